/**
 * Types of arithmetic with decimals.
 * Source: Trino documentation, "Decimal functions and operators".
 */

const MAX_PRECISION = 38;

/** Integers take part as decimals of as many digits. */
const DIGITS = { tinyint: 3, smallint: 5, integer: 10, bigint: 19 };

const asDecimal = (type) => {
    if (type?.name === 'decimal') return type;
    return type && DIGITS[type.name] ? { precision: DIGITS[type.name], scale: 0 } : null;
};

const RESULTS = {
    add: (a, b) => {
        const scale = Math.max(a.scale, b.scale);
        const whole = Math.max(a.precision - a.scale, b.precision - b.scale);
        return { precision: whole + scale + 1, scale };
    },
    mul: (a, b) => ({ precision: a.precision + b.precision, scale: a.scale + b.scale }),
    div: (a, b) => ({
        precision: a.precision + b.scale + Math.max(b.scale - a.scale, 0),
        scale: Math.max(a.scale, b.scale),
    }),
    mod: (a, b) => {
        const scale = Math.max(a.scale, b.scale);
        return { precision: Math.min(a.precision - a.scale, b.precision - b.scale) + scale, scale };
    },
};
RESULTS.sub = RESULTS.add;

/**
 * @param {'add'|'sub'|'mul'|'div'|'mod'} operation
 * @param {import('../catalog/hive-types.js').Type|null} left
 * @param {import('../catalog/hive-types.js').Type|null} right
 * @returns {import('../catalog/hive-types.js').Type|null} null unless one is a decimal and the other a
 *     decimal or an integer
 */
export function decimalResult(operation, left, right) {
    if (left?.name !== 'decimal' && right?.name !== 'decimal') return null;
    const [a, b] = [asDecimal(left), asDecimal(right)];
    if (a === null || b === null) return null;
    const { precision, scale } = RESULTS[operation](a, b);
    return { name: 'decimal', precision: Math.min(precision, MAX_PRECISION), scale };
}

/** @returns {import('../catalog/hive-types.js').Type|null} type of a number as it is written */
export function typeOfNumber(text) {
    if (/e/i.test(text)) return { name: 'double' };
    if (!text.includes('.')) return { name: BigInt(text) > 2147483647n ? 'bigint' : 'integer' };
    const [whole, fraction] = text.split('.');
    const digits = whole.replace(/^0+/, '').length + fraction.length;
    return { name: 'decimal', precision: Math.max(digits, 1), scale: fraction.length };
}
