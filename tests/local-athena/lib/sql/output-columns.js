import { Dialect, generateDataType } from '@polyglot-sql/sdk';
import { kindOf } from './ast.js';
import { visibleColumns } from '../catalogs.js';
import { decimalResult, typeOfNumber } from './decimals.js';
import { parseType } from '../catalog/hive-types.js';
import { findTable } from './table-names.js';

/**
 * Types that a query's columns have for Athena where DuckDB does not keep them: varchar(n),
 * char(n), the two kinds of interval, ipaddress, unknown. They are followed from where they are
 * declared — a table, a cast, a literal — through subqueries to the output. What cannot be
 * followed is left to DuckDB.
 *
 * @typedef {{name: string|undefined, type: import('../catalog/hive-types.js').Type|null}} OutputColumn
 *
 * @param {object} query syntax tree with resolved table names (lib/sql/table-names.js)
 * @param {{catalogs: import('../catalogs.js').Catalogs}} scope
 * @returns {OutputColumn[]|null} null if not even the number of columns is known
 */
export function outputColumns(query, { catalogs }) {
    return columnsOfQuery(query, { catalogs, subqueries: new Map() });
}

function columnsOfQuery(query, scope) {
    const kind = kindOf(query);
    const data = query[kind];
    const inner = data?.with?.ctes ? withSubqueries(data.with.ctes, scope) : scope;
    return QUERIES[kind]?.(data, inner) ?? null;
}

const setOperation = ({ left, right }, scope) => {
    const [first, second] = [left, right].map((side) => columnsOfQuery(side, scope));
    return (
        first &&
        first.map(({ name, type }, index) => ({
            name,
            type: commonType(type, second?.[index]?.type ?? null),
        }))
    );
};

// Of rows that are put together; null if only DuckDB can tell.
function commonType(a, b) {
    if (a === null || b === null) return null;
    if (a.name === 'unknown') return b;
    if (b.name === 'unknown') return a;
    if (a.name === 'varchar' && b.name === 'varchar') return longerVarchar(a, b);
    return JSON.stringify(a) === JSON.stringify(b) ? a : null;
}

function longerVarchar(a, b) {
    if (a.length === undefined || b.length === undefined) return { name: 'varchar' };
    return a.length > b.length ? a : b;
}

const QUERIES = {
    select: columnsOfSelect,
    union: setOperation,
    intersect: setOperation,
    except: setOperation,
    subquery: ({ this: query }, scope) => columnsOfQuery(query, scope),
    values: columnsOfValues,
};

function withSubqueries(ctes, scope) {
    const subqueries = new Map(scope.subqueries);
    const inner = { ...scope, subqueries };
    for (const { alias, columns = [], this: query } of ctes) {
        const found = columnsOfQuery(query, { ...scope, subqueries: new Map(subqueries) });
        subqueries.set(alias.name.toLowerCase(), renamed(found, columns));
    }
    return inner;
}

const renamed = (columns, aliases = []) =>
    columns &&
    columns.map(({ name, type }, index) => ({ name: aliases[index]?.name ?? name, type }));

function columnsOfValues({ expressions: rows }, scope) {
    const empty = { ...scope, relations: [] };
    const types = rows.map(({ expressions }) => expressions.map((item) => typeOf(item, empty)));
    return types[0].map((_, index) => ({
        name: `_col${index}`,
        type: types.map((row) => row[index] ?? null).reduce(commonType),
    }));
}

function columnsOfSelect({ expressions, from, joins = [] }, scope) {
    const sources = [...(from?.expressions ?? []), ...joins.map((join) => join.this)];
    const relations = [];
    // What UNNEST takes may be columns of what stands before it.
    for (const source of sources) relations.push(relationOf(source, { ...scope, relations }));
    const inner = { ...scope, relations, merged: joins.some(({ using }) => using?.length > 0) };
    const lists = expressions.map((item) => columnsOfItem(item, inner));
    return lists.includes(null) ? null : lists.flat();
}

function relationOf(source, scope) {
    const kind = kindOf(source);
    const data = source[kind];
    if (kind === 'table') return relationOfTable(data, scope);
    if (kind === 'subquery' || kind === 'values') {
        const columns = columnsOfQuery(kind === 'subquery' ? data.this : source, scope);
        return { name: data.alias?.name, columns: renamed(columns, data.column_aliases) };
    }
    if (kind === 'alias') {
        const { columns } = relationOf(data.this, scope);
        return { name: data.alias.name, columns: renamed(columns, data.column_aliases) };
    }
    if (kind === 'unnest') return { name: undefined, columns: columnsOfUnnest(data, scope) };
    return { name: undefined, columns: null };
}

// Leaves the arguments' types in the tree for lib/sql/rules.js.
function columnsOfUnnest(data, scope) {
    data.types = [data.this, ...(data.expressions ?? [])].map((argument) =>
        typeOf(argument, scope),
    );
    const columns = data.types.map(columnsOfUnnested);
    if (columns.includes(null)) return null;
    const ordinality = data.with_ordinality ? [{ name: undefined, type: { name: 'bigint' } }] : [];
    return [...columns.flat(), ...ordinality];
}

function columnsOfUnnested(type) {
    const unnamed = (of) => ({ name: undefined, type: of });
    if (type?.name === 'map') return [unnamed(type.key), unnamed(type.value)];
    if (type?.name !== 'array') return null;
    if (type.element.name === 'row') return type.element.fields;
    return [unnamed(type.element)];
}

