import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import {
    GetWorkGroupCommand,
    ListWorkGroupsCommand,
    StartQueryExecutionCommand,
    StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { allowing, failureOf, startAthena, textsOf } from './athena-client.js';

let server;

before(async () => {
    server = await startAthena(['--rows', '2500'], allowing('*'));
});
after(() => server.close());

const objectText = async (execution) => {
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.*)$/.exec(
        execution.ResultConfiguration.OutputLocation,
    );
    const { Body } = await server.s3.send(new GetObjectCommand({ Bucket, Key }));
    return Body.transformToString();
};

test('a query is started, seen, and read as a page and as an object', async () => {
    const { execution, columns, rows } = await server.run(
        "SELECT 1 AS n, NULL AS nothing, '' AS e",
    );
    assert.deepEqual(rows, [
        ['n', 'nothing', 'e'],
        ['1', null, ''],
    ]);
    assert.deepEqual(
        columns.map(({ Name, Type, Precision, Scale, Nullable, CaseSensitive }) => [
            Name,
            Type,
            Precision,
            Scale,
            Nullable,
            CaseSensitive,
        ]),
        [
            ['n', 'integer', 10, 0, 'UNKNOWN', false],
            ['nothing', 'unknown', 0, 0, 'UNKNOWN', false],
            ['e', 'varchar', 0, 0, 'UNKNOWN', true],
        ],
    );
    assert.equal(await objectText(execution), '"n","nothing","e"\n"1",,""\n');

    assert.equal(execution.StatementType, 'DML');
    assert.equal(execution.SubstatementType, 'SELECT');
    assert.equal(execution.WorkGroup, 'primary');
    assert.match(
        execution.ResultConfiguration.OutputLocation,
        new RegExp(`/tests/${execution.QueryExecutionId}\\.csv$`),
    );
    assert.ok(execution.Status.CompletionDateTime >= execution.Status.SubmissionDateTime);
    assert.equal(execution.EngineVersion.EffectiveEngineVersion, 'Athena engine version 3');
    assert.equal(execution.Statistics.ResultReuseInformation.ReusedPreviousResult, false);
    assert.ok(
        execution.Statistics.TotalExecutionTimeInMillis >=
            execution.Statistics.QueryQueueTimeInMillis,
    );
});

test('an execution is QUEUED, then RUNNING, then SUCCEEDED', async () => {
    const id = await server.start('SELECT 1 /* queue-ms=60 run-ms=60 */');
    const seen = new Set();
    for (let state; state !== 'SUCCEEDED';) {
        state = (await server.look(id)).Status.State;
        seen.add(state);
    }
    assert.deepEqual([...seen], ['QUEUED', 'RUNNING', 'SUCCEEDED']);
    const { Statistics } = await server.look(id);
    assert.ok(Statistics.QueryQueueTimeInMillis >= 59);
    assert.ok(Statistics.EngineExecutionTimeInMillis >= 59);
});

test('results are refused until the query has succeeded', async () => {
    const id = await server.start('SELECT 1 /* run-ms=200 */');
    const early = await failureOf(server.page(id));
    assert.equal(early.name, 'InvalidRequestException');
    assert.match(early.message, /^Query has not yet finished\. Current state: (QUEUED|RUNNING)$/);
    await server.finish(id);
    const failed = await server.execute('SELECT nope');
    const late = await failureOf(server.page(failed.QueryExecutionId));
    assert.equal(late.message, 'Query did not finish successfully. Final query state: FAILED');
});

// More combinations than any machine counts within the test.
const ENDLESS = `SELECT count(*) FROM UNNEST(sequence(1, 10000)) AS a(x)
    CROSS JOIN UNNEST(sequence(1, 10000)) AS b(y)
    CROSS JOIN UNNEST(sequence(1, 10000)) AS c(z) WHERE x * y % 7 = z % 3`;

