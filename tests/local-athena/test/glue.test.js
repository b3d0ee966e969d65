import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
    GetDatabaseCommand,
    GetDatabasesCommand,
    GetTableCommand,
    GetTablesCommand,
} from '@aws-sdk/client-glue';
import { failureOf, startAthena } from './athena-client.js';

let server;

before(async () => {
    server = await startAthena(['--rows', '3']);
});
after(() => server.close());

const send = (Command, input) => server.glue.send(new Command(input));

async function all(Command, input, member) {
    const pages = [];
    for (let NextToken; pages.length === 0 || NextToken;) {
        const page = await send(Command, { ...input, NextToken });
        pages.push(page[member]);
        ({ NextToken } = page);
    }
    return pages;
}

test('databases, in one page and in many', async () => {
    const { DatabaseList, NextToken } = await send(GetDatabasesCommand, {});
    const names = DatabaseList.map(({ Name }) => Name);
    assert.deepEqual(names, [
        'daten größe',
        'default',
        'empty_database',
        'load',
        'names',
        'sample',
        'showcase',
    ]);
    assert.equal(NextToken, undefined);
    const pages = await all(GetDatabasesCommand, { MaxResults: 3 }, 'DatabaseList');
    assert.deepEqual(
        pages.map((page) => page.length),
        [3, 3, 1],
    );
    assert.deepEqual(
        pages.flat().map(({ Name }) => Name),
        names,
    );
    const sample = DatabaseList.find(({ Name }) => Name === 'sample');
    assert.match(sample.Description, /vega-datasets/);
    assert.equal(sample.CatalogId, server.description.accountId);
    assert.ok(sample.CreateTime instanceof Date);
});

test('one database, in any letter case', async () => {
    const { Database } = await send(GetDatabaseCommand, { Name: 'SAMPLE' });
    assert.equal(Database.Name, 'sample');
    assert.match(Database.LocationUri, /^s3:/);
});

test('tables: pages, expressions', async () => {
    const names = (pages) => pages.flat().map(({ Name }) => Name);
    const pages = await all(
        GetTablesCommand,
        { DatabaseName: 'sample', MaxResults: 4 },
        'TableList',
    );
    assert.deepEqual(
        pages.map((page) => page.length),
        [4, 4, 1],
    );
    assert.deepEqual(names(pages), [
        'airports',
        'birdstrikes',
        'cars',
        'countries',
        'flights',
        'movies',
        'penguins',
        'seattle_weather',
        'stocks',
    ]);
    const some = await all(
        GetTablesCommand,
        { DatabaseName: 'sample', Expression: 'c.*|movies' },
        'TableList',
    );
    assert.deepEqual(names(some), ['cars', 'countries', 'movies']);
    assert.deepEqual(
        names(await all(GetTablesCommand, { DatabaseName: 'empty_database' }, 'TableList')),
        [],
    );
});

test('a Hive table: columns, then partition keys', async () => {
    const { Table } = await send(GetTableCommand, { DatabaseName: 'showcase', Name: 'sales' });
    assert.equal(Table.TableType, 'EXTERNAL_TABLE');
    assert.deepEqual(
        Table.StorageDescriptor.Columns.map(({ Name, Type }) => [Name, Type]),
        [
            ['item', 'string'],
            ['amount', 'decimal(8,2)'],
        ],
    );
    assert.deepEqual(
        Table.PartitionKeys.map(({ Name, Type }) => [Name, Type]),
        [
            ['year', 'int'],
            ['region', 'string'],
        ],
    );
    assert.equal(Table.DatabaseName, 'showcase');
    assert.match(Table.StorageDescriptor.SerdeInfo.SerializationLibrary, /ParquetHiveSerDe$/);
});

test('an Iceberg table: a dropped column stays', async () => {
    const { Table } = await send(GetTableCommand, { DatabaseName: 'showcase', Name: 'events' });
    assert.equal(Table.Parameters.table_type, 'ICEBERG');
    const current = Table.StorageDescriptor.Columns.map(({ Name, Parameters }) => [
        Name,
        Parameters['iceberg.field.current'],
    ]);
    assert.deepEqual(current, [
        ['event_id', 'true'],
        ['happened', 'true'],
        ['kind', 'true'],
        ['amount', 'true'],
        ['dropped_note', 'false'],
    ]);
});

