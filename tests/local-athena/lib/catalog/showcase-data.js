import { DATA_BUCKET } from './names.js';

/**
 * Tables that show what a catalog may hold: every type with its extreme values, partitions,
 * Iceberg, views, names that need quotes, nothing at all, and what cannot be read.
 */

const ALL_TYPES = [
    ['id', 'int'],
    ['a_boolean', 'boolean'],
    ['a_tinyint', 'tinyint'],
    ['a_smallint', 'smallint'],
    ['an_int', 'int'],
    ['a_bigint', 'bigint'],
    ['a_float', 'float'],
    ['a_double', 'double'],
    ['a_decimal', 'decimal(10,2)'],
    ['a_wide_decimal', 'decimal(38,10)'],
    ['a_char', 'char(5)'],
    ['a_varchar', 'varchar(20)'],
    ['a_string', 'string'],
    ['a_binary', 'binary'],
    ['a_date', 'date'],
    ['a_timestamp', 'timestamp'],
    ['an_array', 'array<int>'],
    ['a_map', 'map<string,double>'],
    ['a_struct', 'struct<a:int,b:string>'],
    ['a_nest', 'array<struct<name:string,tags:map<string,array<decimal(5,1)>>>>'],
];

const ALL_TYPES_ROWS = `
    (1, true, 1, 2, 3, 4, 1.5, 2.25, 12345678.90, 1234567890.0123456789, 'ab', 'varchar',
        'text', 'bytes'::BLOB, DATE '2024-02-29', TIMESTAMP '2024-02-29 12:34:56.789',
        [1, 2, 3], MAP {'one': 1.0, 'tiny': 1e-10}, {'a': 1, 'b': 'x'},
        [{'name': 'n', 'tags': MAP {'t': [1.5, 2.5]}}]),
    (2, false, -128, -32768, -2147483648, -9223372036854775808,
        '-3.4028235e38'::FLOAT, '-1.7976931348623157e308'::DOUBLE, -99999999.99, -9999999999999999999999999999.9999999999, '', '',
        '', ''::BLOB, DATE '0001-01-01', TIMESTAMP '0001-01-01 00:00:00', [], MAP {},
        {'a': NULL, 'b': NULL}, []),
    (3, true, 127, 32767, 2147483647, 9223372036854775807,
        '3.4028235e38'::FLOAT, '1.7976931348623157e308'::DOUBLE, 99999999.99, 9999999999999999999999999999.9999999999, 'abcde',
        'twenty characters ok', E'quote " comma , newline \\n tab \\t back\\\\slash',
        '\\x00\\xFF'::BLOB, DATE '9999-12-31', TIMESTAMP '9999-12-31 23:59:59.999', [NULL, 0],
        MAP {'null': NULL}, {'a': 0, 'b': 'comma, brace}'}, [NULL]),
    (4, NULL, 0, 0, 0, 0, 'NaN'::FLOAT, 'Infinity'::DOUBLE, 0.00, 0, 'é', 'naïve', 'Grüße, 世界 😀', encode('é'),
        DATE '1969-12-31', TIMESTAMP '1969-12-31 23:59:59.001', [2147483647], MAP {'é': 0.1},
        {'a': -1, 'b': 'ü'}, [{'name': NULL, 'tags': NULL}]),
    (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL)`;

const columns = (list) => list.map(([name, type, comment]) => ({ name, type, comment }));

const names = (list) => list.map(([name]) => `"${name.replaceAll('"', '""')}"`).join(', ');

const valuesOf = (list, rows) => `SELECT * FROM (VALUES ${rows}) AS v(${names(list)})`;

function table(database, name, list, rows, more = {}) {
    return {
        name,
        location: `s3://${DATA_BUCKET}/${database}/${name}/`,
        columns: columns(list),
        parameters: { classification: 'parquet', EXTERNAL: 'TRUE' },
        source: rows && valuesOf(list, rows),
        bytes: 1024,
        ...more,
    };
}

const EVENTS = [
    ['event_id', 'bigint'],
    ['happened', 'timestamp'],
    ['kind', 'string'],
    ['amount', 'double'],
];

const SALES = [
    ['item', 'string'],
    ['amount', 'decimal(8,2)'],
    ['year', 'int'],
    ['region', 'string'],
];