test('StopQueryExecution ends a query that DuckDB works on', async () => {
    const id = await server.start(ENDLESS);
    while ((await server.look(id)).Status.State !== 'RUNNING');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const stopped = Date.now();
    await server.athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    const { Status } = await server.finish(id);
    assert.equal(Status.State, 'CANCELLED');
    assert.equal(Status.StateChangeReason, 'Query cancelled by user');
    assert.ok(Date.now() - stopped < 2000);
});

test('StopQueryExecution of a queued query, and of one that has ended', async () => {
    const queued = await server.start('SELECT 1 /* queue-ms=60000 */');
    await server.athena.send(new StopQueryExecutionCommand({ QueryExecutionId: queued }));
    assert.equal((await server.finish(queued)).Status.State, 'CANCELLED');
    const { execution } = await server.run('SELECT 1');
    await server.athena.send(
        new StopQueryExecutionCommand({ QueryExecutionId: execution.QueryExecutionId }),
    );
    assert.equal((await server.look(execution.QueryExecutionId)).Status.State, 'SUCCEEDED');
});

test('a token starts one execution, however often it comes', async () => {
    const ClientRequestToken = randomUUID();
    const first = await server.start('SELECT 1', { ClientRequestToken });
    assert.equal(await server.start('SELECT 1', { ClientRequestToken }), first);
    const other = await failureOf(server.start('SELECT 2', { ClientRequestToken }));
    assert.equal(other.name, 'InvalidRequestException');
    assert.equal(other.message, 'Idempotent parameters do not match');
});

test('pages: the label row counts, a full last page has a token to an empty page', async () => {
    const { execution } = await server.run('SELECT id FROM load.rows ORDER BY id LIMIT 5');
    const id = execution.QueryExecutionId;
    const first = await server.page(id, { MaxResults: 3 });
    assert.deepEqual(textsOf(first.ResultSet.Rows), [['id'], ['0'], ['1']]);
    const second = await server.page(id, { MaxResults: 3, NextToken: first.NextToken });
    assert.deepEqual(textsOf(second.ResultSet.Rows), [['2'], ['3'], ['4']]);
    const third = await server.page(id, { MaxResults: 3, NextToken: second.NextToken });
    assert.deepEqual(third.ResultSet.Rows, []);
    assert.equal(third.NextToken, undefined);
    assert.equal(third.ResultSet.ResultSetMetadata.ColumnInfo[0].Name, 'id');
});

test('pages hold 1000 rows unless less is asked for, and all rows come once', async () => {
    const { execution } = await server.run('SELECT id, comment, note FROM load.rows ORDER BY id');
    const rows = [];
    const sizes = [];
    for (let NextToken; sizes.length === 0 || NextToken;) {
        const page = await server.page(execution.QueryExecutionId, { NextToken });
        rows.push(...textsOf(page.ResultSet.Rows));
        sizes.push(page.ResultSet.Rows.length);
        ({ NextToken } = page);
    }
    assert.deepEqual(sizes, [1000, 1000, 501]);
    assert.deepEqual(
        rows.slice(1).map(([id]) => Number(id)),
        [...Array(2500).keys()],
    );
    assert.match(rows[1][1], /said "fine"/);
    assert.equal(rows[1][2], null);
});

test('a token of another execution is refused', async () => {
    const one = await server.run('SELECT id FROM load.rows');
    const two = await server.run('SELECT id FROM load.rows');
    const wrong = await failureOf(
        server.page(two.execution.QueryExecutionId, { NextToken: one.NextToken }),
    );
    assert.equal(wrong.name, 'InvalidRequestException');
});

test('a row of one NULL is an empty line', async () => {
    const { execution, rows } = await server.run('SELECT * FROM (VALUES 1, NULL, 2) AS v(a)');
    assert.deepEqual(rows, [['a'], ['1'], [null], ['2']]);
    assert.equal(await objectText(execution), '"a"\n"1"\n\n"2"\n');
});

test('quotes, line breaks and other alphabets survive', async () => {
    const text = 'say "x",\r\n\'y\'\u0000 – Grüße 世界 😀';
    const literal = text.replaceAll("'", "''").replace('\u0000', '');
    const { rows } = await server.run(`SELECT '${literal}' AS t`);
    assert.deepEqual(rows[1], [text.replace('\u0000', '')]);
});

