import { ServiceError } from '../errors.js';

/**
 * @typedef {object} Shape constraints of one member of an operation's input, as the API's model
 *     states them
 * @property {'string'|'integer'|'boolean'|'structure'|'list'|'map'} type
 * @property {boolean} [required]
 * @property {number} [min] of a number, a text's length in code points or a list's length
 * @property {number} [max]
 * @property {RegExp} [pattern] of the whole text
 * @property {string[]} [values] all that the text may be
 * @property {Record<string, Shape>} [members] of a structure
 * @property {Shape} [member] of a list
 */

/**
 * Checks an operation's input against its shape.
 *
 * @param {Record<string, Shape>} members
 * @param {object} input
 * @param {string} code of the service's error for bad input
 * @throws {ServiceError} that lists every fault, as AWS services do
 */
export function validate(members, input, code) {
    const faults = [...faultsOfMembers(members, input ?? {}, '')];
    if (faults.length === 0) return;
    const count = `${faults.length} validation error${faults.length > 1 ? 's' : ''} detected`;
    throw new ServiceError(code, `${count}: ${faults.join('; ')}`);
}

function* faultsOfMembers(members, input, prefix) {
    for (const [name, shape] of Object.entries(members)) {
        const path = prefix + name[0].toLowerCase() + name.slice(1);
        yield* faultsOf(shape, input[name] ?? undefined, path);
    }
}

const fault = (path, constraint) =>
    `Value at '${path}' failed to satisfy constraint: Member must ${constraint}`;

function* faultsOf(shape, value, path) {
    if (value === undefined) {
        if (shape.required) {
            yield `Value null at '${path}' failed to satisfy constraint: Member must not be null`;
        }
        return;
    }
    if (!IS_TYPE[shape.type](value)) {
        yield fault(path, `be of type ${shape.type}`);
        return;
    }
    yield* faultsOfSize(shape, value, path);
    yield* faultsOfText(shape, value, path);
    if (shape.members) yield* faultsOfMembers(shape.members, value, `${path}.`);
    if (shape.member) {
        for (const [index, item] of value.entries()) {
            yield* faultsOf(shape.member, item, `${path}.${index + 1}.member`);
        }
    }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const IS_TYPE = {
    string: (value) => typeof value === 'string',
    integer: (value) => Number.isInteger(value),
    boolean: (value) => typeof value === 'boolean',
    structure: isObject,
    map: isObject,
    list: Array.isArray,
};

function* faultsOfSize({ type, min = -Infinity, max = Infinity }, value, path) {
    const size = SIZE_OF[type]?.(value);
    const what = type === 'integer' ? 'value' : 'length';
    if (size < min) yield fault(path, `have ${what} greater than or equal to ${min}`);
    if (size > max) yield fault(path, `have ${what} less than or equal to ${max}`);
}

const SIZE_OF = {
    integer: (value) => value,
    string: (value) => [...value].length,
    list: (value) => value.length,
};

function* faultsOfText({ pattern, values }, value, path) {
    if (pattern && !pattern.test(value)) {
        yield fault(path, `satisfy regular expression pattern: ${pattern.source}`);
    }
    if (values && !values.includes(value)) {
        yield fault(path, `satisfy enum value set: [${values.join(', ')}]`);
    }
}
