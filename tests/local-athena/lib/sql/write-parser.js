import { TokenReader } from './token-reader.js';

/**
 * Statements that write rows: what they write to, and the query that yields the rows.
 *
 * @param {string} text
 * @param {import('./lexer.js').Token[]} tokens of the text
 * @returns {{name: 'insert'|'change'|'ctas', table: string[], columns?: string[], query?: string,
 *     properties?: Record<string, string>, ifNotExists?: boolean, empty?: boolean}}
 * @throws {import('./query-error.js').MalformedQuery}
 */
export function parseWrite(text, tokens) {
    const reader = new TokenReader(text, tokens);
    if (reader.accept('INSERT', 'INTO')) return insert(reader);
    if (reader.accept('CREATE', 'TABLE')) return createTableAs(reader);
    if (!reader.accept('DELETE', 'FROM')) reader.expect('UPDATE');
    return { name: 'change', table: reader.qualifiedName(), query: text };
}

function insert(reader) {
    const table = reader.qualifiedName();
    const isList =
        reader.peek()?.text === '(' &&
        !['SELECT', 'WITH', 'VALUES', 'TABLE', '('].includes(reader.peek(1)?.text.toUpperCase());
    const columns = isList ? reader.list(() => reader.identifier()) : undefined;
    return { name: 'insert', table, columns, query: reader.rest() };
}

function createTableAs(reader) {
    const ifNotExists = reader.accept('IF', 'NOT', 'EXISTS');
    const table = reader.qualifiedName();
    const properties = reader.accept('WITH') ? reader.properties() : {};
    reader.expect('AS');
    const query = reader.rest();
    const empty = /\bWITH\s+NO\s+DATA\s*$/i.test(query);
    return {
        name: 'ctas',
        table,
        properties,
        ifNotExists,
        empty,
        query: query.replace(/\bWITH\s+(NO\s+)?DATA\s*$/i, ''),
    };
}
