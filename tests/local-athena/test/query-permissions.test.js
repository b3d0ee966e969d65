import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ListDatabasesCommand, ListTableMetadataCommand } from '@aws-sdk/client-athena';
import { GetTablesCommand } from '@aws-sdk/client-glue';
import { allowing, failureOf, startAthena } from './athena-client.js';

async function withPolicy(policy, work) {
    const server = await startAthena([], policy);
    try {
        await work(server);
    } finally {
        await server.close();
    }
}

const DATA = 'arn:aws:s3:::local-athena-data';

/** What is denied [action, resource], statement, how the execution fails. */
const FAILURES = [
    [
        ['glue:GetTable', 'arn:aws:glue:*:*:table/sample/cars'],
        'SELECT * FROM sample.cars',
        /^Insufficient permissions to execute the query\. User: arn:aws:iam::\d{12}:user\/analyst is not authorized to perform: glue:GetTable on resource: arn:aws:glue:us-east-1:\d{12}:table\/sample\/cars with an explicit deny in an identity-based policy \(Service: AmazonDataCatalog; Status Code: 400; Error Code: AccessDeniedException; Request ID: [0-9a-f-]{36}; Proxy: null\)$/,
        1500,
    ],
    [
        ['glue:GetTable', 'arn:aws:glue:*:*:table/sample/cars'],
        'SELECT * FROM showcase.cars_of_japan',
        /glue:GetTable on resource: arn:aws:glue:us-east-1:\d{12}:table\/sample\/cars /,
        1500,
    ],
    [
        ['s3:GetObject', `${DATA}/*`],
        'SELECT * FROM sample.cars',
        /^Permission denied on S3 path: s3:\/\/local-athena-data\/sample\/cars\/$/,
        1501,
    ],
    [
        ['s3:ListBucket', DATA],
        'SELECT * FROM sample.cars',
        /^Permission denied on S3 path: s3:\/\/local-athena-data\/sample\/cars\/$/,
        1501,
    ],
    [
        ['s3:PutObject', '*'],
        'SELECT 1',
        /^Access denied when writing output to url: s3:\/\/local-athena-results\/tests\/[0-9a-f-]{36}\.csv \. /,
        1501,
    ],
    [['glue:GetTables', '*'], 'SHOW TABLES IN sample', /glue:GetTables on resource: /, 1500],
    [
        ['glue:CreateTable', '*'],
        "CREATE TABLE default.x (a int) LOCATION 's3://b/'",
        /glue:CreateTable on resource: /,
        1500,
    ],
];

for (const [denied, sql, reason, type] of FAILURES) {
    test(`without ${denied[0]} on ${denied[1]}: ${sql}`, () =>
        withPolicy(allowing('*', [denied]), async (server) => {
            const { Status } = await server.execute(sql);
            assert.equal(Status.State, 'FAILED');
            assert.match(Status.StateChangeReason, reason);
            assert.equal(Status.AthenaError.ErrorType, type);
        }));
}

test('without s3:GetBucketLocation the execution does not start', () =>
    withPolicy(allowing('*', [['s3:GetBucketLocation', '*']]), async (server) => {
        const error = await failureOf(server.start('SELECT 1'));
        assert.equal(error.name, 'InvalidRequestException');
        assert.equal(error.message, 'Unable to verify/create output bucket local-athena-results');
    }));

test('without athena:StartQueryExecution: AccessDeniedException', () =>
    withPolicy(allowing('*', [['athena:StartQueryExecution', '*']]), async (server) => {
        const error = await failureOf(server.start('SELECT 1'));
        assert.equal(error.name, 'AccessDeniedException');
        assert.match(
            error.message,
            /^You are not authorized to perform: athena:StartQueryExecution on /,
        );
    }));

test('metadata of Glue through Athena needs Glue too, other catalogs do not', () =>
    withPolicy(allowing('*', [['glue:*', '*']]), async (server) => {
        const list = (CatalogName) => server.athena.send(new ListDatabasesCommand({ CatalogName }));
        const error = await failureOf(list('AwsDataCatalog'));
        assert.equal(error.name, 'MetadataException');
        assert.match(error.message, /not authorized to perform: glue:GetDatabases on resource: /);
        assert.equal((await list('federated')).DatabaseList.length, 3);
        const { TableMetadataList } = await server.athena.send(
            new ListTableMetadataCommand({ CatalogName: 'federated', DatabaseName: 'crm' }),
        );
        assert.equal(TableMetadataList.length, 2);
        assert.equal((await server.run('SELECT * FROM federated.crm.orders')).rows.length, 3);
    }));

test('Glue says which action on which resource is denied', () =>
    withPolicy(
        allowing('*', [['glue:GetTables', 'arn:aws:glue:*:*:database/sample']]),
        async (server) => {
            const error = await failureOf(
                server.glue.send(new GetTablesCommand({ DatabaseName: 'sample' })),
            );
            assert.equal(error.name, 'AccessDeniedException');
            assert.match(
                error.message,
                /^User: arn:\S+ is not authorized to perform: glue:GetTables on resource: arn:aws:glue:us-east-1:\d{12}:database\/sample with an explicit deny in an identity-based policy$/,
            );
            await server.glue.send(new GetTablesCommand({ DatabaseName: 'showcase' }));
        },
    ));

test("the mission's policy runs queries but not DDL", () =>
    withPolicy(undefined, async (server) => {
        assert.equal((await server.run('SELECT * FROM sample.cars LIMIT 1')).rows.length, 2);
        const { Status } = await server.execute('CREATE DATABASE x');
        assert.match(
            Status.StateChangeReason,
            /glue:CreateDatabase on resource: \S+ because no identity-based policy allows the glue:CreateDatabase action/,
        );
    }));
