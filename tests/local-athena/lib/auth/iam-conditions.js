import { matchesAny } from './wildcard.js';

const lower = (text) => text.toLowerCase();
const equals = (value, wanted) => value === wanted;
const equalsIgnoringCase = (value, wanted) => lower(value) === lower(wanted);
const like = (value, wanted) => matchesAny(wanted, value);
const numeric = (compare) => (value, wanted) => compare(Number(value), Number(wanted));

/**
 * Operators by name. `negated`: true when no value of the condition fits, and when the request
 * does not have the key at all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/
 * reference_policies_elements_condition_operators.html
 */
export const CONDITION_OPERATORS = new Map([
    ['StringEquals', { fits: equals }],
    ['StringNotEquals', { fits: equals, negated: true }],
    ['StringEqualsIgnoreCase', { fits: equalsIgnoringCase }],
    ['StringNotEqualsIgnoreCase', { fits: equalsIgnoringCase, negated: true }],
    ['StringLike', { fits: like }],
    ['StringNotLike', { fits: like, negated: true }],
    ['ArnEquals', { fits: like }],
    ['ArnNotEquals', { fits: like, negated: true }],
    ['ArnLike', { fits: like }],
    ['ArnNotLike', { fits: like, negated: true }],
    ['Bool', { fits: equalsIgnoringCase }],
    ['NumericEquals', { fits: numeric((a, b) => a === b) }],
    ['NumericNotEquals', { fits: numeric((a, b) => a === b), negated: true }],
    ['NumericLessThan', { fits: numeric((a, b) => a < b) }],
    ['NumericLessThanEquals', { fits: numeric((a, b) => a <= b) }],
    ['NumericGreaterThan', { fits: numeric((a, b) => a > b) }],
    ['NumericGreaterThanEquals', { fits: numeric((a, b) => a >= b) }],
    ['Null', { presence: true }],
]);

/** Splits `StringEqualsIfExists` into the operator and whether a missing key passes. */
export function splitOperator(name) {
    const operator = name.replace(/IfExists$/, '');
    return { operator, ifExists: operator !== name };
}

/**
 * Says whether a Condition block holds: every operator and every key in it must.
 * @param {Record<string, Record<string, unknown>>} [block]
 * @param {Record<string, string>} keys condition keys of the request
 */
export function conditionsHold(block = {}, keys) {
    const present = new Map(Object.entries(keys).map(([name, value]) => [lower(name), value]));
    return Object.entries(block).every(([name, wantedByKey]) =>
        Object.entries(wantedByKey).every(([key, wanted]) =>
            conditionHolds(name, present.get(lower(key)), [wanted].flat().map(String)),
        ),
    );
}

function conditionHolds(name, value, wanted) {
    const { operator, ifExists } = splitOperator(name);
    const { fits, negated = false, presence } = CONDITION_OPERATORS.get(operator);
    if (presence) return wanted.includes(String(value === undefined));
    if (value === undefined) return ifExists || negated;
    return wanted.some((text) => fits(String(value), text)) !== negated;
}
