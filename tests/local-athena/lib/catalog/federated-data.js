/**
 * A catalog that Glue does not serve: a connector answers for it, through Athena's ListDatabases
 * and ListTableMetadata alone. Its types have Trino's names, its names keep their letter case.
 */

const TRINO_TYPES = [
    ['id', 'integer', '1'],
    ['a_time', 'time(3)', "TIME '10:11:12.123'"],
    ['a_time_with_zone', 'time(3) with time zone', "TIMETZ '10:11:12.123+02:00'"],
    ['a_timestamp', 'timestamp(3)', "TIMESTAMP '2024-01-31 10:11:12.123'"],
    [
        'a_timestamp_with_zone',
        'timestamp(3) with time zone',
        "TIMESTAMPTZ '2024-01-31 10:11:12.123+00'",
    ],
    ['a_uuid', 'uuid', "UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59'"],
    ['a_json', 'json', `'{"a":[1,2]}'`],
    ['an_ipaddress', 'ipaddress', "'10.0.0.1'"],
    ['a_day_interval', 'interval day to second', "INTERVAL '183845 seconds'"],
    ['a_year_interval', 'interval year to month', "INTERVAL '14 months'"],
    ['a_row', 'row(x integer, "Y Z" array(varchar))', "{'x': 1, 'Y Z': ['a', NULL]}"],
    ['a_map', 'map(varchar, row(a real, b decimal(5,2)))', "MAP {'k': {'a': 1.5, 'b': 2.50}}"],
    ['a_varbinary', 'varbinary', "'bytes'::BLOB"],
    ['a_char', 'char(3)', "'abc'"],
];

const table = (name, list, rows, comment) => ({
    name,
    description: comment,
    columns: list.map(([column, type]) => ({ name: column, type })),
    source:
        `SELECT * FROM (VALUES ${rows}) AS v(` +
        `${list.map(([column]) => `"${column}"`).join(', ')})`,
    bytes: 512,
});

const values = (list) => `(${list.map(([, , sql]) => sql).join(', ')})`;

const nulls = (list) => `(${list.map(() => 'NULL').join(', ')})`;

/** A catalog and its databases, for Catalogs.addCatalog() and addDatabase(). */
export const federatedCatalog = ({ accountId, region }) => ({
    name: 'federated',
    type: 'LAMBDA',
    description: 'Tables behind a connector, not in Glue',
    parameters: {
        catalog: 'federated',
        function: `arn:aws:lambda:${region}:${accountId}:function:federated`,
    },
    databases: [
        {
            name: 'crm',
            description: 'Customers and their orders',
            tables: [
                table(
                    'Customers',
                    [
                        ['CustomerId', 'bigint'],
                        ['Full Name', 'varchar(50)'],
                        ['Vip', 'boolean'],
                    ],
                    "(1, 'Ada Lovelace', true), (2, 'Grace Hopper', NULL)",
                ),
                table(
                    'orders',
                    [
                        ['OrderId', 'bigint'],
                        ['CustomerId', 'bigint'],
                        ['Total', 'decimal(10,2)'],
                        ['placed', 'date'],
                    ],
                    "(10, 1, 99.90, DATE '2024-03-01'), (11, 2, 5.00, DATE '2024-03-02')",
                ),
            ],
        },
        {
            name: 'Typen',
            description: 'Types that Hive does not have',
            tables: [
                table('trino_types', TRINO_TYPES, `${values(TRINO_TYPES)}, ${nulls(TRINO_TYPES)}`),
            ],
        },
        { name: 'vacant', tables: [] },
    ],
});
