import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf, tokenize } from '../lib/sql/lexer.js';
import { BACKSLASH, rewriteTokens } from '../lib/sql/rewrite-tokens.js';

/** Text, what the parser gets, why. */
const TEXTS = [
    ['SELECT a FROM t', 'SELECT a FROM t', 'nothing to do'],
    ['cardinality(x)', 'trino_cardinality(x)', 'a macro'],
    ['CARDINALITY (x)', 'trino_cardinality (x)', 'letter case and blanks'],
    ['cardinality', 'cardinality', 'a column of that name'],
    [
        "'cardinality(x)' -- cardinality(x)",
        "'cardinality(x)' -- cardinality(x)",
        'text and comments',
    ],
    ['WITH split (a) AS (SELECT 1)', 'WITH split (a) AS (SELECT 1)', 'a name with columns'],
    ['arbitrary(x)', 'any_value(x)', 'an aggregate'],
    ['sum(x) FILTER (WHERE y)', 'sum(x) FILTER (WHERE y)', 'FILTER is no call here'],
    ['filter(a, x -> y)', 'trino_filter(a, x -> y)', 'but here'],
    ["INTERVAL '2' DAY", 'interval_day_to_second(172800000)', 'days'],
    ["INTERVAL '2 03:04:05.678' DAY TO SECOND", 'interval_day_to_second(183845678)', 'range'],
    ["INTERVAL '03:04' HOUR TO MINUTE", 'interval_day_to_second(11040000)', 'inner range'],
    ["INTERVAL -'1-2' YEAR TO MONTH", 'interval_year_to_month(-14)', 'sign before the text'],
    ["INTERVAL '-3' MONTH", 'interval_year_to_month(-3)', 'sign in the text'],
    ["X'68 65'", "trino_from_hex('6865')", 'bytes'],
    ["U&'\\00e9\\\\\\+01F600'", `'é${BACKSLASH}😀'`, 'escapes'],
    ["'a\\'", `'a${BACKSLASH}'`, 'a backslash escapes nothing'],
    ["U&'!00e9' UESCAPE '!'", "'é'", 'another escape character'],
    ["DECIMAL '-01.50'", "CAST('-01.50' AS DECIMAL(3, 2))", 'digits that count'],
    ["TIMESTAMP '2020-01-01 00:00:00'", "CAST('2020-01-01 00:00:00' AS timestamp)", 'no zone'],
    [
        "TIMESTAMP '2020-01-01 00:00:00 UTC'",
        "CAST('2020-01-01 00:00:00' AS timestamp) AT TIME ZONE '=UTC'",
        'a zone',
    ],
    ["TIME '10:00:00+02:00'", "CAST('10:00:00+02:00' AS time with time zone)", 'time with a zone'],
    ["JSON '[1]'", "trino_json_parse('[1]')", 'JSON'],
    ["CHAR 'a'", "CAST('a' AS CHAR)", 'typed literal'],
    ['LIMIT ALL', ' ', 'no limit'],
];

for (const [text, expected, why] of TEXTS) {
    test(`${text}: ${why}`, () => assert.equal(rewriteTokens(text).text, expected));
}

test('places in the new text are found in the old one', () => {
    const text = "SELECT '😀', cardinality(a),\n  INTERVAL '2' DAY, b";
    const { text: rewritten, offsetOf } = rewriteTokens(text);
    const last = [...rewritten].length - 1;
    assert.equal(text[offsetOf(last)], 'b');
    assert.deepEqual(placeOf(text, offsetOf(last)), { line: 2, column: 21 });
});

test('tokens know where they are', () => {
    const tokens = tokenize('a."b""c" -- x\n/* y */ \'d\'\'e\' 1.5e-3 ?');
    assert.deepEqual(
        tokens.map(({ kind, value }) => [kind, value]),
        [
            ['word', 'a'],
            ['symbol', '.'],
            ['quoted', 'b"c'],
            ['string', "d'e"],
            ['number', '1.5e-3'],
            ['parameter', '?'],
        ],
    );
});

for (const text of ["'", '"', '/* x', 'a ! b', '\u0000']) {
    test(`${JSON.stringify(text)} cannot be read`, () => {
        assert.throws(() => tokenize(text), { name: 'LexicalError' });
    });
}