const PARAMETERS = [
    [
        "SELECT ? AS a, '?' AS b -- ?",
        ["'O''Brien'"],
        ["O'Brien", '?'],
        'strings and comments keep ?',
    ],
    ['SELECT ? + ?', ['1', '41'], ['42'], 'in order'],
    ['SELECT * FROM (VALUES 1, 2, 3) AS v(x) WHERE x > ? LIMIT 1', ['2'], ['3'], 'in a condition'],
    ['SELECT ?', ["DATE '2024-02-29'"], ['2024-02-29'], 'typed literals'],
    ['SELECT /* ? */ "?" FROM (SELECT ? AS "?")', ['7'], ['7'], 'names keep ?'],
];

for (const [sql, ExecutionParameters, row, why] of PARAMETERS) {
    test(`execution parameters: ${why}`, async () => {
        const { rows, execution } = await server.run(sql, { ExecutionParameters });
        assert.deepEqual(rows[1], row);
        assert.deepEqual(execution.ExecutionParameters, ExecutionParameters);
        assert.equal(execution.Query, sql);
    });
}

test('a result may be reused within its age', async () => {
    const sql = "SELECT 'reuse me', random()";
    const reuse = (MaxAgeInMinutes) => ({
        ResultReuseConfiguration: {
            ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes },
        },
    });
    const first = await server.run(sql);
    const second = await server.run(sql, reuse(60));
    assert.deepEqual(second.rows, first.rows);
    assert.equal(second.execution.Statistics.ResultReuseInformation.ReusedPreviousResult, true);
    assert.notEqual(second.execution.QueryExecutionId, first.execution.QueryExecutionId);
    const third = await server.run(sql);
    assert.notDeepEqual(third.rows, first.rows);
});

test('results that were deleted are missed', async () => {
    const { execution } = await server.run('SELECT 1');
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.*)$/.exec(
        execution.ResultConfiguration.OutputLocation,
    );
    await server.context.store.remove(Bucket, Key);
    const missed = await failureOf(server.page(execution.QueryExecutionId));
    assert.equal(missed.name, 'InvalidRequestException');
    assert.match(missed.message, /^Could not find results/);
});

const LOCATION = (prefix) =>
    new RegExp(`^s3://local-athena-results/${prefix}/[0-9a-f-]{36}\\.csv$`);

const WORKGROUPS = [
    ['located', {}, LOCATION('located'), 'its own location'],
    [
        'located',
        { OutputLocation: 's3://local-athena-results/mine' },
        LOCATION('mine'),
        'a client may choose another',
    ],
    [
        'enforced',
        { OutputLocation: 's3://local-athena-results/mine/' },
        LOCATION('enforced'),
        'what a client chooses is ignored',
    ],
];

for (const [WorkGroup, configuration, expected, why] of WORKGROUPS) {
    test(`workgroup ${WorkGroup}: ${why}`, async () => {
        const ResultConfiguration = configuration.OutputLocation ? configuration : undefined;
        const { execution } = await server.run('SELECT 1', { WorkGroup, ResultConfiguration });
        assert.match(execution.ResultConfiguration.OutputLocation, expected);
        assert.equal(execution.WorkGroup, WorkGroup);
    });
}

test('workgroup managed: keeps results, refuses a configuration', async () => {
    const WorkGroup = 'managed';
    const { execution, rows } = await server.run('SELECT 5 AS x', {
        WorkGroup,
        ResultConfiguration: undefined,
    });
    assert.deepEqual(rows, [['x'], ['5']]);
    assert.equal(execution.ResultConfiguration, undefined);
    assert.equal(execution.ManagedQueryResultsConfiguration.Enabled, true);
    const refused = await failureOf(server.start('SELECT 1', { WorkGroup }));
    assert.equal(refused.name, 'InvalidRequestException');
    assert.match(refused.message, /ManagedQueryResultsConfiguration/);
});

