import { call, raw, rewrite, sqlOf } from './ast.js';
import { fromJoda, fromMysql } from './datetime-formats.js';
import { isKnown } from './functions.js';
import { quoteText } from './lexer.js';
import { QueryError } from './query-error.js';

/**
 * Rules for calls that neither a name nor a macro can translate: lambdas, which no macro takes as
 * an argument, aggregates, formats, any number of arguments.
 *
 * @param {object} scope see applyRules() in lib/sql/rules.js
 * @returns {Record<string, Function>} rules for rewrite() in lib/sql/ast.js
 */
export function callRules({ catalog, database, placeOfCall }) {
    const constants = { current_catalog: catalog.toLowerCase(), current_schema: database };

    function functionCall({ name, args, no_parens: bare }) {
        const lower = name.toLowerCase();
        if (bare && constants[lower]) return raw(quoteText(constants[lower]));
        if (!isKnown(lower)) {
            throw new QueryError('FUNCTION_NOT_FOUND', `Function '${lower}' not registered`, {
                place: placeOfCall(lower),
            });
        }
        if (LOCAL_TIME.has(lower)) args.forEach(toLocalTime);
        return CALLS[lower]?.(...args);
    }

    return {
        function: functionCall,
        within_group: ({ this: aggregate, order_by: order }) => listagg(aggregate.function, order),
        if_func: (data) => {
            data.false_value ??= { null: null };
        },
    };
}

/** Functions that read a clock: they want the time in the zone that was named. */
const LOCAL_TIME = new Set(
    [
        'date',
        'date_format',
        'date_trunc',
        'day',
        'day_of_month',
        'day_of_week',
        'day_of_year',
        'dow',
        'doy',
        'format_datetime',
        'hour',
        'last_day_of_month',
        'millisecond',
        'minute',
        'month',
        'quarter',
        'second',
        'week',
        'week_of_year',
        'year',
        'year_of_week',
        'yow',
    ].map((name) => `trino_${name}`),
);

function toLocalTime({ function: inner }) {
    if (inner?.name === 'at_zone_instant') inner.name = 'at_zone_local';
}

const first = (list) => call('list_extract', list, raw('1'));

const CALLS = {
    trino_all_match: (list, f) => call('list_bool_and', call('list_transform', list, f)),
    trino_any_match: (list, f) => call('list_bool_or', call('list_transform', list, f)),
    trino_concat: (...args) => args.reduce(concatenated),
    trino_date_format: (value, format) => withFormat('trino_date_format', value, format, fromMysql),
    trino_date_parse: (value, format) => withFormat('trino_date_parse', value, format, fromMysql),
    trino_filter: (list, f) => call('list_filter', list, f),
    trino_format: (format, ...args) => {
        const conversions = [...(format.literal?.value ?? '').matchAll(CONVERSION)];
        return call(
            'printf',
            format,
            ...args.map((arg, index) => converted(arg, conversions[index]?.[1])),
        );
    },
    trino_format_datetime: (value, format) =>
        withFormat('trino_format_datetime', value, format, fromJoda),
    trino_map_agg: (key, value) => call('map', call('list', key), call('list', value)),
    trino_map_filter: (map, f) =>
        call(
            'map_from_entries',
            call(
                'list_filter',
                call('map_entries', map),
                overEntry(f, (body) => body),
            ),
        ),
    trino_map_from_entries: (entries) => call('map_from_entries', entries),
    trino_none_match: (list, f) =>
        call('not', call('list_bool_or', call('list_transform', list, f))),
    trino_parse_datetime: (value, format) =>
        withFormat('trino_parse_datetime', value, format, fromJoda),
    trino_reduce: (list, start, step, finish) =>
        first(
            call(
                'list_transform',
                call('list_value', call('list_reduce', list, step, start)),
                finish,
            ),
        ),
    trino_transform: (list, f) => call('list_transform', list, f),
    trino_transform_keys: (map, f) => overEntries(map, f, (body) => [body, raw('_entry.value')]),
    trino_transform_values: (map, f) => overEntries(map, f, (body) => [raw('_entry.key'), body]),
    trino_zip_with: (a, b, f) =>
        call(
            'list_transform',
            call('list_zip', a, b),
            overOne(f, '_pair', ['_pair[1]', '_pair[2]'], (body) => body),
        ),
};

const CONVERSION = /%[-+ 0,(#]*\d*(?:\.\d+)?([a-zA-Z])/g;

// Java's %s takes any value, %f any number.
function converted(arg, conversion) {
    if (conversion === 's') return call('cast_to_varchar', arg);
    return 'feg'.includes(conversion ?? ' ') ? call('as_double', arg) : arg;
}

// concat() of NULL is NULL, as with ||.
const concatenated = (left, right) => ({
    concat: { left, right, left_comments: [], operator_comments: [], trailing_comments: [] },
});

function withFormat(name, value, format, translate) {
    const translated = format.literal ? translate(format.literal.value) : null;
    if (translated === null) {
        throw new QueryError(
            'NOT_SUPPORTED',
            `Format of ${name.slice('trino_'.length)} is not supported`,
        );
    }
    return call(name, value, raw(quoteText(translated)));
}

const overEntries = (map, f, pair) =>
    call(
        'map_from_entries',
        call(
            'list_transform',
            call('map_entries', map),
            overEntry(f, (body) => call('row', ...pair(body))),
        ),
    );

const overEntry = (f, result) => overOne(f, '_entry', ['_entry.key', '_entry.value'], result);

// A lambda of two parameters as one of a single parameter that holds both.
function overOne({ lambda }, parameter, parts, result) {
    const names = lambda.parameters.map(({ name }) => name.toLowerCase());
    const body = rewrite(
        { body: lambda.body },
        {
            column: ({ name, table }) => {
                const at = table ? -1 : names.indexOf(name.name.toLowerCase());
                return at < 0 ? undefined : raw(parts[at]);
            },
        },
    ).body;
    const [{ ...one }] = lambda.parameters;
    return { lambda: { ...lambda, parameters: [{ ...one, name: parameter }], body: result(body) } };
}

function listagg({ args, distinct }, order) {
    const [value, separator = "''"] = args.map(sqlOf);
    const terms = order.map(
        ({ this: term, desc, nulls_first: nullsFirst }) =>
            `${sqlOf(term)}${desc ? ' DESC' : ''}${nullsFirst ? ' NULLS FIRST' : ''}`,
    );
    return raw(
        `string_agg(${distinct ? 'DISTINCT ' : ''}${value}, ${separator}` +
            ` ORDER BY ${terms.join(', ')})`,
    );
}