test('a view: its text in a comment, with exact types', async () => {
    const { Table } = await send(GetTableCommand, {
        DatabaseName: 'showcase',
        Name: 'cars_of_japan',
    });
    assert.equal(Table.TableType, 'VIRTUAL_VIEW');
    assert.equal(Table.Parameters.presto_view, 'true');
    assert.equal(Table.ViewExpandedText, '/* Presto View */');
    const [, text] = /^\/\* Presto View: ([A-Za-z0-9+/=]+) \*\/$/.exec(Table.ViewOriginalText);
    const view = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    assert.deepEqual(view.columns, [
        { name: 'name', type: 'varchar' },
        { name: 'horsepower', type: 'integer' },
        { name: 'label', type: 'varchar(5)' },
    ]);
    assert.equal(view.catalog, 'awsdatacatalog');
});

test('a table without a storage descriptor', async () => {
    const { Table } = await send(GetTableCommand, { DatabaseName: 'showcase', Name: 'no_columns' });
    assert.equal(Table.StorageDescriptor, undefined);
});

test('names with blanks, other alphabets and the greatest length', async () => {
    const { TableList } = await send(GetTablesCommand, { DatabaseName: 'names' });
    const names = TableList.map(({ Name }) => Name);
    for (const name of [
        'with space',
        'größe',
        'select',
        'under_score%percent',
        'with.dot',
        'n'.repeat(128),
    ]) {
        assert.ok(names.includes(name), name);
    }
    const { Table } = await send(GetTableCommand, { DatabaseName: 'names', Name: 'größe' });
    assert.deepEqual(
        Table.StorageDescriptor.Columns.map(({ Name }) => Name),
        ['maß', '名前'],
    );
});

test('load.rows has the ten columns', async () => {
    const { Table } = await send(GetTableCommand, { DatabaseName: 'load', Name: 'rows' });
    assert.deepEqual(
        Table.StorageDescriptor.Columns.map(({ Name, Type }) => [Name, Type]),
        [
            ['id', 'bigint'],
            ['k', 'int'],
            ['x', 'double'],
            ['price', 'decimal(12,2)'],
            ['name', 'string'],
            ['comment', 'string'],
            ['d', 'date'],
            ['ts', 'timestamp'],
            ['flag', 'boolean'],
            ['note', 'string'],
        ],
    );
});

/** Operation, input, error, its message. */
const REFUSED = [
    [
        GetDatabaseCommand,
        { Name: 'nope' },
        'EntityNotFoundException',
        /^Database nope not found\.$/,
    ],
    [GetTablesCommand, { DatabaseName: 'nope' }, 'EntityNotFoundException', /^Database nope/],
    [
        GetTableCommand,
        { DatabaseName: 'sample', Name: 'nope' },
        'EntityNotFoundException',
        /^Entity Not Found$/,
    ],
    [GetDatabasesCommand, { CatalogId: '000000000000' }, 'EntityNotFoundException', /^Catalog/],
    [
        GetDatabasesCommand,
        { MaxResults: 101 },
        'InvalidInputException',
        /less than or equal to 100/,
    ],
    [GetTablesCommand, { DatabaseName: '' }, 'InvalidInputException', /greater than or equal to 1/],
    [
        GetTablesCommand,
        { DatabaseName: 'sample', Expression: '(' },
        'InvalidInputException',
        /expression/i,
    ],
    [
        GetTablesCommand,
        { DatabaseName: 'sample', NextToken: 'x' },
        'InvalidInputException',
        /NextToken/,
    ],
];

for (const [Command, input, name, message] of REFUSED) {
    test(`${Command.name} ${JSON.stringify(input)}: ${name}`, async () => {
        const error = await failureOf(send(Command, input));
        assert.equal(error.name, name);
        assert.match(error.message, message);
    });
}
