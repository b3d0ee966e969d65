import { TokenReader } from './token-reader.js';

/**
 * Statements that look at the catalog, as commands for lib/execution/run-show.js.
 * Source: Amazon Athena User Guide, "DDL statements".
 *
 * @param {string} text
 * @param {import('./lexer.js').Token[]} tokens of the text
 * @returns {{name: string}} with members that depend on the name
 * @throws {import('./query-error.js').MalformedQuery}
 */
export function parseShow(text, tokens) {
    const reader = new TokenReader(text, tokens);
    const [, read] = COMMANDS.find(([words]) => reader.accept(...words));
    const command = read(reader);
    reader.expectEnd();
    return command;
}

const ofTable = (name) => (reader) => ({ name, table: reader.qualifiedName() });

const COMMANDS = [
    [['SHOW', 'DATABASES'], showDatabases],
    [['SHOW', 'SCHEMAS'], showDatabases],
    [['SHOW', 'TABLES'], (reader) => ({ name: 'tables', ...inDatabase(reader) })],
    [['SHOW', 'VIEWS'], (reader) => ({ name: 'views', ...inDatabase(reader) })],
    [['SHOW', 'COLUMNS'], showColumns],
    [['SHOW', 'PARTITIONS'], ofTable('partitions')],
    [['SHOW', 'CREATE', 'TABLE'], ofTable('createTable')],
    [['SHOW', 'CREATE', 'VIEW'], ofTable('createView')],
    [
        ['SHOW', 'TBLPROPERTIES'],
        (reader) => ({
            name: 'tableProperties',
            table: reader.qualifiedName(),
            property: reader.accept('(') ? closed(reader, reader.string()) : undefined,
        }),
    ],
    [['DESCRIBE'], describe],
    [['DESC'], describe],
];

const acceptIn = (reader) => reader.accept('IN') || reader.accept('FROM');

function closed(reader, value) {
    reader.expect(')');
    return value;
}

const pattern = (reader) => {
    reader.accept('LIKE');
    return reader.atEnd() ? undefined : reader.string();
};

function showDatabases(reader) {
    const catalog = acceptIn(reader) ? reader.identifier() : undefined;
    return { name: 'databases', catalog, pattern: pattern(reader) };
}

function inDatabase(reader) {
    const database = acceptIn(reader) ? reader.qualifiedName() : [];
    return { database, pattern: pattern(reader) };
}

// SHOW COLUMNS IN table [IN database]
function showColumns(reader) {
    if (!acceptIn(reader)) throw reader.mismatch("'FROM', 'IN'");
    const table = reader.qualifiedName();
    const database = acceptIn(reader) ? reader.qualifiedName() : [];
    return { name: 'columns', table: [...database, ...table] };
}

function describe(reader) {
    if (!reader.accept('EXTENDED')) reader.accept('FORMATTED');
    return { name: 'describe', table: reader.qualifiedName() };
}