function relationOfTable({ name, schema, catalog, alias, column_aliases: aliases }, scope) {
    const columns = schema
        ? columnsOfTable(
              findTable(scope.catalogs, {
                  catalog: catalog.name,
                  database: schema.name,
                  table: name.name,
              }),
          )
        : (scope.subqueries.get(name.name.toLowerCase()) ?? null);
    return { name: alias?.name ?? name.name, columns: renamed(columns, aliases) };
}

/** Columns of a table as a query sees them. */
export function columnsOfTable(table) {
    return visibleColumns(table).map(({ name, type }) => ({ name, type: parseType(type) }));
}

function columnsOfItem(item, scope) {
    const kind = kindOf(item);
    const data = item[kind];
    if (kind === 'star') return columnsOfStar(data, scope);
    if (kind === 'alias') return [{ name: data.alias.name, type: typeOf(data.this, scope) }];
    return [{ name: (data?.name ?? data?.field)?.name, type: typeOf(item, scope) }];
}

// USING puts the shared columns first and once: then * is left to DuckDB.
function columnsOfStar({ table, except }, { relations, merged }) {
    if (except?.length > 0 || (merged && !table)) return null;
    const chosen = table ? relations.filter(({ name }) => sameName(name, table.name)) : relations;
    const lists = chosen.map(({ columns }) => columns);
    return lists.length === 0 || lists.includes(null) ? null : lists.flat();
}

const sameName = (a, b) => a !== undefined && a.toLowerCase() === b.toLowerCase();

function typeOf(node, scope) {
    const kind = kindOf(node);
    return TYPES[kind]?.(node[kind], scope) ?? null;
}

const ofFirst = ({ this: first }, scope) => (first ? typeOf(first, scope) : null);

const castType = ({ to }) => parseType(generateDataType(to, Dialect.Athena).sql);

/** Functions whose value has the type of their first argument. */
const KEEP_TYPE = new Set([
    'max',
    'min',
    'any_value',
    'first_value',
    'last_value',
    'lag',
    'lead',
    'nth_value',
    'max_by',
    'min_by',
    'nullif',
]);

const INTERVALS = {
    interval_year_to_month: { name: 'interval year to month' },
    interval_day_to_second: { name: 'interval day to second' },
};

const typeOfCall = ({ name, args }, scope) => {
    const lower = name.toLowerCase();
    if (lower === 'map' && args.length === 2)
        return mapOf(...args.map((arg) => typeOf(arg, scope)));
    if (KEEP_TYPE.has(lower) && args.length > 0) return typeOf(args[0], scope);
    return INTERVALS[lower] ?? null;
};

const mapOf = (keys, values) =>
    keys?.name === 'array' && values?.name === 'array'
        ? { name: 'map', key: keys.element, value: values.element }
        : null;

// Leaves the type in the tree for lib/sql/rules.js where DuckDB would take another.
const arithmetic = (operation) => (data, scope) => {
    const type = decimalResult(operation, typeOf(data.left, scope), typeOf(data.right, scope));
    if (type) data.type = type;
    return type;
};

// DuckDB counts the days between two dates; Trino makes an interval of them.
function daysBetween(data, scope) {
    if (![data.left, data.right].every((side) => typeOf(side, scope)?.name === 'date')) return null;
    data.isInterval = true;
    return { name: 'interval day to second' };
}

// A cast goes around the whole of avg(x) OVER (…).
const average = (data, scope, outer = data) => {
    const type = ofFirst(data, scope);
    if (type?.name !== 'decimal') return null;
    outer.type = type;
    return type;
};

const TYPES = {
    literal: ({ literal_type: kind, value }) =>
        kind === 'string' ? { name: 'varchar', length: [...value].length } : typeOfNumber(value),
    null: () => ({ name: 'unknown' }),
    boolean: () => ({ name: 'boolean' }),
    cast: castType,
    try_cast: castType,
    column: typeOfColumn,
    dot: ({ this: row, field }, scope) => fieldType(typeOf(row, scope), field.name),
    paren: ofFirst,
    neg: ofFirst,
    add: arithmetic('add'),
    sub: (data, scope) => daysBetween(data, scope) ?? arithmetic('sub')(data, scope),
    mul: arithmetic('mul'),
    div: arithmetic('div'),
    mod: arithmetic('mod'),
    avg: average,
    min: ofFirst,
    max: ofFirst,
    first_value: ofFirst,
    last_value: ofFirst,
    lag: ofFirst,
    lead: ofFirst,
    window_function: (data, scope) =>
        data.this?.avg ? average(data.this.avg, scope, data) : ofFirst(data, scope),
    function: typeOfCall,
    aggregate_function: typeOfCall,
    array_func: ({ expressions = [] }, scope) => arrayOf(expressions, scope),
    subquery: ({ this: query }, scope) => columnsOfQuery(query, scope)?.[0]?.type ?? null,
};

function arrayOf(expressions, scope) {
    if (expressions.length === 0) return null;
    const element = expressions.map((item) => typeOf(item, scope)).reduce(commonType);
    return element && { name: 'array', element };
}

function fieldType(type, name) {
    return type?.fields?.find((field) => sameName(field.name ?? undefined, name))?.type ?? null;
}

function typeOfColumn({ name, table }, { relations = [] }) {
    const among = table ? relations.filter((r) => sameName(r.name, table.name)) : relations;
    const found = among
        .flatMap(({ columns }) => columns ?? [])
        .filter((column) => sameName(column.name, name.name));
    return found.length === 1 ? found[0].type : null;
}
