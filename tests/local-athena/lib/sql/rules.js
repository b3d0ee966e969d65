import { Dialect, generateDataType } from '@polyglot-sql/sdk';
import { call, identifier, kindOf, raw, rewrite, sqlOf, walk } from './ast.js';
import { duckName } from '../catalog/duck-types.js';
import { callRules } from './function-rules.js';
import { parseType } from '../catalog/hive-types.js';
import { INFORMATION_SCHEMA, temporaryName } from '../catalog/information-schema.js';

/**
 * What Athena's SQL means and DuckDB's does not, where it shows in the syntax tree: divisions,
 * casts, zones, UNNEST, columns without a name. Macros do the rest: lib/sql/macros.sql.
 *
 * @param {object} tree one query as lib/sql/output-columns.js has seen it; used up
 * @param {object} scope
 * @param {string} scope.catalog current one
 * @param {string} scope.database current one
 * @param {(name: string) => {line: number, column: number}|undefined} scope.placeOfCall
 * @returns {object} tree of DuckDB's query
 */
export function applyRules(tree, scope) {
    walk(tree, (kind, data) => BEFORE[kind]?.(data));
    resultColumns(tree).forEach(keepZone);
    return rewrite(tree, { ...RULES, ...callRules(scope) });
}

/** Changes that need the original tree, from the outside in. */
const BEFORE = {
    select: ({ expressions }) =>
        expressions.forEach((item, index) => {
            if (['alias', 'column', 'star'].includes(kindOf(item))) return;
            expressions[index] = aliased(item, item.dot?.field.name ?? `_col${index}`);
        }),
    subquery: (data) => nameValues(data, 'column_aliases'),
    table: nameTemporary,
};

// information_schema's tables are the session's own; the name after FROM stays the columns' table.
function nameTemporary(data) {
    if (data.schema?.name !== INFORMATION_SCHEMA) return;
    data.alias ??= identifier(data.name.name);
    data.name = identifier(
        temporaryName({
            catalog: data.catalog.name,
            database: INFORMATION_SCHEMA,
            name: data.name.name,
        }),
    );
    [data.catalog, data.schema] = [identifier('temp'), identifier('main')];
}

const aliased = (node, name) => ({
    alias: {
        this: node,
        alias: identifier(name),
        column_aliases: [],
        alias_explicit_as: true,
        pre_alias_comments: [],
        trailing_comments: [],
    },
});

// (VALUES …) without names for its columns.
function nameValues(data, member) {
    if (kindOf(data.this) !== 'values' || data[member]?.length > 0) return;
    const [{ expressions }] = data.this.values.expressions;
    data.alias ??= identifier('_values');
    data[member] = expressions.map((_, index) => identifier(`_col${index}`));
}

const resultColumns = ({ select }) => select?.expressions ?? [];

// A zone's name matters in the outermost row only: it is part of the value's text.
function keepZone(item) {
    const zoned = item.alias?.this.at_time_zone;
    if (zoned) zoned.isResult = true;
}

const castToKnown =
    (kind) =>
    ({ type, ...data }) =>
        type ? castNode({ [kind]: data }, type) : undefined;

const RULES = {
    add: ({ left, right }) => plusInterval(left, right) ?? plusInterval(right, left),
    sub: ({ left, right, isInterval: isDays }) => {
        if (isDays) return call('days_between', left, right);
        return isInterval(right) ? call('minus_interval', left, right) : undefined;
    },
    div: divide,
    mod: ({ left, right, type }) =>
        type || isNonZero(right) ? undefined : call('modulo', left, right),
    avg: castToKnown('avg'),
    window_function: castToKnown('window_function'),
    cast: (data) => castTo(data, 'cast'),
    try_cast: (data) => castTo(data, 'try_cast'),
    at_time_zone: atTimeZone,
    extract: ({ this: value, field }) =>
        call(EXTRACTS[field] ?? `trino_${field.toLowerCase()}`, localTime(value)),
    alias: ({ this: source, alias, column_aliases: names }) =>
        source.unnest ? unnestAs(source.unnest, alias, names ?? []) : undefined,
    cte: (data) => nameValues(data, 'columns'),
};