function showcase() {
    const name = 'showcase';
    const own = (...args) => table(name, ...args);
    return {
        name,
        description: 'Every type, partitions, Iceberg, views, empty and broken tables',
        locationUri: `s3://${DATA_BUCKET}/${name}/`,
        parameters: { purpose: 'tests' },
        tables: [
            own('all_types', ALL_TYPES, ALL_TYPES_ROWS, { description: 'One column of each type' }),
            own(
                'empty_table',
                [
                    ['a', 'int'],
                    ['b', 'string'],
                ],
                null,
            ),
            partitioned(own),
            iceberg(own),
            view(
                'cars_of_japan',
                [
                    ['name', 'string', { name: 'varchar' }],
                    ['horsepower', 'int', { name: 'integer' }],
                    ['label', 'varchar(5)', { name: 'varchar', length: 5 }],
                ],
                "SELECT name, horsepower, 'japan' AS label FROM sample.cars WHERE origin = 'Japan'",
            ),
            view(
                'broken_view',
                [['gone', 'int', { name: 'integer' }]],
                'SELECT gone FROM showcase.no_longer_there',
            ),
            { ...own('no_columns', [], ''), source: null, unreadable: true },
        ],
    };
}

function partitioned(own) {
    const made = own(
        'sales',
        SALES,
        `
        ('apple', 1.50, 2023, 'north'), ('pear', 2.25, 2023, 'south'),
        ('apple', 1.75, 2024, 'north'), ('plum', 0.99, 2024, 'south')`,
    );
    return {
        ...made,
        description: 'Partitioned by year and region',
        columns: made.columns.slice(0, 2),
        partitionKeys: made.columns.slice(2),
    };
}

function iceberg(own) {
    const made = own(
        'events',
        EVENTS,
        `
        (1, TIMESTAMP '2024-01-01 08:00:00', 'start', 0.5),
        (2, TIMESTAMP '2024-01-02 09:30:00.250', 'stop', NULL)`,
    );
    const current = made.columns.map((column, index) => ({
        ...column,
        parameters: { 'iceberg.field.id': String(index + 1), 'iceberg.field.current': 'true' },
    }));
    const dropped = {
        name: 'dropped_note',
        type: 'string',
        parameters: { 'iceberg.field.id': '5', 'iceberg.field.current': 'false' },
    };
    return {
        ...made,
        description: 'An Iceberg table; dropped_note was dropped',
        columns: [...current, dropped],
        partitionFields: ['day(happened)'],
        parameters: {
            table_type: 'ICEBERG',
            metadata_location: `${made.location}metadata/00002.metadata.json`,
        },
    };
}

function view(name, list, sql) {
    return {
        name,
        tableType: 'VIRTUAL_VIEW',
        columns: list.map(([column, type, trinoType]) => ({ name: column, type, trinoType })),
        parameters: { presto_view: 'true', comment: 'Presto View' },
        view: { sql, catalog: 'awsdatacatalog', database: 'showcase' },
    };
}

function oddNames() {
    const name = 'names';
    const own = (...args) => table(name, ...args);
    return {
        name,
        description: 'Names that need quotes: naïve, größe, 名前',
        locationUri: `s3://${DATA_BUCKET}/${name}/`,
        tables: [
            own(
                'with space',
                [
                    ['a column', 'int'],
                    ['größe', 'string'],
                    ['order', 'string'],
                ],
                "(1, 'klein', 'first'), (2, 'groß', 'second')",
            ),
            own(
                'größe',
                [
                    ['maß', 'double'],
                    ['名前', 'string'],
                ],
                "(1.5, '太郎'), (NULL, NULL)",
            ),
            own(
                'select',
                [
                    ['from', 'string'],
                    ['Mixed Case', 'int'],
                ],
                "('x', 1)",
            ),
            own(
                'under_score%percent',
                [
                    ['100%', 'int'],
                    ['it"s', 'string'],
                ],
                "(100, 'yes')",
            ),
            own('with.dot', [['a.b', 'int']], '(1)'),
            own('n'.repeat(128), [['c'.repeat(128), 'int', 'Names of 128 characters']], '(1)'),
        ],
    };
}

/** Databases of the Glue catalog, for Catalogs.addDatabase(). */
export const showcaseDatabases = () => [
    showcase(),
    oddNames(),
    { name: 'empty_database', description: 'No tables', tables: [] },
    { name: 'daten größe', tables: [table('daten größe', 'werte', [['wert', 'int']], '(42)')] },
];
