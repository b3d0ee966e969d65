/**
 * Athena's ErrorType of each kind of failure.
 * Source: Amazon Athena User Guide, "Athena error catalog".
 */
const ERROR_TYPES = {
    CATALOG_NOT_FOUND: 1301,
    SCHEMA_NOT_FOUND: 1004,
    TABLE_NOT_FOUND: 1110,
    FUNCTION_NOT_FOUND: 1303,
    INVALID_FUNCTION_ARGUMENT: 1106,
    INVALID_CAST_ARGUMENT: 1106,
    DIVISION_BY_ZERO: 1001,
    NUMERIC_VALUE_OUT_OF_RANGE: 1001,
    INVALID_VIEW: 1107,
    NOT_SUPPORTED: 1200,
    PERMISSION_DENIED: 1500,
    S3_PERMISSION_DENIED: 1501,
    DDL_FAILED: 1003,
    EXCEEDED_MEMORY: 0,
};

/** Athena's type for a query that is wrong in itself. */
const SYNTAX = 1006;

/** Kinds whose name Athena does not put before the text. */
const UNNAMED = new Set([
    'PERMISSION_DENIED',
    'S3_PERMISSION_DENIED',
    'DDL_FAILED',
    'EXCEEDED_MEMORY',
]);

/**
 * Why a statement fails, in the words of Athena's engine. `KIND: line L:C: text` is what
 * StateChangeReason tells.
 */
export class QueryError extends Error {
    /**
     * @param {string} kind Trino's name of the error, e.g. `TABLE_NOT_FOUND`
     * @param {string} text
     * @param {object} [more]
     * @param {{line: number, column: number}} [more.place] where in the statement
     */
    constructor(kind, text, { place } = {}) {
        const where = place ? `line ${place.line}:${place.column}: ` : '';
        super(`${UNNAMED.has(kind) ? '' : `${kind}: `}${where}${text}`);
        this.name = 'QueryError';
        this.kind = kind;
        /** Athena's ErrorCategory: 2 is the user's error. */
        this.category = 2;
        /** Athena's ErrorType. */
        this.type = ERROR_TYPES[kind] ?? SYNTAX;
    }
}

/** A statement that Athena refuses before an execution exists: InvalidRequestException. */
export class MalformedQuery extends Error {
    /**
     * @param {string} text
     * @param {{line: number, column: number}} [place] where in the statement
     */
    constructor(text, place) {
        super(place ? `line ${place.line}:${place.column}: ${text}` : text);
        this.name = 'MalformedQuery';
    }
}

/** A limit of the workgroup that ends an execution as CANCELLED, not as FAILED. */
export class LimitExceeded extends Error {
    constructor(text) {
        super(text);
        this.name = 'LimitExceeded';
    }
}
