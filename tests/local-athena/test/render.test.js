import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { duckName } from '../lib/catalog/duck-types.js';
import { parseType } from '../lib/catalog/hive-types.js';
import { createEngine } from '../lib/engine.js';
import { readPage } from '../lib/execution/result-pages.js';

let directory;
let engine;
let session;

before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'local-athena-test-'));
    engine = await createEngine({ directory });
    session = await engine.open();
});
after(() => {
    session.close();
    engine.close();
    rmSync(directory, { recursive: true, force: true });
});

/** Writes one column as the engine writes results, and reads it back. */
async function written(typeName, expressions) {
    const type = parseType(typeName);
    const rows = expressions.map((sql) => `(CAST(${sql} AS ${duckName(type)}))`).join(', ');
    const path = engine.newPath('.csv');
    await session.writeCsv(`SELECT * FROM (VALUES ${rows})`, [{ label: 'c', type }], path);
    const { rows: read } = await readPage(path, { format: 'csv', offset: 0, maxRows: 1000 });
    return { texts: read.slice(1).map(([text]) => text), file: await readFile(path, 'utf8') };
}

/** Double and its text by Java's Double.toString (JDK 19 and newer), why. */
const DOUBLES = [
    ["'0'", '0.0', 'zero'],
    ["'-0.0'", '-0.0', 'negative zero'],
    ['1', '1.0', 'a whole number has one decimal'],
    ['100', '100.0', 'zeros before the point stay'],
    ['0.1', '0.1', 'shortest digits'],
    ['0.3', '0.3', 'not 0.299…'],
    ["'1e-3'", '0.001', 'lowest plain value'],
    ["'9.999999999999998e-4'", '9.999999999999998E-4', 'just below'],
    ["'1e-4'", '1.0E-4', 'DuckDB writes 0.0001'],
    ["'-1.5e-4'", '-1.5E-4', 'the sign stays'],
    ["'0.00012345'", '1.2345E-4', 'digits move'],
    ["'1e-5'", '1.0E-5', 'exponent without a leading zero'],
    ["'9999999'", '9999999.0', 'highest plain whole number'],
    ["'9999999.999999998'", '9999999.999999998', 'just below ten million'],
    ["'1e7'", '1.0E7', 'ten million'],
    ["'-12345678.5'", '-1.23456785E7', 'digits before and after the point'],
    ["'123456789.125'", '1.23456789125E8', 'longer'],
    ["'12300000'", '1.23E7', 'trailing zeros go'],
    ["'9007199254740993'", '9.007199254740992E15', 'beyond 2^53'],
    ["'1e16'", '1.0E16', 'DuckDB changes to an exponent here'],
    ["'1.5e22'", '1.5E22', 'no plus sign'],
    ["'1e23'", '1.0E23', 'shortest digits that read back'],
    ["'2.2250738585072014e-308'", '2.2250738585072014E-308', 'smallest normal'],
    ["'5e-324'", '4.9E-324', 'smallest: two digits at least'],
    ["'1.7976931348623157e308'", '1.7976931348623157E308', 'largest'],
    ["'nan'", 'NaN', 'not a number'],
    ["'inf'", 'Infinity', 'infinite'],
    ["'-inf'", '-Infinity', 'negative infinite'],
    ['NULL', null, 'NULL'],
];

test('doubles', async () => {
    const { texts } = await written(
        'double',
        DOUBLES.map(([sql]) => sql),
    );
    DOUBLES.forEach(([, text, why], index) => assert.equal(texts[index], text, why));
});

/** Reals as Java's Float.toString. */
const REALS = [
    ["'1.1'", '1.1', 'shortest digits of a float'],
    ["'16777216'", '1.6777216E7', 'beyond ten million'],
    ["'3.4028235e38'", '3.4028235E38', 'largest'],
    ["'1e-45'", '1.4E-45', 'smallest: two digits at least'],
    ["'0.001'", '0.001', 'lowest plain value'],
    ["'1e10'", '1.0E10', 'exponent'],
    ["'nan'", 'NaN', 'not a number'],
];

test('reals', async () => {
    const { texts } = await written(
        'float',
        REALS.map(([sql]) => sql),
    );
    REALS.forEach(([, text, why], index) => assert.equal(texts[index], text, why));
});

