import { Dialect, parse } from '@polyglot-sql/sdk';
import { kindOf, sqlOf } from './ast.js';
import { placeOf, quoteName, tokenize } from './lexer.js';
import { MalformedQuery } from './query-error.js';
import { applyRules } from './rules.js';
import { BACKSLASH, rewriteTokens } from './rewrite-tokens.js';
import { resolveTables } from './table-names.js';
import { syntaxErrorAt } from './syntax-errors.js';
import { outputColumns } from './output-columns.js';

/**
 * @typedef {object} Parsed
 * @property {object} tree syntax tree of one query
 * @property {(span: {start: number}) => {line: number, column: number}} placeOf place in the
 *     statement's text of a node's span
 * @property {(name: string) => {line: number, column: number}|undefined} placeOfCall place of a
 *     function's first call
 */

/**
 * Parses a query as Athena's dialect.
 *
 * @param {string} text
 * @returns {Parsed}
 * @throws {MalformedQuery}
 */
export function parseQuery(text) {
    const { text: rewritten, offsetOf } = rewriteTokens(text);
    const result = parse(rewritten, Dialect.Athena);
    if (!result.success) throw syntaxError(text, offsetOf, result);
    const [tree] = result.ast;
    return {
        tree,
        placeOf: ({ start }) => placeOf(text, offsetOf(start)),
        placeOfCall: (name) => placeOfCall(text, name),
    };
}

function placeOfCall(text, name) {
    const found = tokenize(text).find(
        ({ value }, index, tokens) =>
            value.toLowerCase() === name && tokens[index + 1]?.text === '(',
    );
    return found && placeOf(text, found.start);
}

function syntaxError(text, offsetOf, { error, errorStart }) {
    const atEnd = errorStart === undefined || errorStart === null || error.includes('end of input');
    return syntaxErrorAt(text, atEnd ? text.length : offsetOf(errorStart));
}

/**
 * Translates a parsed query for DuckDB.
 *
 * @param {Parsed} parsed its tree is used up
 * @param {object} scope
 * @param {import('../catalogs.js').Catalogs} scope.catalogs
 * @param {string} scope.catalog current one
 * @param {string} scope.database current one
 * @returns {{sql: string, tables: import('../catalogs.js').Table[],
 *     columns: import('./output-columns.js').OutputColumn[]|null}}
 * @throws {import('./query-error.js').QueryError}
 */
export function translate({ tree, placeOf: place, placeOfCall }, scope) {
    const tables = resolveTables(tree, { ...scope, placeOf: place });
    const columns = outputColumns(tree, scope);
    const isValues = kindOf(tree) === 'values';
    const sql = sqlOf(applyRules(tree, { ...scope, placeOfCall })).replaceAll(BACKSLASH, '\\');
    return { sql: isValues ? named(sql, columns) : sql, tables, columns };
}

const named = (sql, columns) =>
    `SELECT * FROM (${sql}) AS v(${columns.map(({ name }) => quoteName(name)).join(', ')})`;
