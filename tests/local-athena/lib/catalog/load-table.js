import { DATA_BUCKET } from './names.js';

/**
 * The table load.rows, for measurements: ten columns of mixed types whose values follow from the
 * row's number alone, so that every run, everywhere, reads the same rows. They are computed while
 * a query reads them: any number of rows takes no time to make and no memory to keep.
 */

// Multiplying by an odd constant and keeping 31 bits scatters the row's number; hash functions
// would make the rows depend on DuckDB's version.
const scattered = (factor) => `((i + 1) * ${factor} & 2147483647)`;

/** name, Hive type, SQL over the row's number i, comment */
const COLUMNS = [
    ['id', 'bigint', 'i', 'row number, from 0'],
    ['k', 'int', `CAST(${scattered(1103515245)} % 1000 AS INTEGER)`, '0 to 999'],
    [
        'x',
        'double',
        `(${scattered(48271)} - 1073741824) / CAST(65537 AS DOUBLE)`,
        'about -16384 to 16384',
    ],
    [
        'price',
        'decimal(12,2)',
        `CAST(${scattered(69621)} % 100000000 AS DECIMAL(12,2)) / 100`,
        '0 to 999999.99',
    ],
    [
        'name',
        'string',
        `printf('customer-%09d', ${scattered(16807)} % 1000000000)`,
        '18 characters',
    ],
    [
        'comment',
        'string',
        `printf('order %010d, shipped by %s, said "%s" and %s; thank you', i,` +
            ` ['rail', 'road', 'sea', 'air'][CAST(i % 4 AS INTEGER) + 1],` +
            ` ['fine', 'good', 'well'][CAST(i % 3 AS INTEGER) + 1],` +
            ` ['paid', 'owed'][CAST(i % 2 AS INTEGER) + 1])`,
        'about 60 characters, with quotes',
    ],
    ['d', 'date', `DATE '2000-01-01' + CAST(${scattered(630360016)} % 10000 AS INTEGER)`, ''],
    [
        'ts',
        'timestamp',
        `TIMESTAMP '2020-01-01 00:00:00' + to_milliseconds(i * 1001)`,
        'with milliseconds',
    ],
    ['flag', 'boolean', `${scattered(1664525)} % 2 = 0`, ''],
    [
        'note',
        'string',
        `CASE WHEN i % 3 <> 0 THEN 'note ' || CAST(i AS VARCHAR) END`,
        'NULL in every third row',
    ],
];

/** Bytes that a row of load.rows is counted as, for DataScannedInBytes. */
const ROW_BYTES = 180;

/**
 * @param {object} options
 * @param {number} options.rows
 * @returns the database `load`, for Catalogs.addDatabase()
 */
export function loadDatabase({ rows }) {
    const expressions = COLUMNS.map(([name, , sql]) => `${sql} AS "${name}"`);
    return {
        name: 'load',
        description: 'Generated rows for measurements',
        locationUri: `s3://${DATA_BUCKET}/load/`,
        tables: [
            {
                name: 'rows',
                description: `${rows} generated rows`,
                location: `s3://${DATA_BUCKET}/load/rows/`,
                columns: COLUMNS.map(([name, type, , comment]) => ({ name, type, comment })),
                parameters: { classification: 'parquet', EXTERNAL: 'TRUE' },
                source: `SELECT ${expressions.join(', ')} FROM range(${rows}) AS numbers(i)`,
                computed: true,
                bytes: rows * ROW_BYTES,
            },
        ],
    };
}
