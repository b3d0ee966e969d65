import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { GetTableCommand } from '@aws-sdk/client-glue';
import { allowing, failureOf, startAthena } from './athena-client.js';

let server;

before(async () => {
    server = await startAthena([], allowing('*'));
    await server.run('CREATE DATABASE work');
});
after(() => server.close());

const context = { QueryExecutionContext: { Database: 'work' } };
const run = (sql) => server.run(sql, context);
const lines = async (sql) => (await run(sql)).rows.map(([line]) => line);
const reasonOf = async (sql) => (await server.execute(sql, context)).Status.StateChangeReason;

/** Statement, StatementType, SubstatementType, suffix of the object's key. */
const KINDS = [
    ['SELECT 1', 'DML', 'SELECT', 'csv'],
    ['WITH q AS (SELECT 1 x) SELECT x FROM q', 'DML', 'SELECT', 'csv'],
    ['VALUES 1', 'DML', 'SELECT', 'csv'],
    ['(SELECT 1)', 'DML', 'SELECT', 'csv'],
    ['EXPLAIN SELECT 1', 'UTILITY', 'EXPLAIN', 'txt'],
    ['SHOW DATABASES', 'UTILITY', 'SHOW_DATABASES', 'txt'],
    ['show tables', 'UTILITY', 'SHOW_TABLES', 'txt'],
    ['DESCRIBE sample.cars', 'UTILITY', 'DESC_TABLE', 'txt'],
    ["CREATE TABLE IF NOT EXISTS kinds (a int) LOCATION 's3://b/p/'", 'DDL', 'CREATE_TABLE', 'txt'],
    ['CREATE TABLE kinds_as AS SELECT 1 AS a', 'DDL', 'CREATE_TABLE_AS_SELECT', 'csv'],
    ['INSERT INTO kinds VALUES (1)', 'DML', 'INSERT', 'csv'],
    ['-- first\n/* then */ DROP TABLE kinds', 'DDL', 'DROP_TABLE', 'txt'],
];

for (const [sql, type, subtype, suffix] of KINDS) {
    test(`${JSON.stringify(sql)} is ${type} ${subtype}`, async () => {
        const { execution } = await run(sql);
        assert.equal(execution.StatementType, type);
        assert.equal(execution.SubstatementType, subtype);
        assert.ok(execution.ResultConfiguration.OutputLocation.endsWith(`.${suffix}`));
    });
}

test('SHOW DATABASES and SHOW TABLES', async () => {
    const { rows, columns } = await run('SHOW DATABASES');
    assert.deepEqual(
        columns.map(({ Name, Type }) => [Name, Type]),
        [['database_name', 'string']],
    );
    assert.ok(rows.some(([name]) => name === 'sample'));
    assert.deepEqual(await lines("SHOW TABLES IN sample 's*'"), ['seattle_weather', 'stocks']);
    assert.deepEqual(await lines("SHOW TABLES IN sample 'cars|movies'"), ['cars', 'movies']);
    assert.deepEqual(await lines('SHOW VIEWS IN showcase'), ['broken_view', 'cars_of_japan']);
    const federated = await server.run('SHOW TABLES IN crm', {
        QueryExecutionContext: { Catalog: 'federated' },
    });
    assert.deepEqual(federated.rows, [['Customers'], ['orders']]);
});

test('DESCRIBE of a Hive table: padded fields, partitions after a comment', async () => {
    const { columns, rows } = await run('DESCRIBE showcase.sales');
    assert.deepEqual(
        columns.map(({ Name }) => Name),
        ['col_name', 'data_type', 'comment'],
    );
    const row = (...fields) => fields.map((field) => field.padEnd(20)).join('\t');
    assert.deepEqual(
        rows.map(([text]) => text),
        [
            row('item', 'string', ''),
            row('amount', 'decimal(8,2)', ''),
            row('year', 'int', ''),
            row('region', 'string', ''),
            '\t \t ',
            '# Partition Information\t \t ',
            row('# col_name', 'data_type', 'comment'),
            '\t \t ',
            row('year', 'int', ''),
            row('region', 'string', ''),
        ],
    );
});

