import { DuckDBTypeId as Id } from '@duckdb/node-api';

/** DuckDB's type of a Trino type, as SQL text. */
export function duckName(type) {
    switch (type.name) {
        case 'array':
            return `${duckName(type.element)}[]`;
        case 'map':
            return `MAP(${duckName(type.key)}, ${duckName(type.value)})`;
        case 'row':
            return `STRUCT(${type.fields.map(duckField).join(', ')})`;
        case 'decimal':
            return `DECIMAL(${type.precision},${type.scale})`;
        default:
            return SCALAR_NAMES[type.name];
    }
}

function duckField({ name, type }, index) {
    return `"${(name ?? `field${index}`).replaceAll('"', '""')}" ${duckName(type)}`;
}

const SCALAR_NAMES = {
    boolean: 'BOOLEAN',
    tinyint: 'TINYINT',
    smallint: 'SMALLINT',
    integer: 'INTEGER',
    bigint: 'BIGINT',
    real: 'FLOAT',
    double: 'DOUBLE',
    char: 'VARCHAR',
    varchar: 'VARCHAR',
    varbinary: 'BLOB',
    date: 'DATE',
    time: 'TIME',
    'time with time zone': 'TIMETZ',
    timestamp: 'TIMESTAMP',
    'timestamp with time zone': 'TIMESTAMPTZ',
    'interval year to month': 'INTERVAL',
    'interval day to second': 'INTERVAL',
    json: 'JSON',
    uuid: 'UUID',
    ipaddress: 'VARCHAR',
    unknown: 'NULL',
    hyperloglog: 'BLOB',
};

/**
 * DuckDB widens where Trino does not (sum of integers is a HUGEINT), and has unsigned integers:
 * each gets the Trino type that a user of Athena would see.
 */
const SCALAR_TYPES = {
    [Id.BOOLEAN]: { name: 'boolean' },
    [Id.TINYINT]: { name: 'tinyint' },
    [Id.SMALLINT]: { name: 'smallint' },
    [Id.INTEGER]: { name: 'integer' },
    [Id.BIGINT]: { name: 'bigint' },
    [Id.UTINYINT]: { name: 'smallint' },
    [Id.USMALLINT]: { name: 'integer' },
    [Id.UINTEGER]: { name: 'bigint' },
    [Id.UBIGINT]: { name: 'bigint' },
    [Id.HUGEINT]: { name: 'bigint' },
    [Id.UHUGEINT]: { name: 'bigint' },
    [Id.FLOAT]: { name: 'real' },
    [Id.DOUBLE]: { name: 'double' },
    [Id.VARCHAR]: { name: 'varchar' },
    [Id.ENUM]: { name: 'varchar' },
    [Id.BLOB]: { name: 'varbinary' },
    [Id.DATE]: { name: 'date' },
    [Id.TIME]: { name: 'time', precision: 3 },
    [Id.TIME_TZ]: { name: 'time with time zone', precision: 3 },
    [Id.TIMESTAMP]: { name: 'timestamp', precision: 3 },
    [Id.TIMESTAMP_S]: { name: 'timestamp', precision: 3 },
    [Id.TIMESTAMP_MS]: { name: 'timestamp', precision: 3 },
    [Id.TIMESTAMP_NS]: { name: 'timestamp', precision: 3 },
    [Id.TIMESTAMP_TZ]: { name: 'timestamp with time zone', precision: 3 },
    [Id.INTERVAL]: { name: 'interval day to second' },
    [Id.UUID]: { name: 'uuid' },
    [Id.SQLNULL]: { name: 'unknown' },
};

/** Fields of the struct by which a timestamp keeps the name of its zone; see lib/sql/macros.sql. */
const ZONED_FIELDS = 'instant,zone';

/**
 * @param {import('@duckdb/node-api').DuckDBType} duck type of a result column
 * @returns {import('./hive-types.js').Type}
 */
export function typeOfDuck(duck) {
    switch (duck.typeId) {
        case Id.DECIMAL:
            return { name: 'decimal', precision: duck.width, scale: duck.scale };
        case Id.LIST:
        case Id.ARRAY:
            return { name: 'array', element: typeOfDuck(duck.valueType) };
        case Id.MAP:
            return {
                name: 'map',
                key: typeOfDuck(duck.keyType),
                value: typeOfDuck(duck.valueType),
            };
        case Id.STRUCT:
            return typeOfStruct(duck);
        case Id.VARCHAR:
            return duck.alias === 'JSON' ? { name: 'json' } : { name: 'varchar' };
        default:
            return SCALAR_TYPES[duck.typeId] ?? { name: 'varchar' };
    }
}

function typeOfStruct({ entryNames, entryTypes }) {
    if (entryNames.join(',') === ZONED_FIELDS) {
        return { name: 'timestamp with time zone', precision: 3, zoned: true };
    }
    const fields = entryNames.map((name, index) => ({
        name: name === '' ? null : name,
        type: typeOfDuck(entryTypes[index]),
    }));
    return { name: 'row', fields };
}
