/**
 * Encodes as Signature Version 4 wants it: everything but `A-Za-z0-9-_.~`, upper-case hex.
 */
export function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${hex(c)}`);
}

/** The same for a path: slashes stay. */
export const encodePath = (path) => path.split('/').map(encode).join('/');

/**
 * Undoes percent-encoding.
 * @returns {string|null} null when a `%` is not followed by two hex digits or the bytes are no
 *     UTF-8
 */
export function decode(text) {
    try {
        return decodeURIComponent(text);
    } catch {
        return null;
    }
}

/**
 * Reads a query string or a form body into its names and values; a name may come again.
 * @param {string} text without the `?`
 * @returns {Record<string, string[]>|null} null when the encoding is broken
 */
export function parseQuery(text) {
    const values = Object.create(null);
    for (const pair of text.split('&').filter(Boolean)) {
        const at = pair.includes('=') ? pair.indexOf('=') : pair.length;
        const name = decode(pair.slice(0, at).replace(/\+/g, ' '));
        const value = decode(pair.slice(at + 1).replace(/\+/g, ' '));
        if (name === null || value === null) return null;
        (values[name] ??= []).push(value);
    }
    return values;
}

const hex = (c) => c.charCodeAt(0).toString(16).toUpperCase();