test('DESCRIBE of an Iceberg table: no padding, no dropped column', async () => {
    assert.deepEqual(await lines('DESCRIBE showcase.events'), [
        '# Table schema:\t\t',
        '# col_name\tdata_type\tcomment',
        'event_id\tbigint\t',
        'happened\ttimestamp\t',
        'kind\tstring\t',
        'amount\tdouble\t',
        '\t\t',
        '# Partition spec:\t\t',
        '# field_name\tfield_transform\tcolumn_name',
        'happened_day\tday\thappened',
    ]);
});

test('SHOW COLUMNS, PARTITIONS, TBLPROPERTIES', async () => {
    assert.deepEqual(
        await lines('SHOW COLUMNS IN sample.stocks'),
        ['date', 'price', 'symbol'].map((name) => name.padEnd(20)),
    );
    assert.deepEqual(await lines('SHOW PARTITIONS showcase.sales'), [
        'year=2023/region=north',
        'year=2023/region=south',
        'year=2024/region=north',
        'year=2024/region=south',
    ]);
    assert.deepEqual(await lines("SHOW TBLPROPERTIES showcase.sales ('EXTERNAL')"), [
        'EXTERNAL\tTRUE',
    ]);
    assert.match(await reasonOf('SHOW PARTITIONS sample.cars'), /is not a partitioned table$/);
});

test('EXPLAIN begins with the label', async () => {
    const plan = await lines('EXPLAIN SELECT name FROM sample.cars');
    assert.equal(plan[0], 'Query Plan');
    assert.match(plan[1], /^- Output\[name\]/);
    assert.match(plan[2], /TableScan\[awsdatacatalog:sample:cars\]/);
    assert.deepEqual(await lines('EXPLAIN (TYPE VALIDATE) SELECT 1'), ['Valid', 'true']);
    const [, ...io] = await lines('EXPLAIN (TYPE IO, FORMAT JSON) SELECT name FROM sample.cars');
    const [{ table }] = JSON.parse(io.join('')).inputTableColumnInfos;
    assert.deepEqual(table.schemaTable, { schema: 'sample', table: 'cars' });
    assert.match(await reasonOf('EXPLAIN SELECT nope FROM sample.cars'), /^COLUMN_NOT_FOUND/);
});

test('a table: created, filled, read, described, changed, dropped', async () => {
    const create = `CREATE EXTERNAL TABLE IF NOT EXISTS \`people\` (
            id int COMMENT 'the key', name string, tags array<struct<k:string,v:int>>)
        COMMENT 'who' PARTITIONED BY (dt string)
        ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
        WITH SERDEPROPERTIES ('ignore.malformed.json' = 'true')
        LOCATION 's3://some-bucket/people/' TBLPROPERTIES ('classification' = 'json')`;
    assert.deepEqual((await run(create)).rows, []);
    assert.deepEqual((await run(create)).rows, []);
    const { Table } = await server.glue.send(
        new GetTableCommand({ DatabaseName: 'work', Name: 'people' }),
    );
    assert.equal(Table.StorageDescriptor.Location, 's3://some-bucket/people/');
    assert.deepEqual(
        Table.StorageDescriptor.Columns.map(({ Name, Type, Comment }) => [Name, Type, Comment]),
        [
            ['id', 'int', 'the key'],
            ['name', 'string', undefined],
            ['tags', 'array<struct<k:string,v:int>>', undefined],
        ],
    );
    assert.deepEqual(
        Table.PartitionKeys.map(({ Name }) => Name),
        ['dt'],
    );

    const inserted = await run(`INSERT INTO people
        SELECT 1, 'Ada', ARRAY[CAST(ROW('a', 1) AS ROW(k varchar, v integer))], '2024-01-01'
        UNION ALL SELECT 2, NULL, NULL, '2024-01-02'`);
    assert.equal(inserted.updateCount, 2);
    assert.deepEqual(inserted.rows, []);
    assert.deepEqual((await run('SELECT * FROM people ORDER BY id')).rows, [
        ['id', 'name', 'tags', 'dt'],
        ['1', 'Ada', '[{k=a, v=1}]', '2024-01-01'],
        ['2', null, null, '2024-01-02'],
    ]);
    await run("ALTER TABLE people ADD PARTITION (dt = '2024-01-03') LOCATION 's3://b/x/'");
    assert.deepEqual(await lines('SHOW PARTITIONS people'), [
        'dt=2024-01-01',
        'dt=2024-01-02',
        'dt=2024-01-03',
    ]);
    await run("ALTER TABLE people DROP PARTITION (dt = '2024-01-03')");
    await run('MSCK REPAIR TABLE people');
    assert.equal((await lines('SHOW PARTITIONS people')).length, 2);
    assert.match(
        await reasonOf('DELETE FROM people WHERE id = 1'),
        /^NOT_SUPPORTED: Modifying Hive/,
    );
    assert.match(await reasonOf('INSERT INTO people VALUES (1)'), /^TYPE_MISMATCH: /);
    await run('DROP TABLE people');
    assert.match(await reasonOf('SELECT * FROM people'), /^TABLE_NOT_FOUND: line 1:15: /);
    assert.match(await reasonOf('DROP TABLE people'), /^FAILED: SemanticException \[Error 10001\]/);
    await run('DROP TABLE IF EXISTS people');
});

