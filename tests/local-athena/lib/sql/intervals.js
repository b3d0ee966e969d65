const FIELDS = ['DAY', 'HOUR', 'MINUTE', 'SECOND'];
const MILLIS = { DAY: 86400000, HOUR: 3600000, MINUTE: 60000, SECOND: 1000 };

/**
 * Value of the literal INTERVAL 'text' from [TO to], of the class day to second.
 *
 * @param {string} text e.g. `2 03:04:05.678`
 * @param {string} from DAY, HOUR, MINUTE or SECOND
 * @param {string} to the same, at or after `from`
 * @returns {number|null} milliseconds; null if the text does not have these fields
 */
export function dayToSecondMillis(text, from, to) {
    const fields = FIELDS.slice(FIELDS.indexOf(from), FIELDS.indexOf(to) + 1);
    const [, sign, rest] = /^\s*([+-]?)\s*(.*?)\s*$/.exec(text);
    const parts = rest.split(/[ :]+/);
    if (fields.length === 0 || parts.length !== fields.length) return null;
    if (!parts.every((part, index) => isAmount(part, fields[index]))) return null;
    const total = parts.reduce((sum, part, index) => sum + millisOf(part, fields[index]), 0);
    return sign === '-' ? -total : total;
}

const isAmount = (part, field) => (field === 'SECOND' ? /^\d+(\.\d+)?$/ : /^\d+$/).test(part);

const millisOf = (part, field) => Math.trunc(Number(part) * MILLIS[field]);

/** The same for the class year to month: months. */
export function yearToMonthMonths(text, from, to) {
    const [, sign, first, second] = /^\s*([+-]?)(\d+)(?:-(\d+))?\s*$/.exec(text) ?? [];
    const ranged = from === 'YEAR' && to === 'MONTH';
    if (first === undefined || (second !== undefined) !== ranged) return null;
    const total = Number(first) * (from === 'YEAR' ? 12 : 1) + Number(second ?? 0);
    return sign === '-' ? -total : total;
}