test('workgroup capped: a query that would scan too much is cancelled', async () => {
    const big = await startAthena(['--rows', '1000000']);
    try {
        const { Status } = await big.execute('SELECT max(id) FROM load.rows', {
            WorkGroup: 'capped',
            ResultConfiguration: undefined,
        });
        assert.equal(Status.State, 'CANCELLED');
        assert.equal(Status.StateChangeReason, 'Bytes scanned limit was exceeded');
    } finally {
        await big.close();
    }
});

test('workgroups are listed and described', async () => {
    const { WorkGroups } = await server.athena.send(new ListWorkGroupsCommand({}));
    assert.deepEqual(
        WorkGroups.map(({ Name }) => Name),
        ['primary', 'located', 'enforced', 'managed', 'capped', 'disabled'],
    );
    const { WorkGroup } = await server.athena.send(
        new GetWorkGroupCommand({ WorkGroup: 'enforced' }),
    );
    assert.equal(WorkGroup.Configuration.EnforceWorkGroupConfiguration, true);
    assert.ok(WorkGroup.CreationTime instanceof Date);
});

const start = (input) =>
    server.athena.send(
        new StartQueryExecutionCommand({
            QueryString: 'SELECT 1',
            ClientRequestToken: randomUUID(),
            ResultConfiguration: { OutputLocation: 's3://local-athena-results/' },
            ...input,
        }),
    );

/** Input of StartQueryExecution, what the message says, why. */
const REFUSED = [
    [{ QueryString: '' }, /'queryString' failed .* length greater than or equal to 1/, 'empty'],
    [
        { QueryString: `SELECT '${'x'.repeat(262144)}'` },
        /length less than or equal to 262144/,
        'long',
    ],
    [
        { ClientRequestToken: 'short' },
        /'clientRequestToken' .* greater than or equal to 32/,
        'token',
    ],
    [{ ExecutionParameters: [''] }, /'executionParameters.1.member' .* equal to 1/, 'parameter'],
    [{ ExecutionParameters: ['x'.repeat(1025)] }, /less than or equal to 1024/, 'long parameter'],
    [
        { ExecutionParameters: ['1'] },
        /Incorrect number of parameters: expected 0 but found 1/,
        'count',
    ],
    [{ QueryString: 'SELECT ?' }, /expected 1 but found 0/, 'marker without a value'],
    [{ QueryString: 'SHOW TABLES', ExecutionParameters: ['1'] }, /not supported/, 'UTILITY'],
    [{ ResultConfiguration: undefined }, /^No output location provided/, 'no location'],
    [{ ResultConfiguration: { OutputLocation: 'http://x' } }, /not a valid S3 path/, 'location'],
    [
        { ResultConfiguration: { OutputLocation: 's3://nobody-has-this/' } },
        /^Unable to verify\/create output bucket nobody-has-this$/,
        'bucket',
    ],
    [{ WorkGroup: 'nope' }, /^WorkGroup nope is not found\.$/, 'workgroup'],
    [{ WorkGroup: 'disabled' }, /^WorkGroup disabled is disabled\.$/, 'disabled workgroup'],
    [{ WorkGroup: 'with blank' }, /satisfy regular expression/, 'workgroup name'],
    [{ QueryExecutionContext: { Database: '' } }, /'queryExecutionContext.database'/, 'database'],
    [
        {
            ResultReuseConfiguration: {
                ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: 10081 },
            },
        },
        /less than or equal to 10080/,
        'age',
    ],
];

for (const [input, message, why] of REFUSED) {
    test(`StartQueryExecution refuses: ${why}`, async () => {
        const error = await failureOf(start(input));
        assert.equal(error.name, 'InvalidRequestException');
        assert.match(error.message, message);
    });
}

test('MaxResults over 1000, and an execution that nobody started', async () => {
    const { execution } = await server.run('SELECT 1');
    const many = await failureOf(server.page(execution.QueryExecutionId, { MaxResults: 1001 }));
    assert.match(many.message, /'maxResults' .* less than or equal to 1000/);
    const unknown = await failureOf(server.look('00000000-0000-4000-8000-000000000000'));
    assert.equal(unknown.name, 'InvalidRequestException');
    assert.match(unknown.message, /was not found$/);
});
