import { Dialect, generate } from '@polyglot-sql/sdk';

/**
 * Nodes of the syntax tree that @polyglot-sql/sdk parses SQL into. A node is an object with one
 * member, named after the node's kind: `{ div: { left, right, … } }`.
 */

const isObject = (value) => value !== null && typeof value === 'object';

/** @returns {string} kind of a node; undefined if the value is no node */
export function kindOf(value) {
    if (!isObject(value) || Array.isArray(value)) return undefined;
    const kinds = Object.keys(value);
    if (kinds.length !== 1) return undefined;
    return isObject(value[kinds[0]]) || kinds[0] === 'null' ? kinds[0] : undefined;
}

/**
 * Replaces nodes from the leaves up, in place.
 *
 * @param {object} value node, or any part of a tree
 * @param {Record<string, (data: object, node: object) => object|undefined>} rules by kind; what a
 *     rule returns takes the node's place
 * @returns the value or what took its place
 */
export function rewrite(value, rules) {
    if (!isObject(value)) return value;
    for (const [name, child] of Object.entries(value)) {
        if (isObject(child)) value[name] = rewrite(child, rules);
    }
    const kind = kindOf(value);
    return (
        (kind !== undefined && Object.hasOwn(rules, kind) && rules[kind](value[kind], value)) ||
        value
    );
}

/** Calls visit(kind, data, node) for every node, the outer ones first. */
export function walk(value, visit) {
    if (!isObject(value)) return;
    const kind = kindOf(value);
    if (kind !== undefined) visit(kind, value[kind], value);
    for (const child of Object.values(value)) walk(child, visit);
}

/** Node of a function's call. */
export function call(name, ...args) {
    return {
        function: {
            name,
            args,
            distinct: false,
            trailing_comments: [],
            use_bracket_syntax: false,
            no_parens: false,
            quoted: false,
        },
    };
}

/** Node that stands for SQL text as it is. */
export const raw = (sql) => ({ raw: { sql } });

export const identifier = (name) => ({
    name,
    quoted: true,
    trailing_comments: [],
    span: { start: 0, end: 0, line: 0, column: 0 },
});

/** @returns {string} a node as DuckDB's SQL */
export function sqlOf(node) {
    const { success, sql, error } = generate([node], Dialect.DuckDB);
    if (!success) throw new Error(error);
    return sql[0];
}