test('an Iceberg table: inserted, updated, deleted from, columns added and dropped', async () => {
    await run(`CREATE TABLE ice (id int, v string, at timestamp) PARTITIONED BY (day(at), v)
        LOCATION 's3://b/ice/' TBLPROPERTIES ('table_type' = 'ICEBERG')`);
    assert.equal((await run("INSERT INTO ice (id, v) VALUES (1, 'a'), (2, 'b')")).updateCount, 2);
    assert.equal((await run("UPDATE ice SET v = 'z' WHERE id = 1")).updateCount, 1);
    assert.equal((await run("DELETE FROM ice WHERE v = 'b'")).updateCount, 1);
    await run('ALTER TABLE ice ADD COLUMNS (extra double)');
    await run('ALTER TABLE ice DROP COLUMN v');
    assert.deepEqual((await run('SELECT * FROM ice')).rows, [
        ['id', 'at', 'extra'],
        ['1', null, null],
    ]);
    const { Table } = await server.glue.send(
        new GetTableCommand({ DatabaseName: 'work', Name: 'ice' }),
    );
    const dropped = Table.StorageDescriptor.Columns.find(({ Name }) => Name === 'v');
    assert.equal(dropped.Parameters['iceberg.field.current'], 'false');
    assert.deepEqual(Table.PartitionKeys, []);
});

test('CREATE TABLE AS keeps types and counts rows', async () => {
    const made =
        await run(`CREATE TABLE made WITH (format = 'PARQUET', external_location = 's3://b/m/') AS
        SELECT CAST('x' AS varchar(7)) AS v, 1.50 AS d, ARRAY[1] AS a, 5 AS n UNION ALL
        SELECT 'y', 2.5, NULL, 6`);
    assert.equal(made.updateCount, 2);
    const { Table } = await server.glue.send(
        new GetTableCommand({ DatabaseName: 'work', Name: 'made' }),
    );
    assert.equal(Table.StorageDescriptor.Location, 's3://b/m/');
    assert.deepEqual(Table.StorageDescriptor.Columns.map(({ Type }) => Type).slice(1), [
        'decimal(3,2)',
        'array<int>',
        'int',
    ]);
    assert.match(await reasonOf('CREATE TABLE made AS SELECT 1 a'), /^TABLE_ALREADY_EXISTS/);
    await run('CREATE TABLE IF NOT EXISTS made AS SELECT 1 a');
    const empty = await run('CREATE TABLE hollow AS SELECT 1 AS a WITH NO DATA');
    assert.equal(empty.updateCount, 0);
});

test('a view keeps its types, and is replaced and dropped', async () => {
    await run("CREATE VIEW v AS SELECT name, CAST('abc' AS varchar(3)) AS code FROM sample.cars");
    const { Table } = await server.glue.send(
        new GetTableCommand({ DatabaseName: 'work', Name: 'v' }),
    );
    assert.equal(Table.TableType, 'VIRTUAL_VIEW');
    const [, text] = /^\/\* Presto View: (\S+) \*\/$/.exec(Table.ViewOriginalText);
    const stored = JSON.parse(Buffer.from(text, 'base64'));
    assert.deepEqual(stored.columns, [
        { name: 'name', type: 'varchar' },
        { name: 'code', type: 'varchar(3)' },
    ]);
    assert.match(stored.originalSql, /^SELECT name/);
    const { columns } = await run('SELECT * FROM v LIMIT 1');
    assert.deepEqual(
        columns.map(({ Precision }) => Precision),
        [2147483647, 3],
    );
    assert.match(await reasonOf('CREATE VIEW v AS SELECT 1 x'), /View already exists/);
    await run('CREATE OR REPLACE VIEW v AS SELECT 5 AS five');
    assert.deepEqual((await run('SELECT * FROM v')).rows, [['five'], ['5']]);
    assert.deepEqual(await lines('SHOW CREATE VIEW v'), ['CREATE VIEW v AS', 'SELECT 5 AS five']);
    await run('DROP VIEW v');
    assert.match(await reasonOf('SELECT * FROM v'), /^TABLE_NOT_FOUND/);
});

