import { FAULT_KINDS } from './fault-kinds.js';

/** A fault that was asked for wrongly; the message says what is wrong. */
export class FaultError extends Error {}

const FIELDS = ['kind', 'service', 'operation', 'count', 'skip'];

/**
 * The faults that tests have asked for. A request meets every fault that fits it, in the order
 * in which they were added.
 */
export function createFaults() {
    let faults = [];

    return {
        /**
         * Adds one fault or a list of them; nothing is added when one of them is wrong.
         * @param {object|object[]} specs see README.md, "Faults"
         * @throws {FaultError}
         */
        add(specs) {
            faults = faults.concat([specs].flat().map(checked));
        },

        clear() {
            faults = [];
        },

        /** Faults that have not been used up. */
        pending: () => faults.map(({ spec, skip, left }) => ({ ...spec, skip, count: left })),

        /**
         * Uses up one of each fault that fits a request.
         * @returns {{before: (exchange: object) => Promise<void>,
         *     after: (response: object) => object}[]}
         */
        take(service, operation) {
            const fitting = faults.filter((fault) => fits(fault.spec, service, operation));
            const due = fitting.filter((fault) => fault.skip === 0);
            for (const fault of fitting) {
                if (fault.skip > 0) fault.skip -= 1;
                else fault.left -= 1;
            }
            faults = faults.filter((fault) => fault.left > 0);
            return due.map(({ spec, kind }) => ({
                before: async (exchange) => kind.before?.(spec, exchange),
                after: (response) => kind.after?.(spec, response) ?? response,
            }));
        },
    };
}

function fits(spec, service, operation) {
    return (
        (spec.service ?? service) === service && (spec.operation ?? operation) === operation
    );
}

function checked(spec) {
    const kind = FAULT_KINDS[spec?.kind];
    if (!kind) {
        const known = Object.keys(FAULT_KINDS).join(', ');
        throw new FaultError(`kind must be one of ${known}`);
    }
    const fields = { ...kind.defaults, ...spec };
    const unknown = Object.keys(fields).find(
        (name) => !FIELDS.includes(name) && !(name in (kind.defaults ?? {})),
    );
    if (unknown) throw new FaultError(`${spec.kind} has no field ${unknown}`);
    const { count = 1, skip = 0 } = fields;
    if (!(count >= 1) || !(skip >= 0)) throw new FaultError('count ≥ 1 and skip ≥ 0, please');
    for (const [name, value] of Object.entries(kind.defaults ?? {})) {
        if (value !== null && typeof fields[name] !== typeof value) {
            throw new FaultError(`${name} must be a ${typeof value}`);
        }
    }
    return { spec: fields, kind, skip, left: count };
}
