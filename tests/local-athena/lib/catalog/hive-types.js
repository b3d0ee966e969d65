/**
 * What a column's type is, whether Hive (`array<struct<a:int>>`), Trino (`array(row(a integer))`)
 * or Iceberg spelled it.
 *
 * @typedef {object} Type
 * @property {string} name Trino's name without arguments, e.g. `decimal`, `timestamp with time zone`
 * @property {number} [precision] of decimal, time and timestamp
 * @property {number} [scale] of decimal
 * @property {number} [length] of varchar(n) and char(n)
 * @property {Type} [element] of array
 * @property {Type} [key] of map
 * @property {Type} [value] of map
 * @property {{name: string|null, type: Type}[]} [fields] of row
 */

const HIVE_NAMES = {
    int: 'integer',
    float: 'real',
    string: 'varchar',
    binary: 'varbinary',
    struct: 'row',
    long: 'bigint',
    timestamptz: 'timestamp with time zone',
    'timestamp with local time zone': 'timestamp with time zone',
    'double precision': 'double',
};

const SCALARS = new Set([
    'boolean',
    'tinyint',
    'smallint',
    'integer',
    'bigint',
    'real',
    'double',
    'date',
    'varbinary',
    'json',
    'uuid',
    'ipaddress',
    'unknown',
    'interval year to month',
    'interval day to second',
    'hyperloglog',
    'varchar',
    'char',
    'decimal',
    'time',
    'timestamp',
    'time with time zone',
    'timestamp with time zone',
]);

const TOKEN = /\s*(?:("(?:[^"]|"")*")|([\p{L}\p{N}_$.-]+)|([<>(),:]))/uy;

/** Text that names no type. */
export class TypeNameError extends Error {
    constructor(text) {
        super(`Unknown type: ${text}`);
        this.name = 'TypeNameError';
    }
}

/**
 * @param {string} text
 * @returns {Type}
 * @throws {TypeNameError}
 */
export function parseType(text) {
    const reader = new TypeReader(text);
    const type = reader.type();
    reader.expectEnd();
    return type;
}

class TypeReader {
    constructor(text) {
        this.text = text;
        this.tokens = [];
        TOKEN.lastIndex = 0;
        let offset = 0;
        for (let match; (match = TOKEN.exec(text)); offset = TOKEN.lastIndex) {
            this.tokens.push(match[0].trim());
        }
        if (text.slice(offset).trim() !== '') throw new TypeNameError(text);
        this.next = 0;
    }

    peek() {
        return this.tokens[this.next];
    }

    accept(...choices) {
        if (!choices.includes(this.peek()?.toLowerCase())) return null;
        this.next += 1;
        return this.tokens[this.next - 1];
    }

    expect(...choices) {
        const found = this.accept(...choices);
        if (found === null) throw new TypeNameError(this.text);
        return found;
    }

    expectEnd() {
        if (this.next !== this.tokens.length) throw new TypeNameError(this.text);
    }

    word() {
        const token = this.peek();
        if (token === undefined || /^[<>(),:]$/.test(token)) throw new TypeNameError(this.text);
        this.next += 1;
        return token;
    }

    number() {
        const token = this.word();
        if (!/^\d+$/.test(token)) throw new TypeNameError(this.text);
        return Number(token);
    }

    type() {
        const first = this.word().toLowerCase();
        const name = HIVE_NAMES[first] ?? first;
        if (name === 'array') return { name, element: this.enclosed(() => this.type()) };
        if (name === 'map') return { name, ...this.enclosed(() => this.entry()) };
        if (name === 'row') return { name, fields: this.enclosed(() => this.fields()) };
        return this.scalar(name);
    }

    enclosed(read) {
        const close = this.expect('<', '(') === '<' ? '>' : ')';
        const result = read();
        this.expect(close);
        return result;
    }

    entry() {
        const key = this.type();
        this.expect(',');
        return { key, value: this.type() };
    }

    fields() {
        const fields = [];
        do fields.push(this.field());
        while (this.accept(','));
        return fields;
    }

    // Hive: name:type. Trino: name type, "name" type, or a type alone.
    field() {
        const start = this.next;
        const name = this.word().replace(/^"|"$/g, '').replaceAll('""', '"');
        if ([',', ')', '>', '('].includes(this.peek())) {
            this.next = start;
            return { name: null, type: this.type() };
        }
        this.accept(':');
        return { name, type: this.type() };
    }

