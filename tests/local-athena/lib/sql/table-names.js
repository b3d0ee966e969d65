import { identifier } from './ast.js';
import { INFORMATION_SCHEMA, informationTable } from '../catalog/information-schema.js';
import { QueryError } from './query-error.js';

/**
 * Finds out which table each name in a query means, and writes it with catalog and database, so
 * that DuckDB need not know a current one.
 *
 * @param {object} query syntax tree; changed in place
 * @param {object} scope
 * @param {import('../catalogs.js').Catalogs} scope.catalogs
 * @param {string} scope.catalog current one
 * @param {string} scope.database current one
 * @param {(span: object) => {line: number, column: number}} scope.placeOf
 * @returns {import('../catalogs.js').Table[]} each table once, in the order of their names' first
 *     use
 */
export function resolveTables(query, scope) {
    const found = new Map();
    resolveIn(query, { ...scope, found, subqueries: new Set() });
    return [...found.values()];
}

function resolveIn(value, scope) {
    if (value === null || typeof value !== 'object') return;
    if (isTable(value)) resolveTable(value.table, scope);
    const inner = value.with?.ctes ? resolveSubqueries(value.with, scope) : scope;
    for (const [name, child] of Object.entries(value)) {
        if (name !== 'with') resolveIn(child, inner);
    }
}

const isTable = ({ table }) => table?.name?.name !== undefined && table.span === undefined;

// A named subquery hides tables of that name in those that follow and in the query itself, and in
// its own text only if it is recursive.
function resolveSubqueries({ ctes, recursive }, scope) {
    const subqueries = new Set(scope.subqueries);
    const inner = { ...scope, subqueries };
    for (const { alias, this: query } of ctes) {
        if (recursive) subqueries.add(alias.name.toLowerCase());
        resolveIn(query, { ...scope, subqueries: new Set(subqueries) });
        subqueries.add(alias.name.toLowerCase());
    }
    return inner;
}

function resolveTable(node, scope) {
    const name = node.name.name;
    if (!node.schema && scope.subqueries.has(name.toLowerCase())) return;
    const table = lookUp(node, scope);
    // The bare name still names the columns' table, unless there is an alias.
    node.catalog = identifier(table.catalog.toLowerCase());
    node.schema = identifier(table.database);
    node.name = identifier(table.name);
    scope.found.set(fullName(node), table);
}

const fullName = ({ catalog, schema, name }) =>
    JSON.stringify([catalog.name, schema.name, name.name]);

function lookUp({ name, schema, catalog }, { catalogs, placeOf, ...current }) {
    const names = {
        catalog: catalog?.name ?? current.catalog,
        database: schema?.name ?? current.database,
        table: name.name,
    };
    return findTable(catalogs, names, placeOf((catalog ?? schema ?? name).span));
}

/**
 * @param {import('../catalogs.js').Catalogs} catalogs
 * @param {{catalog: string, database: string, table: string}} names
 * @param {{line: number, column: number}} [place] for the error
 * @returns {import('../catalogs.js').Table}
 * @throws {QueryError}
 */
export function findTable(catalogs, names, place) {
    const lower = (name) => name.toLowerCase();
    if (!catalogs.catalog(names.catalog)) {
        throw new QueryError('CATALOG_NOT_FOUND', `Catalog '${lower(names.catalog)}' not found`, {
            place,
        });
    }
    const isInformation = lower(names.database) === INFORMATION_SCHEMA;
    if (!isInformation && !catalogs.database(names.catalog, names.database)) {
        throw new QueryError(
            'SCHEMA_NOT_FOUND',
            `Schema '${lower(names.database)}' does not exist`,
            { place },
        );
    }
    const table = isInformation
        ? informationTable(catalogs, names.catalog, names.table)
        : catalogs.table(names.catalog, names.database, names.table);
    if (table) return table;
    const full = [names.catalog, names.database, names.table].map(lower).join('.');
    throw new QueryError('TABLE_NOT_FOUND', `Table '${full}' does not exist`, { place });
}
