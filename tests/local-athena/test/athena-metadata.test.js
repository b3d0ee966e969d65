import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
    GetDatabaseCommand,
    GetDataCatalogCommand,
    GetTableMetadataCommand,
    ListDatabasesCommand,
    ListDataCatalogsCommand,
    ListTableMetadataCommand,
} from '@aws-sdk/client-athena';
import { allowing, failureOf, startAthena } from './athena-client.js';

let server;

before(async () => {
    server = await startAthena([], allowing('*'));
});
after(() => server.close());

const send = (Command, input) => server.athena.send(new Command(input));

test('catalogs', async () => {
    const { DataCatalogsSummary } = await send(ListDataCatalogsCommand, {});
    assert.deepEqual(
        DataCatalogsSummary.map(({ CatalogName, Type }) => [CatalogName, Type]),
        [
            ['AwsDataCatalog', 'GLUE'],
            ['federated', 'LAMBDA'],
        ],
    );
    const { DataCatalog } = await send(GetDataCatalogCommand, { Name: 'Federated' });
    assert.equal(DataCatalog.Type, 'LAMBDA');
    assert.match(DataCatalog.Parameters.function, /^arn:aws:lambda:/);
});

test('databases of both catalogs, in pages', async () => {
    const { DatabaseList } = await send(ListDatabasesCommand, { CatalogName: 'federated' });
    assert.deepEqual(
        DatabaseList.map(({ Name }) => Name),
        ['crm', 'Typen', 'vacant'],
    );
    const first = await send(ListDatabasesCommand, {
        CatalogName: 'awsdatacatalog',
        MaxResults: 2,
    });
    assert.equal(first.DatabaseList.length, 2);
    const second = await send(ListDatabasesCommand, {
        CatalogName: 'AwsDataCatalog',
        MaxResults: 50,
        NextToken: first.NextToken,
    });
    assert.equal(second.NextToken, undefined);
    assert.equal(second.DatabaseList[0].Name, 'empty_database');
    const { Database } = await send(GetDatabaseCommand, {
        CatalogName: 'federated',
        DatabaseName: 'TYPEN',
    });
    assert.equal(Database.Name, 'Typen');
});

test('tables of a catalog that Glue does not serve: Trino types, capitals', async () => {
    const input = { CatalogName: 'federated', DatabaseName: 'crm' };
    const { TableMetadataList } = await send(ListTableMetadataCommand, input);
    assert.deepEqual(
        TableMetadataList.map(({ Name }) => Name),
        ['Customers', 'orders'],
    );
    assert.deepEqual(
        TableMetadataList[0].Columns.map(({ Name, Type }) => [Name, Type]),
        [
            ['CustomerId', 'bigint'],
            ['Full Name', 'varchar(50)'],
            ['Vip', 'boolean'],
        ],
    );
    const some = await send(ListTableMetadataCommand, { ...input, Expression: 'o.*' });
    assert.deepEqual(
        some.TableMetadataList.map(({ Name }) => Name),
        ['orders'],
    );
    const none = await send(ListTableMetadataCommand, { ...input, DatabaseName: 'vacant' });
    assert.deepEqual(none.TableMetadataList, []);
    const { TableMetadata } = await send(GetTableMetadataCommand, {
        ...input,
        DatabaseName: 'typen',
        TableName: 'trino_types',
    });
    assert.ok(
        TableMetadata.Columns.some(({ Type }) => Type === 'row(x integer, "Y Z" array(varchar))'),
    );
});

test('tables of Glue: partition keys apart, storage in the parameters', async () => {
    const { TableMetadata } = await send(GetTableMetadataCommand, {
        CatalogName: 'AwsDataCatalog',
        DatabaseName: 'showcase',
        TableName: 'sales',
    });
    assert.deepEqual(
        TableMetadata.Columns.map(({ Name }) => Name),
        ['item', 'amount'],
    );
    assert.deepEqual(
        TableMetadata.PartitionKeys.map(({ Name }) => Name),
        ['year', 'region'],
    );
    assert.match(TableMetadata.Parameters.location, /^s3:/);
    assert.equal(TableMetadata.TableType, 'EXTERNAL_TABLE');
});

/** Operation, input, error, its message. */
const REFUSED = [
    [
        ListDatabasesCommand,
        { CatalogName: 'nope' },
        'InvalidRequestException',
        /nope was not found/,
    ],
    [
        ListTableMetadataCommand,
        { CatalogName: 'federated', DatabaseName: 'nope' },
        'MetadataException',
        /^Database nope not found\.$/,
    ],
    [
        GetTableMetadataCommand,
        { CatalogName: 'federated', DatabaseName: 'crm', TableName: 'nope' },
        'MetadataException',
        /^Table nope not found\.$/,
    ],
    [
        ListTableMetadataCommand,
        { CatalogName: 'federated', DatabaseName: 'crm', MaxResults: 51 },
        'InvalidRequestException',
        /less than or equal to 50/,
    ],
    [
        ListDatabasesCommand,
        { CatalogName: 'federated', NextToken: 'x' },
        'InvalidRequestException',
        /NextToken/,
    ],
    [
        ListTableMetadataCommand,
        { CatalogName: 'federated', DatabaseName: 'x'.repeat(129) },
        'InvalidRequestException',
        /less than or equal to 128/,
    ],
];

for (const [Command, input, name, message] of REFUSED) {
    test(`${Command.name} ${JSON.stringify(input).slice(0, 80)}: ${name}`, async () => {
        const error = await failureOf(send(Command, input));
        assert.equal(error.name, name);
        assert.match(error.message, message);
    });
}