/** Type, DuckDB's value, text, why. */
const VALUES = [
    ['boolean', 'true', 'true', 'lower case'],
    ['tinyint', '-128', '-128', 'smallest'],
    ['bigint', '-9223372036854775808', '-9223372036854775808', 'smallest'],
    ['decimal(5,2)', '1', '1.00', 'all scale digits'],
    ['decimal(38,0)', '99999999999999999999999999999999999999', '9'.repeat(38), 'all 38 digits'],
    ['decimal(3,3)', '0.5', '0.500', 'no digit before the point but zero'],
    ['varchar', "'x'", 'x', 'text'],
    ['varchar', "''", '', 'empty is not NULL'],
    ['char(3)', "'a'", 'a  ', 'padded'],
    ['char(2)', "'é'", 'é ', 'padded by characters, not bytes'],
    ['varbinary', "'\\x68\\x65\\x6C'", '68 65 6c', 'pairs'],
    ['varbinary', "''", '', 'no bytes'],
    ['date', "'2024-01-31'", '2024-01-31', 'date'],
    ['time', "'10:11:12.1239'", '10:11:12.123', 'milliseconds, cut'],
    ['time', "'10:11:12'", '10:11:12.000', 'milliseconds, always'],
    ['time with time zone', "'10:11:12+02'", '10:11:12.000+02:00', 'minutes of the zone'],
    ['timestamp', "'2024-01-31 10:11:12.1239'", '2024-01-31 10:11:12.123', 'milliseconds, cut'],
    ['timestamp', "'2024-01-31'", '2024-01-31 00:00:00.000', 'midnight'],
    ['timestamp', "'1969-12-31 23:59:59.999'", '1969-12-31 23:59:59.999', 'before 1970'],
    ['timestamp with time zone', "'2024-01-31 10:11:12+02'", '2024-01-31 08:11:12.000 UTC', 'UTC'],
    ['interval day to second', "'2 days 03:04:05'", '2 03:04:05.000', 'days'],
    ['interval day to second', "'30 hours'", '1 06:00:00.000', 'hours become days'],
    ['interval day to second', "'-1.5 seconds'", '-0 00:00:01.500', 'negative'],
    ['interval year to month', "'14 months'", '1-2', 'months become years'],
    ['interval year to month', "'-14 months'", '-1-2', 'negative'],
    ['json', `'{"a":[1]}'`, '{"a":[1]}', 'as it is'],
    [
        'uuid',
        "'12151FD2-7586-11e9-8f9e-2a86e4085a59'",
        '12151fd2-7586-11e9-8f9e-2a86e4085a59',
        'lower',
    ],
    ['array(integer)', '[1, NULL, 3]', '[1, null, 3]', 'null inside'],
    ['array(integer)', '[]', '[]', 'empty'],
    ['array(integer)', 'NULL', null, 'NULL outside'],
    ['array(double)', '[1e10, 0.5]', '[1.0E10, 0.5]', 'elements as Java prints them'],
    ['array(array(varchar))', "[['a', NULL], []]", '[[a, null], []]', 'nested'],
    ['map(varchar, integer)', "MAP {'k': 1, 'n': NULL}", '{k=1, n=null}', 'map'],
    ['map(varchar, array(decimal(3,1)))', "MAP {'k': [1.5]}", '{k=[1.5]}', 'map of arrays'],
    ['row(a integer, b varchar)', "{'a': 1, 'b': 'x, y}'}", '{a=1, b=x, y}}', 'nothing is escaped'],
    [
        'row(a row(b timestamp))',
        "{'a': {'b': '2024-01-01'}}",
        '{a={b=2024-01-01 00:00:00.000}}',
        'deep',
    ],
    ['row(a integer)', 'NULL', null, 'NULL row'],
    ['array(row(a integer))', "[{'a': NULL}, NULL]", '[{a=null}, null]', 'NULL row inside'],
    ['array(varbinary)', "['\\x01'::BLOB]", '[01]', 'bytes inside'],
];

for (const [type, sql, text, why] of VALUES) {
    test(`${type}: ${why}`, async () => {
        assert.deepEqual((await written(type, [sql])).texts, [text]);
    });
}

test('the file: quotes around all but NULL, inner quotes doubled, lines end with \\n', async () => {
    const { file } = await written('varchar', ["'a\"b'", 'NULL', "''", "E'x\\ny'"]);
    assert.equal(file, '"c"\n"a""b"\n\n""\n"x\ny"\n');
});

test('pages are read across blocks of the file', async () => {
    const type = { name: 'varchar' };
    const path = engine.newPath('.csv');
    await session.writeCsv(
        "SELECT repeat('\"é', 50000 + i::INT) FROM range(20) t(i)",
        [{ label: 'c', type }],
        path,
    );
    const sizes = [];
    for (let offset = 0, count = 1; count > 0;) {
        const page = await readPage(path, { format: 'csv', offset, maxRows: 3 });
        ({ offset } = page);
        count = page.rows.length;
        sizes.push(...page.rows.map(([text]) => text.length));
    }
    assert.deepEqual(sizes, [1, ...Array.from({ length: 20 }, (_, i) => 2 * (50000 + i))]);
});