    scalar(first) {
        const args = this.accept('(') ? this.arguments() : [];
        let name = first;
        if (first === 'interval') name = this.interval();
        else if (first === 'double' && this.accept('precision')) name = 'double';
        else if (this.accept('with')) name = this.zoned(first);
        if (!SCALARS.has(name)) throw new TypeNameError(this.text);
        return withArguments(name, args);
    }

    arguments() {
        const numbers = [];
        do numbers.push(this.number());
        while (this.accept(','));
        this.expect(')');
        return numbers;
    }

    interval() {
        const from = this.expect('year', 'day').toLowerCase();
        this.expect('to');
        this.expect(from === 'year' ? 'month' : 'second');
        return from === 'year' ? 'interval year to month' : 'interval day to second';
    }

    zoned(first) {
        this.accept('local');
        this.expect('time');
        this.expect('zone');
        return `${first} with time zone`;
    }
}

function withArguments(name, args) {
    if (name === 'decimal') return { name, precision: args[0] ?? 38, scale: args[1] ?? 0 };
    if (name === 'char') return { name, length: args[0] ?? 1 };
    if (name === 'varchar') return args.length > 0 ? { name, length: args[0] } : { name };
    if (name.startsWith('time')) return { name, precision: args[0] ?? 3 };
    return { name };
}

/** Type as Trino spells it, e.g. `array(row(a integer, b varchar))`. */
export function trinoName(type) {
    switch (type.name) {
        case 'array':
            return `array(${trinoName(type.element)})`;
        case 'map':
            return `map(${trinoName(type.key)}, ${trinoName(type.value)})`;
        case 'row':
            return `row(${type.fields.map(trinoField).join(', ')})`;
        case 'decimal':
            return `decimal(${type.precision},${type.scale})`;
        default:
            return scalarName(type);
    }
}

function trinoField({ name, type }) {
    if (name === null) return trinoName(type);
    return `${/^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name}"`} ${trinoName(type)}`;
}

function scalarName(type) {
    if (type.length !== undefined) return `${type.name}(${type.length})`;
    if (type.precision === undefined) return type.name;
    const [first, ...rest] = type.name.split(' ');
    return [`${first}(${type.precision})`, ...rest].join(' ');
}

const TO_HIVE = {
    integer: 'int',
    real: 'float',
    varbinary: 'binary',
    'timestamp with time zone': 'timestamp',
};

/** Type as the Glue Data Catalog spells it, e.g. `array<struct<a:int,b:string>>`. */
export function hiveName(type) {
    switch (type.name) {
        case 'array':
            return `array<${hiveName(type.element)}>`;
        case 'map':
            return `map<${hiveName(type.key)},${hiveName(type.value)}>`;
        case 'row':
            return `struct<${type.fields.map((f) => `${f.name}:${hiveName(f.type)}`).join(',')}>`;
        case 'decimal':
            return `decimal(${type.precision},${type.scale})`;
        case 'varchar':
            return type.length === undefined ? 'string' : `varchar(${type.length})`;
        case 'char':
            return `char(${type.length})`;
        default:
            return TO_HIVE[type.name] ?? type.name;
    }
}

/**
 * Precision and scale that GetQueryResults reports, measured on the real service by the tests of
 * PyAthena (tests/pyathena/test_cursor.py) where it has the type.
 */
const PRECISIONS = {
    tinyint: 3,
    smallint: 5,
    integer: 10,
    bigint: 19,
    real: 17,
    double: 17,
    varbinary: 1073741824,
    time: 3,
    'time with time zone': 3,
    timestamp: 3,
    'timestamp with time zone': 3,
};

const UNBOUNDED_VARCHAR = 2147483647;

/** @returns {{Type: string, Precision: number, Scale: number}} as in Athena's ColumnInfo */
export function columnInfoType(type) {
    const Type = type.name === 'real' ? 'float' : type.name;
    if (type.name === 'decimal') return { Type, Precision: type.precision, Scale: type.scale };
    if (type.name === 'char') return { Type, Precision: type.length, Scale: 0 };
    if (type.name === 'varchar') {
        return { Type, Precision: type.length ?? UNBOUNDED_VARCHAR, Scale: 0 };
    }
    return { Type, Precision: PRECISIONS[type.name] ?? 0, Scale: 0 };
}
