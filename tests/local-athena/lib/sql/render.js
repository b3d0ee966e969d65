import { quoteText } from './lexer.js';

/**
 * The text of values as Athena writes it into result objects and pages. The text is made by
 * DuckDB, in bulk: these functions return SQL expressions, and the macros they call are in
 * lib/sql/macros.sql.
 */

/** Types whose value DuckDB's CSV writer spells just as Athena does. */
const SAME_TEXT = new Set([
    'boolean',
    'tinyint',
    'smallint',
    'integer',
    'bigint',
    'decimal',
    'varchar',
    'date',
    'uuid',
    'json',
    'ipaddress',
    'unknown',
]);

const TEXT_MACROS = {
    real: 'text_of_real',
    double: 'text_of_double',
    time: 'text_of_time',
    'time with time zone': 'text_of_time_tz',
    timestamp: 'text_of_timestamp',
    'timestamp with time zone': 'text_of_timestamp_tz',
    varbinary: 'text_of_varbinary',
    'interval year to month': 'text_of_interval_year_to_month',
    'interval day to second': 'text_of_interval_day_to_second',
};

/**
 * SQL expression for one field of a result.
 *
 * @param {import('../catalog/hive-types.js').Type} type
 * @param {string} expression SQL that yields the value
 */
export function fieldExpression(type, expression) {
    return hasSameText(type) ? expression : textExpression(type, expression);
}

// DuckDB writes .5 where no digit comes before the point.
const hasSameText = ({ name, precision, scale }) =>
    SAME_TEXT.has(name) && !(name === 'decimal' && precision === scale);

/** SQL expression of type VARCHAR with the text of a value; NULL for NULL. */
export function textExpression(type, expression, depth = 0) {
    switch (type.name) {
        case 'array':
            return arrayText(type, expression, depth);
        case 'map':
            return mapText(type, expression, depth);
        case 'row':
            return rowText(type, expression, depth);
        case 'char':
            return `rpad(${expression}, ${type.length}, ' ')`;
        default:
            return scalarText(type, expression);
    }
}

function scalarText(type, expression) {
    if (type.zoned) return `text_of_zoned(${expression})`;
    if (type.name === 'decimal') return `text_of_decimal(${expression})`;
    const macro = TEXT_MACROS[type.name];
    return macro ? `${macro}(${expression})` : `CAST(${expression} AS VARCHAR)`;
}

const nested = (type, expression, depth) =>
    `coalesce(${textExpression(type, expression, depth + 1)}, 'null')`;

function arrayText({ element }, expression, depth) {
    const item = `e${depth}`;
    const items = `list_transform(${expression}, lambda ${item}: ${nested(element, item, depth)})`;
    return `('[' || array_to_string(${items}, ', ') || ']')`;
}

function mapText({ key, value }, expression, depth) {
    const item = `e${depth}`;
    const entry =
        `${nested(key, `${item}.key`, depth)} || '=' || ` + nested(value, `${item}.value`, depth);
    const entries = `list_transform(map_entries(${expression}), lambda ${item}: ${entry})`;
    return `('{' || array_to_string(${entries}, ', ') || '}')`;
}

function rowText({ fields }, expression, depth) {
    const parts = fields.map(({ name, type }, index) => {
        const label = quoteText(`${index > 0 ? ', ' : ''}${name ?? `field${index}`}=`);
        return `${label} || ${nested(type, `struct_extract_at(${expression}, ${index + 1})`, depth)}`;
    });
    return `CASE WHEN ${expression} IS NOT NULL THEN '{' || ${parts.join(' || ')} || '}' END`;
}
