import { TokenReader } from './token-reader.js';

/**
 * Statements that change the catalog, as commands for lib/execution/run-ddl.js.
 * Source: Amazon Athena User Guide, "DDL statements".
 *
 * @param {string} text
 * @param {import('./lexer.js').Token[]} tokens of the text
 * @returns {{name: string}} with members that depend on the name
 * @throws {import('./query-error.js').MalformedQuery}
 */
export function parseDdl(text, tokens) {
    const reader = new TokenReader(text, tokens);
    for (const [words, read] of COMMANDS) {
        if (!reader.accept(...words)) continue;
        const command = read(reader);
        reader.expectEnd();
        return command;
    }
    throw reader.mismatch("'TABLE', 'VIEW', 'DATABASE', 'SCHEMA'");
}

const COMMANDS = [
    [['CREATE', 'DATABASE'], createDatabase],
    [['CREATE', 'SCHEMA'], createDatabase],
    [['CREATE', 'EXTERNAL', 'TABLE'], createTable],
    [['CREATE', 'TABLE'], createTable],
    [['CREATE', 'OR', 'REPLACE', 'VIEW'], (reader) => createView(reader, true)],
    [['CREATE', 'VIEW'], (reader) => createView(reader, false)],
    [['DROP', 'DATABASE'], dropDatabase],
    [['DROP', 'SCHEMA'], dropDatabase],
    [['DROP', 'TABLE'], (reader) => drop(reader, 'dropTable')],
    [['DROP', 'VIEW'], (reader) => drop(reader, 'dropView')],
    [['ALTER', 'TABLE'], alterTable],
    [['ALTER', 'DATABASE'], alterDatabase],
    [['ALTER', 'SCHEMA'], alterDatabase],
    [['MSCK', 'REPAIR', 'TABLE'], (reader) => ({ name: 'repair', table: reader.qualifiedName() })],
];

const ifNotExists = (reader) => reader.accept('IF', 'NOT', 'EXISTS');
const ifExists = (reader) => reader.accept('IF', 'EXISTS');

function createDatabase(reader) {
    const command = { name: 'createDatabase', ifNotExists: ifNotExists(reader) };
    command.database = reader.qualifiedName();
    return { ...command, ...options(reader, DATABASE_OPTIONS) };
}

const DATABASE_OPTIONS = [
    [['COMMENT'], (reader) => ({ comment: reader.string() })],
    [['LOCATION'], (reader) => ({ location: reader.string() })],
    [['WITH', 'DBPROPERTIES'], (reader) => ({ properties: reader.properties() })],
];

function options(reader, table) {
    const found = {};
    while (!reader.atEnd()) {
        const option = table.find(([words]) => reader.accept(...words));
        if (!option)
            throw reader.mismatch(table.map(([words]) => `'${words.join(' ')}'`).join(', '));
        Object.assign(found, option[1](reader));
    }
    return found;
}

function createTable(reader) {
    const command = { name: 'createTable', ifNotExists: ifNotExists(reader) };
    command.table = reader.qualifiedName();
    command.columns = reader.list(() => column(reader));
    return { ...command, ...options(reader, TABLE_OPTIONS) };
}

/** How a table's files are written does not matter here: those options are only read. */
const TABLE_OPTIONS = [
    [['COMMENT'], (reader) => ({ comment: reader.string() })],
    [['PARTITIONED', 'BY'], (reader) => ({ partitions: reader.list(() => partition(reader)) })],
    [
        ['CLUSTERED', 'BY'],
        (reader) => {
            reader.list(() => reader.identifier());
            reader.expect('INTO');
            reader.until((token) => /^buckets$/i.test(token.text));
            reader.expect('BUCKETS');
            return {};
        },
    ],
    [['ROW', 'FORMAT', 'SERDE'], (reader) => ({ serde: reader.string() })],
    [['ROW', 'FORMAT', 'DELIMITED'], delimited],
    [['WITH', 'SERDEPROPERTIES'], (reader) => ({ serdeProperties: reader.properties() })],
    [
        ['STORED', 'AS', 'INPUTFORMAT'],
        (reader) => {
            const inputFormat = reader.string();
            reader.expect('OUTPUTFORMAT');
            return { inputFormat, outputFormat: reader.string() };
        },
    ],
    [['STORED', 'AS'], (reader) => ({ format: reader.identifier() })],
    [['LOCATION'], (reader) => ({ location: reader.string() })],
    [['TBLPROPERTIES'], (reader) => ({ properties: reader.properties() })],
];

