import { renamedFunction } from './functions.js';
import { isWord, quoteText, tokenize } from './lexer.js';
import { dayToSecondMillis, yearToMonthMonths } from './intervals.js';

/**
 * Changes of a query's text before it is parsed: functions whose name DuckDB gives another
 * meaning, and literals that the parser does not read or reads loosely. All of them are visible in
 * a few neighbouring tokens.
 *
 * @param {string} text
 * @returns {{text: string, offsetOf: (codePoint: number) => number}} the new text, and a function
 *     from a code point's index in it to the offset in the old one
 * @throws {import('./lexer.js').LexicalError}
 */
export function rewriteTokens(text) {
    const tokens = tokenize(text);
    const edits = [];
    for (let index = 0; index < tokens.length;) {
        const edit = RULES.reduce((found, rule) => found ?? rule(tokens, index), null);
        if (edit) edits.push({ start: tokens[index].start, ...edit });
        index += edit?.count ?? 1;
    }
    return applyEdits(
        text,
        edits.map(({ start, count, sql }) => {
            const last = tokens[tokens.findIndex((token) => token.start === start) + count - 1];
            return { start, end: last.end, sql };
        }),
    );
}

const RULES = [
    functionCall,
    unicodeString,
    hexString,
    intervalLiteral,
    decimalLiteral,
    timestampLiteral,
    typedLiteral,
    backslashes,
    limitAll,
    tableQuery,
];

/**
 * Stands for a backslash inside strings: the parser takes one for an escape, Athena does not. A
 * private character, one code point like what it stands for.
 */
export const BACKSLASH = '\u{10FFFD}';

// Where a name before a parenthesis is not a function's: alias(columns), INTO table(columns).
const NO_CALL_AFTER = ['AS', 'WITH', 'INTO', 'TABLE', 'JOIN', 'FROM'];

