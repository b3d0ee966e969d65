import { placeOf, tokenize } from '../sql/lexer.js';
import { QueryError } from '../sql/query-error.js';

/**
 * Says a failure of DuckDB in Athena's words. DuckDB's messages name what is wrong but point into
 * the translated text, so the place is looked up in the statement by the name.
 *
 * @param {Error} error with DuckDB's JSON (setting errors_as_json) as its message, or any other
 * @param {string} text the statement
 * @returns {Error} a QueryError if the failure is the query's
 */
export function explainFailure(error, text) {
    const failure = readFailure(error);
    if (failure === null) return error;
    for (const [pattern, kind, say] of FAILURES) {
        const match = pattern.exec(failure.message);
        if (match) return say(kind, match, (name, isCall) => findPlace(text, name, isCall));
    }
    const firstLine = failure.message.split('\n')[0];
    return new QueryError(FALLBACK_KINDS[failure.type] ?? 'GENERIC_INTERNAL_ERROR', firstLine);
}

// A syntax error has its kind before the JSON too.
function readFailure({ message }) {
    const [json] = /\{"exception_type"[\s\S]*$/.exec(message) ?? [];
    if (json === undefined) return null;
    const { exception_type: type, exception_message: text } = JSON.parse(json);
    return { type, message: text };
}

const FALLBACK_KINDS = {
    Binder: 'TYPE_MISMATCH',
    Catalog: 'NOT_SUPPORTED',
    Parser: 'NOT_SUPPORTED',
    'Not implemented': 'NOT_SUPPORTED',
    Conversion: 'INVALID_CAST_ARGUMENT',
    'Invalid Input': 'INVALID_FUNCTION_ARGUMENT',
    'Out of Range': 'NUMERIC_VALUE_OUT_OF_RANGE',
    'Mismatch Type': 'TYPE_MISMATCH',
};

const NOT_RESOLVED =
    'cannot be resolved or requester is not authorized to access requested resources';

const plain = (say) => (kind, match, find) => {
    const { name, isCall, text } = say(match);
    return new QueryError(kind, text, { place: name && find(name, isCall) });
};

const column = (name) => ({ name, text: `Column '${name.toLowerCase()}' ${NOT_RESOLVED}` });

/** DuckDB's message, Trino's kind of error, and what Athena says; the first hit wins. */
const FAILURES = [
    [/'DIVISION_BY_ZERO'/, 'DIVISION_BY_ZERO', plain(() => ({ text: 'Division by zero' }))],
    [
        /^Referenced column "(.+?)" (?:not found|was not found)/,
        'COLUMN_NOT_FOUND',
        plain(([, name]) => column(name)),
    ],
    [
        /^Values list "(.+?)" does not have a column named "(.+?)"/,
        'COLUMN_NOT_FOUND',
        plain(([, table, name]) => ({ ...column(`${table}.${name}`), name })),
    ],
    [
        /^Table "(.+?)" does not have a column named "(.+?)"/,
        'COLUMN_NOT_FOUND',
        plain(([, table, name]) => ({ ...column(`${table}.${name}`), name })),
    ],
    [/^Referenced table "(.+?)" not found/, 'COLUMN_NOT_FOUND', plain(([, name]) => column(name))],
    [
        /^Ambiguous reference to column name "(.+?)"/,
        'AMBIGUOUS_NAME',
        plain(([, name]) => ({ name, text: `Column '${name}' is ambiguous` })),
    ],
    [
        /^column "(.+?)" must appear in the GROUP BY clause/i,
        'EXPRESSION_NOT_AGGREGATE',
        plain(([, name]) => ({
            name,
            text: `'${name}' must be an aggregate expression or appear in GROUP BY clause`,
        })),
    ],
    [
        /^WHERE clause cannot contain aggregates/i,
        'EXPRESSION_NOT_SCALAR',
        plain(() => ({
            name: 'where',
            text: 'WHERE clause cannot contain aggregations, window functions or grouping operations',
        })),
    ],
    [
        /Function with name (\S+) does not exist/,
        'FUNCTION_NOT_FOUND',
        plain(([, name]) => ({ name, isCall: true, text: `Function '${name}' not registered` })),
    ],
    [
        /^(?:No function matches the given name and argument types|Could not choose a best candidate function for the function call) ["'](\W+)\((.*?)\)["']/,
        'TYPE_MISMATCH',
        plain(([, operator, types]) => ({
            name: operator,
            text: `Cannot apply operator: ${typeList(types).join(` ${operator} `)}`,
        })),
    ],
    [
        /^(?:No function matches the given name and argument types|Could not choose a best candidate function for the function call) ["'](\w+)\((.*?)\)["']/,
        'FUNCTION_NOT_FOUND',
        plain(([, name, types]) => {
            const known = name.replace(/^trino_/, '');
            const list = typeList(types).join(', ');
            return {
                name: known,
                isCall: true,
                text: `Unexpected parameters (${list}) for function ${known}.`,
            };
        }),
    ],
    [
        /^Macro "?(?:trino_)?(\w+?)(?:\(\))?"? does not support the supplied arguments/i,
        'FUNCTION_NOT_FOUND',
        plain(([, name]) => ({
            name,
            isCall: true,
            text: `Unexpected parameters for function ${name}.`,
        })),
    ],
    [
        /^Cannot compare values of type (.+?) and (?:type )?(.+?) - /,
        'TYPE_MISMATCH',
        plain(([, left, right]) => ({
            text: `Cannot apply operator: ${typeName(left)} = ${typeName(right)}`,
        })),
    ],
    [
        /^Could not convert string '([\s\S]*?)' to (\w+)/,
        'INVALID_CAST_ARGUMENT',
        plain(([, value, type]) => ({
            text: `Cannot cast '${value}' to ${CAST_NAMES[type] ?? type}`,
        })),
    ],
    [
        /^invalid (date|timestamp|time) field format: "([\s\S]*?)"/i,
        'INVALID_CAST_ARGUMENT',
        plain(([, type, value]) => ({ text: `Value cannot be cast to ${type}: ${value}` })),
    ],
    [
        /^Type (\w+) with value (.+?) can't be cast .*destination type (\w+)/,
        'INVALID_CAST_ARGUMENT',
        plain(([, , value, type]) => ({ text: `Out of range for ${typeName(type)}: ${value}` })),
    ],
    [
        /^Casting value "?(.+?)"? to type (.+?) failed/,
        'INVALID_CAST_ARGUMENT',
        plain(([, value, type]) => ({ text: `Cannot cast value ${value} to ${type}` })),
    ],
    [
        /^Overflow in (\w+) of (\w+) \((.+?)\)/,
        'NUMERIC_VALUE_OUT_OF_RANGE',
        plain(([, operation, type, terms]) => ({
            text: `${typeName(type)} ${operation} overflow: ${terms}`,
        })),
    ],
    [
        /^More than one row returned by a subquery/,
        'SUBQUERY_MULTIPLE_ROWS',
        plain(() => ({ text: 'Scalar sub-query has returned multiple rows' })),
    ],
    [
        /^ORDER (?:BY )?term out of range/i,
        'INVALID_COLUMN_REFERENCE',
        plain(() => ({ text: 'ORDER BY position is not in select list' })),
    ],
    [
        /^Set operations can only apply to expressions with the same number/,
        'TYPE_MISMATCH',
        plain(() => ({ text: 'UNION query has different number of fields' })),
    ],
    [
        /^(?:Out of Memory|could not allocate|failed to (?:pin|offload))/i,
        'EXCEEDED_MEMORY',
        plain(() => ({ text: 'Query exhausted resources at this scale factor' })),
    ],
];

const TYPE_NAMES = {
    INT8: 'tinyint',
    INT16: 'smallint',
    INT32: 'integer',
    INT64: 'bigint',
    INT128: 'decimal(38,0)',
    FLOAT: 'real',
    BLOB: 'varbinary',
    HUGEINT: 'bigint',
    STRING_LITERAL: 'varchar',
    INTEGER_LITERAL: 'integer',
    'TIMESTAMP WITH TIME ZONE': 'timestamp(3) with time zone',
    TIMESTAMP: 'timestamp(3)',
    TIME: 'time(3)',
    '"NULL"': 'unknown',
};

const CAST_NAMES = {
    INT8: 'TINYINT',
    INT16: 'SMALLINT',
    INT32: 'INT',
    INT64: 'BIGINT',
    FLOAT: 'REAL',
    BOOL: 'BOOLEAN',
};

const typeName = (duck) => TYPE_NAMES[duck] ?? duck.toLowerCase();

// Commas inside parentheses belong to a type.
const typeList = (types) => types.split(/,\s*(?![^()]*\))/).map((type) => typeName(type.trim()));

function findPlace(text, name, isCall) {
    const tokens = tokenize(text);
    const wanted = name.toLowerCase();
    let found = tokens.findIndex(
        ({ kind, value }, index) =>
            kind !== 'string' &&
            value.toLowerCase() === wanted &&
            (!isCall || tokens[index + 1]?.text === '('),
    );
    // A qualified name is where its first part is.
    while (tokens[found - 1]?.text === '.') found -= 2;
    return tokens[found] && placeOf(text, tokens[found].start);
}