const DELIMITED_BY = [
    ['FIELDS', 'TERMINATED', 'BY'],
    ['ESCAPED', 'BY'],
    ['COLLECTION', 'ITEMS', 'TERMINATED', 'BY'],
    ['MAP', 'KEYS', 'TERMINATED', 'BY'],
    ['LINES', 'TERMINATED', 'BY'],
    ['NULL', 'DEFINED', 'AS'],
];

function delimited(reader) {
    while (DELIMITED_BY.some((words) => reader.accept(...words))) reader.string();
    return {};
}

const isWordIn =
    (words) =>
    ({ kind, text }) =>
        kind === 'word' && words.includes(text.toUpperCase());

function column(reader) {
    const name = reader.identifier();
    const type = reader.until((token) => token.text === ',' || isWordIn(['COMMENT'])(token));
    const comment = reader.accept('COMMENT') ? reader.string() : undefined;
    return { name, type, comment };
}

// Hive's partition keys are columns of their own; Iceberg's are columns of the table, or
// functions of them.
function partition(reader) {
    const [, after] = [reader.peek(), reader.peek(1)];
    if (after?.text === ',' || after?.text === ')') return { field: reader.identifier() };
    if (after?.text === '(') return { field: reader.until((token) => token.text === ',') };
    return column(reader);
}

function createView(reader, replace) {
    const view = reader.qualifiedName();
    reader.expect('AS');
    return { name: 'createView', view, replace, query: reader.rest() };
}

function dropDatabase(reader) {
    const exists = ifExists(reader);
    const database = reader.qualifiedName();
    const cascade = reader.accept('CASCADE');
    if (!cascade) reader.accept('RESTRICT');
    return { name: 'dropDatabase', database, ifExists: exists, cascade };
}

function drop(reader, name) {
    const exists = ifExists(reader);
    return { name, table: reader.qualifiedName(), ifExists: exists };
}

function alterTable(reader) {
    const table = reader.qualifiedName();
    for (const [words, read] of ALTERATIONS) {
        if (reader.accept(...words)) return { table, ...read(reader) };
    }
    throw reader.mismatch("'ADD', 'DROP', 'SET', 'RENAME'");
}

const ALTERATIONS = [
    [
        ['ADD', 'COLUMNS'],
        (reader) => ({
            name: 'addColumns',
            columns: reader.list(() => column(reader)),
        }),
    ],
    [
        ['ADD'],
        (reader) => {
            const exists = ifNotExists(reader);
            return {
                name: 'addPartitions',
                ifNotExists: exists,
                partitions: partitionSpecs(reader),
            };
        },
    ],
    [['DROP', 'COLUMN'], (reader) => ({ name: 'dropColumn', column: reader.identifier() })],
    [
        ['DROP'],
        (reader) => {
            const exists = ifExists(reader);
            return { name: 'dropPartitions', ifExists: exists, partitions: partitionSpecs(reader) };
        },
    ],
    [
        ['SET', 'TBLPROPERTIES'],
        (reader) => ({
            name: 'setTableProperties',
            properties: reader.properties(),
        }),
    ],
    [['SET', 'LOCATION'], (reader) => ({ name: 'setLocation', location: reader.string() })],
];

// PARTITION (key = 'value', …) [LOCATION '…'] …
function partitionSpecs(reader) {
    const specs = [];
    do {
        reader.expect('PARTITION');
        specs.push(reader.properties());
        if (reader.accept('LOCATION')) reader.string();
        reader.accept(',');
    } while (!reader.atEnd());
    return specs;
}

function alterDatabase(reader) {
    const database = reader.qualifiedName();
    reader.expect('SET', 'DBPROPERTIES');
    return { name: 'setDatabaseProperties', database, properties: reader.properties() };
}
