import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnInfoType, hiveName, parseType, trinoName } from '../lib/catalog/hive-types.js';

/** Spelling, Trino's name, Hive's name, why. */
const TYPES = [
    ['int', 'integer', 'int', 'Hive calls it int'],
    ['STRING', 'varchar', 'string', 'letter case does not matter'],
    ['float', 'real', 'float', 'Trino calls it real'],
    ['double precision', 'double', 'double', 'two words'],
    ['binary', 'varbinary', 'binary', ''],
    ['varchar(20)', 'varchar(20)', 'varchar(20)', 'length'],
    ['char(3)', 'char(3)', 'char(3)', 'length'],
    ['decimal(10,2)', 'decimal(10,2)', 'decimal(10,2)', 'precision and scale'],
    ['decimal( 10 , 2 )', 'decimal(10,2)', 'decimal(10,2)', 'blanks'],
    ['timestamp', 'timestamp(3)', 'timestamp', 'milliseconds unless told'],
    ['timestamp(6) with time zone', 'timestamp(6) with time zone', 'timestamp', ''],
    ['timestamptz', 'timestamp(3) with time zone', 'timestamp', 'Iceberg'],
    ['timestamp with local time zone', 'timestamp(3) with time zone', 'timestamp', 'Hive'],
    ['interval day to second', 'interval day to second', 'interval day to second', ''],
    ['array<int>', 'array(integer)', 'array<int>', 'Hive'],
    ['array(integer)', 'array(integer)', 'array<int>', 'Trino'],
    ['map<string,array<int>>', 'map(varchar, array(integer))', 'map<string,array<int>>', 'nested'],
    [
        'struct<a:int,b:struct<c:string>>',
        'row(a integer, b row(c varchar))',
        'struct<a:int,b:struct<c:string>>',
        'rows',
    ],
    [
        'row(a integer, "B C" varchar)',
        'row(a integer, "B C" varchar)',
        'struct<a:int,B C:string>',
        'quoted names',
    ],
    ['row(integer, varchar(2))', 'row(integer, varchar(2))', undefined, 'without names'],
    [
        'array<struct<größe:decimal(5,1)>>',
        'array(row("größe" decimal(5,1)))',
        'array<struct<größe:decimal(5,1)>>',
        'other alphabets',
    ],
];

for (const [text, trino, hive, why] of TYPES) {
    test(`${text}: ${why}`, () => {
        const type = parseType(text);
        assert.equal(trinoName(type), trino);
        if (hive !== undefined) assert.equal(hiveName(type), hive);
        assert.equal(trinoName(parseType(trino)), trino);
    });
}

for (const text of [
    '',
    'nope',
    'array',
    'array<',
    'array<int',
    'map<int>',
    'decimal(x)',
    'int int',
    'struct<>',
    'array<int>>',
    'varchar(',
]) {
    test(`${JSON.stringify(text)} is no type`, () => {
        assert.throws(() => parseType(text), { name: 'TypeNameError' });
    });
}

/** As PyAthena's tests found them on the real service. */
const PRECISIONS = [
    ['boolean', 'boolean', 0, 0],
    ['tinyint', 'tinyint', 3, 0],
    ['smallint', 'smallint', 5, 0],
    ['int', 'integer', 10, 0],
    ['bigint', 'bigint', 19, 0],
    ['float', 'float', 17, 0],
    ['double', 'double', 17, 0],
    ['string', 'varchar', 2147483647, 0],
    ['varchar(10)', 'varchar', 10, 0],
    ['timestamp', 'timestamp', 3, 0],
    ['time', 'time', 3, 0],
    ['timestamp with time zone', 'timestamp with time zone', 3, 0],
    ['date', 'date', 0, 0],
    ['binary', 'varbinary', 1073741824, 0],
    ['array<int>', 'array', 0, 0],
    ['map<int,int>', 'map', 0, 0],
    ['struct<a:int>', 'row', 0, 0],
    ['json', 'json', 0, 0],
    ['decimal(10,1)', 'decimal', 10, 1],
];

for (const [text, Type, Precision, Scale] of PRECISIONS) {
    test(`ColumnInfo of ${text}`, () => {
        assert.deepEqual(columnInfoType(parseType(text)), { Type, Precision, Scale });
    });
}
