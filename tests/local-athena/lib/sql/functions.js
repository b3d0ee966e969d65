import { readFileSync } from 'node:fs';

/**
 * Trino's functions and who knows them.
 * Source: Trino documentation, "List of functions and operators".
 */

/** DuckDB has them under the same name with the same meaning. */
export const NATIVE = new Set(
    `
    abs acos array array_agg asin atan atan2 avg bool_and bool_or cbrt ceil ceiling chr coalesce
    concat_ws corr cos cosh count count_if covar_pop covar_samp cube cume_dist current_date
    current_time current_timestamp degrees dense_rank exp extract first_value floor greatest grouping histogram
    if kurtosis lag last_value lead least ln localtime localtimestamp lower ltrim map max max_by min
    min_by nth_value ntile nullif percent_rank pi pow power radians rank regexp_extract_all
    regr_intercept regr_slope reverse rollup round row row_number rtrim sin sinh skewness sqrt
    starts_with stddev stddev_pop stddev_samp strpos substr substring sum tan tanh translate trim try
    unnest upper url_decode url_encode uuid var_pop var_samp variance
`
        .trim()
        .split(/\s+/)
        .concat('grouping sets'),
);

/** DuckDB has them under another name. Aggregates and variadic functions cannot be macros. */
export const RENAMED = {
    approx_distinct: 'approx_count_distinct',
    approx_percentile: 'approx_quantile',
    arbitrary: 'any_value',
    bitwise_and_agg: 'bit_and',
    bitwise_or_agg: 'bit_or',
    bitwise_xor_agg: 'bit_xor',
    every: 'bool_and',
    geometric_mean: 'geomean',
    mod: 'modulo',
};

/** Rules on the syntax tree handle them: lib/sql/function-rules.js. */
export const BY_RULE = new Set(
    `
    all_match any_match concat filter format listagg map_agg map_filter map_from_entries none_match
    reduce transform transform_keys transform_values zip_with
`
        .trim()
        .split(/\s+/),
);

/** SQL files whose macros DuckDB must know, in this order. */
export const MACRO_FILES = ['macros.sql', 'functions.sql'].map(
    (name) => new URL(name, import.meta.url),
);

/** Names X of the functions that are macros called trino_X. */
export const MACROS = new Set(
    MACRO_FILES.flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^CREATE MACRO trino_(\w+)/gm)].map(
            ([, name]) => name,
        ),
    ),
);

/**
 * Name that a call of a Trino function gets before it is parsed.
 *
 * @param {string} name in lower case
 * @returns {string|null} null: its own
 */
export function renamedFunction(name) {
    if (MACROS.has(name) || BY_RULE.has(name)) return `trino_${name}`;
    return Object.hasOwn(RENAMED, name) ? RENAMED[name] : null;
}

const RENAMES = new Set(Object.values(RENAMED));

/** Tells whether a call in the parsed text is of a function that Athena knows. */
export function isKnown(name) {
    const lower = name.toLowerCase();
    return (
        NATIVE.has(lower) ||
        RENAMES.has(lower) ||
        MACROS.has(lower.replace(/^trino_/, '')) ||
        BY_RULE.has(lower.replace(/^trino_/, '')) ||
        lower.startsWith('interval_')
    );
}