const EXTRACTS = {
    DayOfWeek: 'trino_day_of_week',
    DayOfYear: 'trino_day_of_year',
    YearOfWeek: 'trino_year_of_week',
    Dow: 'trino_day_of_week',
    Doy: 'trino_day_of_year',
};

const isInterval = (node) =>
    ['interval_year_to_month', 'interval_day_to_second'].includes(node.function?.name);

const plusInterval = (value, interval) =>
    isInterval(interval) ? call('plus_interval', value, interval) : undefined;

const isNonZero = ({ literal }) =>
    literal?.literal_type === 'number' && Number(literal.value) !== 0;

// A type that lib/sql/output-columns.js found is a decimal: DuckDB would make a double.
function divide({ left, right, type }) {
    if (type) return castNode(call('divide_decimals', left, right), type);
    return isNonZero(right) ? undefined : call('divide', left, right);
}

const castNode = (value, type, kind = 'cast') => ({
    [kind]: {
        this: value,
        to: { data_type: 'custom', name: duckName(type) },
        trailing_comments: [],
        double_colon_syntax: false,
    },
});

function castTo({ this: value, to }, kind) {
    const type = parseType(generateDataType(to, Dialect.Athena).sql);
    if (type.name === 'json') return call('to_json', value);
    if (type.name === 'varchar' || type.name === 'char') return castToText(localTime(value), type);
    return castNode(LOCAL_TYPES.has(type.name) ? localTime(value) : value, type, kind);
}

const LOCAL_TYPES = new Set(['date', 'time', 'timestamp']);

function castToText(value, { length }) {
    const text = call('cast_to_varchar', value);
    return length === undefined ? text : call('left', text, raw(String(length)));
}

// Where a zone was named, the clock of that zone is meant.
function localTime(node) {
    if (node.function?.name === 'at_zone_instant') node.function.name = 'at_zone_local';
    return node;
}

// A literal's own zone is marked by '=' (lib/sql/rewrite-tokens.js): its text is local time there.
function atTimeZone({ this: value, zone, isResult }) {
    const name = zone.literal?.value ?? '';
    const isLiteral = name.startsWith('=');
    if (isLiteral) zone.literal.value = name.slice(1);
    const instant = isLiteral ? call('timezone', zone, value) : value;
    if (isResult) return call('at_zone', instant, zone);
    return isLiteral ? instant : call('at_zone_instant', instant, zone);
}

/** One array into one column is what DuckDB's UNNEST does too; the rest becomes a subquery. */
function unnestAs(
    { this: first, expressions = [], with_ordinality: ordinality, types },
    alias,
    names,
) {
    const arrays = [first, ...expressions];
    const wide = names.length > arrays.length + (ordinality ? 1 : 0);
    if (arrays.length === 1 && !ordinality && !wide && types?.[0]?.name !== 'map') return undefined;
    const columns = arrays.map((array, index) => unnestColumn(sqlOf(array), types?.[index], wide));
    if (ordinality) {
        const lengths = arrays.map((array) => `trino_cardinality(${sqlOf(array)})`);
        columns.push(`unnest(range(1, greatest(${lengths.join(', ')}) + 1))`);
    }
    const list = names.map((name) => sqlOf(columnNode(name))).join(', ');
    return raw(
        `LATERAL (SELECT ${columns.join(', ')}) AS ${sqlOf(columnNode(alias))}` +
            (list === '' ? '' : `(${list})`),
    );
}

const columnNode = (name) => ({
    column: { name: identifier(name.name), table: null, join_mark: false, trailing_comments: [] },
});

// A map gives a key and a value; rows give their fields where more columns are named than arrays.
function unnestColumn(sql, type, wide) {
    if (type?.name === 'map') return `unnest(map_entries(${sql}), max_depth := 2)`;
    return wide ? `unnest(${sql}, max_depth := 2)` : `unnest(${sql})`;
}