function functionCall(tokens, index) {
    const [before, name, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
    if (name.kind !== 'word' || next?.text !== '(') return null;
    if (before && NO_CALL_AFTER.some((word) => isWord(before, word))) return null;
    // sum(x) FILTER (…)
    if (before?.text === ')') return null;
    const sql = renamedFunction(name.text.toLowerCase());
    return sql && { count: 1, sql };
}

const adjacent = (left, right) => right !== undefined && left.end === right.start;

// U&'\00e9' and U&'!00e9' UESCAPE '!'
function unicodeString(tokens, index) {
    const [u, ampersand, string] = tokens.slice(index, index + 3);
    if (!isWord(u, 'U') || ampersand?.text !== '&' || string?.kind !== 'string') return null;
    if (!adjacent(u, ampersand) || !adjacent(ampersand, string)) return null;
    const hasEscape = isWord(tokens[index + 3], 'UESCAPE') && tokens[index + 4]?.kind === 'string';
    const escape = hasEscape ? tokens[index + 4].value : '\\';
    const text = unescape(string.value, escape).replaceAll('\\', BACKSLASH);
    return { count: hasEscape ? 5 : 3, sql: quoteText(text) };
}

function unescape(text, escape) {
    const mark = escape.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const pattern = new RegExp(`${mark}(?:(${mark})|\\+([0-9a-f]{6})|([0-9a-f]{4}))`, 'gi');
    return text.replace(
        pattern,
        (_, itself, six, four) => itself ?? String.fromCodePoint(parseInt(six ?? four, 16)),
    );
}

function hexString(tokens, index) {
    const [x, string] = tokens.slice(index, index + 2);
    if (!isWord(x, 'X') || string?.kind !== 'string' || !adjacent(x, string)) return null;
    return { count: 2, sql: `trino_from_hex(${quoteText(string.value.replace(/\s/g, ''))})` };
}

const INTERVAL_FIELDS = ['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND'];

// INTERVAL [+|-] '…' FIELD [TO FIELD]: a number of months or of milliseconds.
function intervalLiteral(tokens, index) {
    if (!isWord(tokens[index], 'INTERVAL')) return null;
    const signed = ['-', '+'].includes(tokens[index + 1]?.text) ? 1 : 0;
    const string = tokens[index + 1 + signed];
    const from = tokens[index + 2 + signed];
    if (string?.kind !== 'string' || !isIntervalField(from)) return null;
    const ranged = isWord(tokens[index + 3 + signed], 'TO');
    const to = ranged ? tokens[index + 4 + signed] : from;
    const [first, last] = [from, to].map((token) => token?.text.toUpperCase());
    const months = INTERVAL_FIELDS.indexOf(first) < 2;
    const amount = (months ? yearToMonthMonths : dayToSecondMillis)(string.value, first, last);
    if (amount === null) return null;
    const value = tokens[index + 1].text === '-' ? -amount : amount;
    const macro = months ? 'interval_year_to_month' : 'interval_day_to_second';
    return { count: 3 + signed + (ranged ? 2 : 0), sql: `${macro}(${value})` };
}

const isIntervalField = (token) => INTERVAL_FIELDS.some((field) => isWord(token, field));

// DECIMAL '1.50' has as many digits as are written.
function decimalLiteral(tokens, index) {
    const [word, string] = tokens.slice(index, index + 2);
    if (!isWord(word, 'DECIMAL') || string?.kind !== 'string') return null;
    const [, whole, fraction = ''] = /^[+-]?(\d*)\.?(\d*)$/.exec(string.value) ?? [];
    if (whole === undefined) return null;
    const precision = Math.max(whole.replace(/^0+/, '').length + fraction.length, 1);
    return {
        count: 2,
        sql: `CAST(${quoteText(string.value)} AS DECIMAL(${precision}, ${fraction.length}))`,
    };
}

const ZONE =
    /^(\d{4,}-\d\d?-\d\d?(?: \d\d?:\d\d(?::\d\d(?:\.\d+)?)?)?) ?([A-Za-z][\w/+-]*|[+-]\d\d:\d\d)$/;

function timestampLiteral(tokens, index) {
    const [word, string] = tokens.slice(index, index + 2);
    if (!isWord(word, 'TIMESTAMP') || string?.kind !== 'string') return null;
    const [, local, zone] = ZONE.exec(string.value) ?? [];
    if (zone === undefined) return cast('timestamp', string.value);
    return {
        count: 2,
        sql: `CAST(${quoteText(local)} AS timestamp) AT TIME ZONE ${quoteText(`=${zone}`)}`,
    };
}

const LITERAL_TYPES = [
    'CHAR',
    'VARCHAR',
    'JSON',
    'REAL',
    'DOUBLE',
    'UUID',
    'IPADDRESS',
    'BOOLEAN',
    'TINYINT',
    'SMALLINT',
    'INTEGER',
    'BIGINT',
    'DATE',
    'TIME',
];

function typedLiteral(tokens, index) {
    const [word, string] = tokens.slice(index, index + 2);
    if (string?.kind !== 'string' || !LITERAL_TYPES.some((type) => isWord(word, type))) return null;
    if (isWord(word, 'JSON')) {
        return { count: 2, sql: `trino_json_parse(${string.text.replaceAll('\\', BACKSLASH)})` };
    }
    const zoned = isWord(word, 'TIME') && /[+-]\d\d:\d\d$/.test(string.value);
    return cast(zoned ? 'time with time zone' : word.text, string.value);
}

const cast = (type, value) => ({
    count: 2,
    sql: `CAST(${quoteText(value.replaceAll('\\', BACKSLASH))} AS ${type})`,
});

function backslashes(tokens, index) {
    const { kind, text } = tokens[index];
    if (kind !== 'string' || !text.includes('\\')) return null;
    return { count: 1, sql: text.replaceAll('\\', BACKSLASH) };
}

// TABLE name, where a query may begin.
function tableQuery(tokens, index) {
    const isFirst = index === 0 || tokens[index - 1].text === '(';
    if (!isFirst || !isWord(tokens[index], 'TABLE')) return null;
    return { count: 1, sql: 'SELECT * FROM' };
}

function limitAll(tokens, index) {
    if (!isWord(tokens[index], 'LIMIT') || !isWord(tokens[index + 1], 'ALL')) return null;
    return { count: 2, sql: ' ' };
}

function applyEdits(text, edits) {
    let result = '';
    let done = 0;
    // Both ends of each unchanged stretch, in code points of the new text and offsets of the old.
    const stretches = [];
    let points = 0;
    for (const { start, end, sql } of [
        ...edits,
        { start: text.length, end: text.length, sql: '' },
    ]) {
        const kept = text.slice(done, start);
        stretches.push({ points, offset: done });
        points += [...kept].length;
        stretches.push({ points, offset: start });
        result += kept + sql;
        points += [...sql].length;
        done = end;
    }
    return { text: result, offsetOf: (codePoint) => offsetIn(text, stretches, codePoint) };
}

function offsetIn(text, stretches, codePoint) {
    const at = stretches.findLast?.(({ points }) => points <= codePoint) ?? stretches[0];
    const after = stretches[stretches.indexOf(at) + 1];
    const ahead = [...text.slice(at.offset)].slice(0, codePoint - at.points).join('').length;
    const limit = after?.offset ?? text.length;
    return Math.min(at.offset + ahead, limit);
}
