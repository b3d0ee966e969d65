import { isWord } from './lexer.js';

/**
 * @typedef {object} StatementKind
 * @property {'DML'|'DDL'|'UTILITY'} statementType as GetQueryExecution tells it
 * @property {string} substatementType as GetQueryExecution tells it
 * @property {'query'|'explain'|'write'|'ctas'|'catalog'|'show'} family how it is run
 */

const dml = (substatementType, family) => ({ statementType: 'DML', substatementType, family });
const ddl = (substatementType) => ({ statementType: 'DDL', substatementType, family: 'catalog' });
const utility = (substatementType) => ({
    statementType: 'UTILITY',
    substatementType,
    family: 'show',
});

/**
 * First words of a statement and what they make of it; the first hit wins. `*` stands for any
 * words between. Source: Amazon Athena User Guide, "DDL statements", "DML queries".
 */
const KINDS = [
    ['SELECT', dml('SELECT', 'query')],
    ['WITH', dml('SELECT', 'query')],
    ['VALUES', dml('SELECT', 'query')],
    ['TABLE', dml('SELECT', 'query')],
    ['(', dml('SELECT', 'query')],
    ['EXPLAIN', { statementType: 'UTILITY', substatementType: 'EXPLAIN', family: 'explain' }],
    ['INSERT INTO', dml('INSERT', 'write')],
    ['DELETE FROM', dml('DELETE', 'write')],
    ['UPDATE', dml('UPDATE', 'write')],
    [
        'CREATE TABLE * AS',
        {
            statementType: 'DDL',
            substatementType: 'CREATE_TABLE_AS_SELECT',
            family: 'ctas',
        },
    ],
    ['CREATE TABLE', ddl('CREATE_TABLE')],
    ['CREATE EXTERNAL TABLE', ddl('CREATE_TABLE')],
    ['CREATE DATABASE', ddl('CREATE_DATABASE')],
    ['CREATE SCHEMA', ddl('CREATE_DATABASE')],
    ['CREATE VIEW', ddl('CREATE_VIEW')],
    ['CREATE OR REPLACE VIEW', ddl('CREATE_VIEW')],
    ['DROP TABLE', ddl('DROP_TABLE')],
    ['DROP VIEW', ddl('DROP_VIEW')],
    ['DROP DATABASE', ddl('DROP_DATABASE')],
    ['DROP SCHEMA', ddl('DROP_DATABASE')],
    ['ALTER TABLE', ddl('ALTER_TABLE')],
    ['ALTER DATABASE', ddl('ALTER_DATABASE')],
    ['ALTER SCHEMA', ddl('ALTER_DATABASE')],
    ['MSCK REPAIR TABLE', ddl('MSCK_REPAIR')],
    ['SHOW CREATE TABLE', utility('SHOW_CREATE_TABLE')],
    ['SHOW CREATE VIEW', utility('SHOW_CREATE_VIEW')],
    ['SHOW DATABASES', utility('SHOW_DATABASES')],
    ['SHOW SCHEMAS', utility('SHOW_DATABASES')],
    ['SHOW TABLES', utility('SHOW_TABLES')],
    ['SHOW VIEWS', utility('SHOW_VIEWS')],
    ['SHOW COLUMNS', utility('SHOW_COLUMNS')],
    ['SHOW PARTITIONS', utility('SHOW_PARTITIONS')],
    ['SHOW TBLPROPERTIES', utility('SHOW_TABLE_PROPERTIES')],
    ['DESCRIBE', utility('DESC_TABLE')],
    ['DESC', utility('DESC_TABLE')],
].map(([words, kind]) => [words.split(' '), kind]);

/** Words that Athena's grammar lets a statement begin with, as its parser lists them. */
export const FIRST_WORDS = [
    'ALTER',
    'ANALYZE',
    'CALL',
    'COMMENT',
    'COMMIT',
    'CREATE',
    'DEALLOCATE',
    'DELETE',
    'DENY',
    'DESC',
    'DESCRIBE',
    'DROP',
    'EXECUTE',
    'EXPLAIN',
    'GRANT',
    'INSERT',
    'MERGE',
    'PREPARE',
    'REFRESH',
    'RESET',
    'REVOKE',
    'ROLLBACK',
    'SET',
    'SHOW',
    'START',
    'TRUNCATE',
    'UNLOAD',
    'UPDATE',
    'USE',
    '<query>',
];

/** Tells whether some statement of Athena's grammar begins with the word. */
export const isFirstWord = (token) => FIRST_WORDS.some((word) => isWord(token, word));

/**
 * @param {import('./lexer.js').Token[]} tokens of one statement
 * @returns {StatementKind|null} null: nothing that Athena runs begins so
 */
export function classify(tokens) {
    return KINDS.find(([words]) => beginsWith(tokens, words))?.[1] ?? null;
}

function beginsWith(tokens, words) {
    const star = words.indexOf('*');
    const fixed = star < 0 ? words : words.slice(0, star);
    if (!fixed.every((word, index) => isWord(tokens[index], word))) return false;
    return star < 0 || createsFromQuery(tokens);
}

// CREATE TABLE name [WITH (...)] AS SELECT …: an AS outside parentheses that a query follows.
function createsFromQuery(tokens) {
    let depth = 0;
    return tokens.some((token, index) => {
        if (token.text === '(') depth += 1;
        if (token.text === ')') depth -= 1;
        const next = tokens[index + 1];
        return (
            depth === 0 &&
            isWord(token, 'AS') &&
            ['SELECT', 'WITH', 'VALUES', 'TABLE', '('].some((word) => isWord(next, word))
        );
    });
}

/** Tells whether the result object is ID.csv (else ID.txt). */
export const isCsvResult = ({ family }) => ['query', 'write', 'ctas'].includes(family);

/** Tells whether Hive's part of Athena, not its query engine, runs the statement. */
export const isHive = ({ family }) => ['catalog', 'show'].includes(family);