test('databases are made and dropped', async () => {
    await run("CREATE SCHEMA IF NOT EXISTS side COMMENT 'c' WITH DBPROPERTIES ('k' = 'v')");
    await run('CREATE DATABASE IF NOT EXISTS side');
    assert.match(await reasonOf('CREATE DATABASE side'), /AlreadyExistsException/);
    await run('CREATE TABLE side.t AS SELECT 1 AS a');
    assert.match(await reasonOf('DROP DATABASE side'), /is not empty/);
    await run('DROP DATABASE side CASCADE');
    assert.match(await reasonOf('SELECT * FROM side.t'), /^SCHEMA_NOT_FOUND/);
    await run('CREATE DATABASE side');
    await run('CREATE TABLE side.t AS SELECT 2 AS a');
    assert.deepEqual((await run('SELECT * FROM side.t')).rows, [['a'], ['2']]);
});

test('information_schema shows every catalog its own', async () => {
    const { rows } = await run(`SELECT table_name, table_type FROM information_schema.tables
        WHERE table_schema = 'showcase' AND table_name LIKE '%c%' ORDER BY 1`);
    assert.deepEqual(rows.slice(1), [
        ['cars_of_japan', 'VIEW'],
        ['no_columns', 'BASE TABLE'],
    ]);
    const columns = await run(`SELECT column_name, ordinal_position, data_type, extra_info
        FROM awsdatacatalog.information_schema.columns WHERE table_name = 'stocks'`);
    assert.deepEqual(columns.rows.slice(1), [
        ['date', '1', 'date', null],
        ['price', '2', 'decimal(10,2)', null],
        ['symbol', '3', 'varchar', 'partition key'],
    ]);
    const schemas = await run('SELECT schema_name FROM "federated".information_schema.schemata');
    assert.deepEqual(schemas.rows.slice(1), [['crm'], ['Typen'], ['vacant']]);
    assert.match(await reasonOf('SELECT * FROM information_schema.nope'), /^TABLE_NOT_FOUND/);
});

