import { GLUE_CATALOG } from '../catalog/names.js';
import { QueryError } from '../sql/query-error.js';

/**
 * @typedef {object} Scope where a statement's names are looked up
 * @property {import('../catalogs.js').Catalogs} catalogs
 * @property {string} catalog current one
 * @property {string} database current one
 */

/** @returns {Scope} of a statement by its QueryExecutionContext */
export function scopeOf({ QueryExecutionContext }, { catalogs }) {
    const { Catalog: catalog = GLUE_CATALOG, Database: database = 'default' } =
        QueryExecutionContext ?? {};
    return { catalogs, catalog, database };
}

/**
 * Completes a name of up to three parts.
 *
 * @param {string[]} parts
 * @param {Scope} scope
 * @returns {{catalog: string, database: string, table: string}} in lower case
 */
export function tableName(parts, scope) {
    const [table, database = scope.database, catalog = scope.catalog] = [...parts].reverse();
    return {
        catalog: catalog.toLowerCase(),
        database: database.toLowerCase(),
        table: table.toLowerCase(),
    };
}

/** The same for the name of a database, of up to two parts; none: the current one. */
export function databaseName(parts, scope) {
    const [database = scope.database, catalog = scope.catalog] = [...parts].reverse();
    return { catalog: catalog.toLowerCase(), database: database.toLowerCase() };
}

const hive = (text) => new QueryError('DDL_FAILED', `FAILED: ${text}`);

export const tableNotFound = (name) =>
    hive(`SemanticException [Error 10001]: Table not found ${name}`);

export const databaseNotFound = (name) =>
    hive(`SemanticException [Error 10072]: Database does not exist: ${name}`);

/** Failure of Hive's DDL task, which nests the metastore's exception. */
export const taskFailed = (exception, text) =>
    hive(
        'Execution Error, return code 1 from ' +
            `org.apache.hadoop.hive.ql.exec.DDLTask. ${exception}(message:${text})`,
    );

/** @returns {import('../catalogs.js').Table} for a statement that Hive's part of Athena runs */
export function hiveTable(parts, scope) {
    const { catalog, database, table } = tableName(parts, scope);
    const found = scope.catalogs.table(catalog, database, table);
    if (!found) throw tableNotFound(table);
    return found;
}

/** @returns {import('../catalogs.js').Database} the same for a database */
export function hiveDatabase(parts, scope) {
    const { catalog, database } = databaseName(parts, scope);
    const found = scope.catalogs.database(catalog, database);
    if (!found) throw databaseNotFound(database);
    return found;
}
