import { ServiceError } from './errors.js';

/**
 * @typedef {object} Constraint
 * @property {boolean} [required]
 * @property {number} [min] least length
 * @property {number} [max] greatest length
 * @property {string} [pattern] regular expression that the whole value must match
 * @property {boolean} [integer]
 * @property {number} [least] least value
 * @property {number} [most] greatest value
 */

const CHECKS = [
    {
        fails: (value, { pattern }) => pattern && !new RegExp(`^(?:${pattern})$`).test(value),
        text: ({ pattern }) => `Member must satisfy regular expression pattern: ${pattern}`,
    },
    {
        fails: (value, { min }) => value.length < min,
        text: ({ min }) => `Member must have length greater than or equal to ${min}`,
    },
    {
        fails: (value, { max }) => value.length > max,
        text: ({ max }) => `Member must have length less than or equal to ${max}`,
    },
    {
        fails: (value, { least }) => Number(value) < least,
        text: ({ least }) => `Member must have value greater than or equal to ${least}`,
    },
    {
        fails: (value, { most }) => Number(value) > most,
        text: ({ most }) => `Member must have value less than or equal to ${most}`,
    },
];

/**
 * Checks an STS input against the constraints of its model, in the words of AWS.
 * @param {Record<string, Constraint>} constraints by member
 * @param {Record<string, string>} input
 * @throws {ServiceError} ValidationError that lists every violation
 */
export function checkMembers(constraints, input) {
    const violations = Object.entries(constraints).flatMap(([name, constraint]) =>
        violationsOf(name, input[name], constraint),
    );
    if (violations.length === 0) return;
    const count = `${violations.length} validation error${violations.length > 1 ? 's' : ''}`;
    throw new ServiceError('ValidationError', `${count} detected: ${violations.join('; ')}`);
}

function violationsOf(name, value, constraint) {
    const member = name[0].toLowerCase() + name.slice(1);
    if (value === undefined) {
        if (!constraint.required) return [];
        return [`Value null at '${member}' failed to satisfy constraint: Member must not be null`];
    }
    if (constraint.integer && !/^-?\d{1,10}$/.test(value)) {
        throw new ServiceError('MalformedInput', `${name} must be an integer`);
    }
    return CHECKS.filter(({ fails }) => fails(value, constraint)).map(
        ({ text }) => `Value '${value}' at '${member}' failed to satisfy constraint: ` +
            text(constraint),
    );
}
