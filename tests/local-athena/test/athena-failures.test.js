import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { failureOf, startAthena } from './athena-client.js';

let server;

before(async () => {
    server = await startAthena(['--rows', '10']);
});
after(() => server.close());

const context = { QueryExecutionContext: { Database: 'sample' } };

/** Statement and how StartQueryExecution itself refuses it. */
const MALFORMED = [
    ['SELCT 1', /^line 1:1: mismatched input 'SELCT'\. Expecting: 'ALTER', 'ANALYZE', 'CALL', /],
    ['SELECT * FORM cars', /^line 1:10: mismatched input 'FORM'\. Expecting: /],
    ['SELECT 1 +', /^line 1:11: mismatched input '<EOF>'\. Expecting: /],
    ['SELECT * FROM', /^line 1:14: mismatched input '<EOF>'\. Expecting: /],
    ['SELECT\n  1 FROM\n  cars WHERE', /^line 3:13: mismatched input '<EOF>'\. Expecting: /],
    ['SELECT (1', /^line 1:10: mismatched input '<EOF>'\. Expecting: /],
    ["SELECT 'é😀', a b c FROM t", /^line 1:19: mismatched input 'c'\. Expecting: /],
    ["SELECT 'no end", /^line 1:8: extraneous input '''/],
    ['-- only a comment', /^line 1:\d+: mismatched input '<EOF>'\. Expecting: 'ALTER', /],
    ['SELECT 1; SELECT 2', /^Only one sql statement is allowed/],
    ["UNLOAD (SELECT 1) TO 's3://b/p/'", /^Queries of this type are not supported$/],
    ['GRANT SELECT ON a TO b', /^Queries of this type are not supported$/],
    ['CREATE TABLE t', /^line 1:15: mismatched input '<EOF>'\. Expecting: '\('/],
    ['DROP TABLE', /^line 1:11: mismatched input '<EOF>'\. Expecting: <identifier>/],
    ['ALTER TABLE t EXPLODE', /^line 1:15: mismatched input 'EXPLODE'\. Expecting: 'ADD'/],
    ['EXPLAIN SELECT FROM', /^line 1:\d+: mismatched input/],
    ['INSERT INTO t', /^line 1:14: mismatched input '<EOF>'\. Expecting: <query>/],
    ['SHOW TABLES IN', /^line 1:15: mismatched input '<EOF>'\. Expecting: <identifier>/],
];

for (const [sql, message] of MALFORMED) {
    test(`StartQueryExecution refuses ${JSON.stringify(sql)}`, async () => {
        const error = await failureOf(server.start(sql, context));
        assert.equal(error.name, 'InvalidRequestException');
        assert.match(error.message, message);
        assert.equal(error.AthenaErrorCode, 'MALFORMED_QUERY');
    });
}

const NOT_RESOLVED =
    'cannot be resolved or requester is not authorized to access requested resources';

/** Statement, StateChangeReason, Athena's ErrorType. */
const FAILED = [
    ['SELECT nope FROM cars', `COLUMN_NOT_FOUND: line 1:8: Column 'nope' ${NOT_RESOLVED}`, 1006],
    [
        "SELECT 'nope',\n  Nope FROM cars",
        `COLUMN_NOT_FOUND: line 2:3: Column 'nope' ${NOT_RESOLVED}`,
        1006,
    ],
    [
        'SELECT c.nope FROM cars c',
        `COLUMN_NOT_FOUND: line 1:8: Column 'c.nope' ${NOT_RESOLVED}`,
        1006,
    ],
    ['SELECT z.name FROM cars c', `COLUMN_NOT_FOUND: line 1:8: Column 'z' ${NOT_RESOLVED}`, 1006],
    [
        'SELECT 1 FROM nope',
        "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.sample.nope' does not exist",
        1110,
    ],
    [
        'WITH q AS (SELECT 1 x)\nSELECT * FROM q, other.nope',
        "SCHEMA_NOT_FOUND: line 2:18: Schema 'other' does not exist",
        1004,
    ],
    [
        'SELECT * FROM "gone"."a"."b"',
        "CATALOG_NOT_FOUND: line 1:15: Catalog 'gone' not found",
        1301,
    ],
    ['SELECT foo(1)', "FUNCTION_NOT_FOUND: line 1:8: Function 'foo' not registered", 1303],
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "FUNCTION_NOT_FOUND: line 1:15: Function 'read_csv' not registered",
        1303,
    ],
    ["SELECT 1 + 'a'", 'TYPE_MISMATCH: line 1:10: Cannot apply operator: integer + varchar', 1006],
    ['SELECT 1/0', 'DIVISION_BY_ZERO: Division by zero', 1001],
    [
        'SELECT horsepower % (horsepower - horsepower) FROM cars',
        'DIVISION_BY_ZERO: Division by zero',
        1001,
    ],
    ["SELECT CAST('abc' AS integer)", "INVALID_CAST_ARGUMENT: Cannot cast 'abc' to INT", 1106],
    ["SELECT CAST('x' AS date)", 'INVALID_CAST_ARGUMENT: Value cannot be cast to date: x', 1106],
    ['SELECT CAST(300 AS tinyint)', 'INVALID_CAST_ARGUMENT: Out of range for tinyint: 300', 1106],
    [
        'SELECT 9223372036854775807 + 1',
        'NUMERIC_VALUE_OUT_OF_RANGE: bigint addition overflow: 9223372036854775807 + 1',
        1001,
    ],
    [
        'SELECT name, count(*) FROM cars',
        "EXPRESSION_NOT_AGGREGATE: line 1:8: 'name' must be an aggregate expression or appear in " +
            'GROUP BY clause',
        1006,
    ],
    [
        "SELECT name FROM cars a, cars b WHERE name = 'x'",
        "AMBIGUOUS_NAME: line 1:8: Column 'name' is ambiguous",
        1006,
    ],
    [
        'SELECT (SELECT name FROM cars)',
        'SUBQUERY_MULTIPLE_ROWS: Scalar sub-query has returned multiple rows',
        1006,
    ],
    [
        'SELECT 1 UNION SELECT 1, 2',
        'TYPE_MISMATCH: UNION query has different number of fields',
        1006,
    ],
    [
        'SELECT * FROM showcase.broken_view',
        "INVALID_VIEW: Failed analyzing stored view 'awsdatacatalog.showcase.broken_view': " +
            "TABLE_NOT_FOUND: line 1:18: Table 'awsdatacatalog.showcase.no_longer_there' does not " +
            'exist',
        1107,
    ],
    [
        'SELECT * FROM showcase.no_columns',
        "HIVE_INVALID_METADATA: Table 'showcase.no_columns' has no storage descriptor",
        1006,
    ],
    [
        'DELETE FROM cars',
        'NOT_SUPPORTED: Modifying Hive table rows is only supported for ' + 'transactional tables',
        1200,
    ],
    [
        'INSERT INTO load.rows SELECT * FROM load.rows',
        'NOT_SUPPORTED: Writing to views is not supported',
        1200,
    ],
    ['DESCRIBE nope', 'FAILED: SemanticException [Error 10001]: Table not found nope', 1003],
    [
        'SHOW TABLES IN nope',
        'FAILED: SemanticException [Error 10072]: Database does not exist: nope',
        1003,
    ],
];

for (const [sql, reason, type] of FAILED) {
    test(`fails: ${JSON.stringify(sql)}`, async () => {
        const { Status } = await server.execute(sql, context);
        assert.equal(Status.State, 'FAILED');
        assert.equal(Status.StateChangeReason, reason);
        assert.deepEqual(Status.AthenaError, {
            ErrorCategory: 2,
            ErrorType: type,
            Retryable: false,
            ErrorMessage: reason,
        });
    });
}

test('a Hive statement that failed has a result without rows or columns', async () => {
    const { QueryExecutionId } = await server.execute('DESCRIBE nope', context);
    const { ResultSet } = await server.page(QueryExecutionId);
    assert.deepEqual(ResultSet.Rows, []);
    assert.equal(ResultSet.ResultSetMetadata, undefined);
});
