const ANY = { '*': '.*', '?': '.' };
const compiled = new Map();

/**
 * Says whether a value fits one of IAM's patterns (`*` any characters, `?` one character).
 * @param {string|string[]} patterns
 * @param {string} value
 * @param {{ignoreCase?: boolean}} [options] action names ignore letter case, resources do not
 */
export function matchesAny(patterns, value, { ignoreCase = false } = {}) {
    return [patterns].flat().some((pattern) => expression(pattern, ignoreCase).test(value));
}

function expression(pattern, ignoreCase) {
    const key = `${ignoreCase}:${pattern}`;
    if (!compiled.has(key)) {
        const source = pattern.replace(/[\\^$.*+?()[\]{}|/]/g, (c) => ANY[c] ?? `\\${c}`);
        compiled.set(key, new RegExp(`^${source}$`, ignoreCase ? 'is' : 's'));
    }
    return compiled.get(key);
}