/** Query over sample data or made-up rows, rows without labels, why. */
const QUERIES = [
    [
        "SELECT * FROM (VALUES (1, 'a'), (2, 'b'))",
        [
            ['1', 'a'],
            ['2', 'b'],
        ],
        'rows without a name',
    ],
    [
        'SELECT x FROM (VALUES 3, 1, 2) AS v(x) ORDER BY x DESC NULLS FIRST OFFSET 1 LIMIT 1',
        [['2']],
        'OFFSET before LIMIT',
    ],
    [
        'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) SELECT n FROM t',
        [['1'], ['2'], ['3']],
        'recursion',
    ],
    ['WITH cars AS (SELECT 1 AS x) SELECT * FROM cars', [['1']], 'a subquery hides a table'],
    [
        "SELECT t.id, u.x, u.n FROM (VALUES (1, ARRAY['a', 'b'])) AS t(id, arr)" +
            ' CROSS JOIN UNNEST(t.arr) WITH ORDINALITY AS u(x, n) ORDER BY n',
        [
            ['1', 'a', '1'],
            ['1', 'b', '2'],
        ],
        'ordinality',
    ],
    [
        "SELECT k, v FROM UNNEST(MAP(ARRAY['a', 'b'], ARRAY[1, 2])) AS t(k, v) ORDER BY k",
        [
            ['a', '1'],
            ['b', '2'],
        ],
        'a map becomes two columns',
    ],
    [
        "SELECT a, b FROM UNNEST(ARRAY[1, 2], ARRAY['x']) AS t(a, b) ORDER BY a",
        [
            ['1', 'x'],
            ['2', null],
        ],
        'arrays side by side',
    ],
    [
        "SELECT n, s FROM UNNEST(ARRAY[CAST(ROW(1, 'x') AS ROW(n integer, s varchar))]) AS t(n, s)",
        [['1', 'x']],
        'rows become columns',
    ],
    [
        'SELECT origin, count(*) FROM sample.cars GROUP BY ROLLUP (origin) ORDER BY 2 DESC LIMIT 2',
        [
            [null, '406'],
            ['USA', '254'],
        ],
        'ROLLUP',
    ],
    [
        'SELECT origin, count(*) FROM sample.cars GROUP BY GROUPING SETS ((origin), ()) ORDER BY 2 LIMIT 1',
        [['Europe', '73']],
        'GROUPING SETS',
    ],
    [
        'TABLE federated.crm.orders',
        [
            ['10', '1', '99.90', '2024-03-01'],
            ['11', '2', '5.00', '2024-03-02'],
        ],
        'TABLE',
    ],
    [
        'SELECT name FROM (SELECT name, row_number() OVER (PARTITION BY origin ORDER BY horsepower DESC)' +
            " AS r FROM sample.cars WHERE origin = 'Japan') WHERE r = 1",
        [['datsun 280-zx']],
        'window',
    ],
    [
        'SELECT count(*) FROM federated.crm.customers c JOIN federated.crm.orders o' +
            ' ON c.customerid = o.customerid',
        [['2']],
        'another catalog',
    ],
    [
        'SELECT a.name FROM sample.cars AS a WHERE EXISTS (SELECT 1 FROM sample.cars b' +
            ' WHERE b.name = a.name AND b.horsepower > 225)',
        [['pontiac grand prix']],
        'correlated',
    ],
];

for (const [sql, rows, why] of QUERIES) {
    test(`query: ${why}`, async () => {
        assert.deepEqual((await run(sql)).rows.slice(1), rows);
    });
}

test('labels: lower case, _colN without a name, repeated as they come', async () => {
    const { rows } = await run(
        'SELECT 1, 2 AS "Two", x.n, y.n, x.n + 1 FROM (SELECT 1 n) x, (SELECT 2 N) y',
    );
    assert.deepEqual(rows[0], ['_col0', 'two', 'n', 'n', '_col4']);
    const star = await run('SELECT *, 5 FROM (SELECT 1, 2) AS t');
    assert.deepEqual(star.rows[0], ['_col0', '_col1', '_col2']);
});

test('every table of every catalog can be read by its full name', async () => {
    const { catalogs } = server.context;
    const skipped = ['broken_view', 'no_columns'];
    for (const { name: catalog } of catalogs.list()) {
        for (const { name: database } of catalogs.databases(catalog)) {
            for (const { name } of catalogs.tables(catalog, database)) {
                if (skipped.includes(name)) continue;
                const full = [catalog, database, name].map(
                    (part) => `"${part.replaceAll('"', '""')}"`,
                );
                const { columns } = await server.run(`SELECT * FROM ${full.join('.')} LIMIT 3`);
                assert.ok(columns.length > 0, full.join('.'));
            }
        }
    }
});

test('a statement of the greatest length is read', async () => {
    const { rows } = await run(`SELECT length('${'ä'.repeat(262144 - 17)}')`);
    assert.deepEqual(rows[1], [String(262144 - 17)]);
    const wide = await run(
        `SELECT ${Array.from({ length: 1000 }, (_, i) => `${i} AS c${i}`).join(', ')}`,
    );
    assert.equal(wide.columns.length, 1000);
});

test('statements for Glue cannot be sent to another catalog', async () => {
    const elsewhere = { QueryExecutionContext: { Catalog: 'federated', Database: 'crm' } };
    const { Status } = await server.execute("CREATE TABLE x (a int) LOCATION 's3://b/'", elsewhere);
    assert.match(Status.StateChangeReason, /^NOT_SUPPORTED/);
    const unknown = await failureOf(
        server.start('SELECT 1', {
            QueryExecutionContext: { Catalog: 'x'.repeat(257) },
        }),
    );
    assert.equal(unknown.name, 'InvalidRequestException');
});
