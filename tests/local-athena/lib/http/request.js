import { decode, parseQuery } from './uri.js';

/**
 * @typedef {object} SignedRequest what is signed of an HTTP request
 * @property {string} method
 * @property {string} path as it was sent
 * @property {string} decodedPath
 * @property {Record<string, string[]>} query
 * @property {Record<string, string>} headers lower-case names; repeated ones joined with commas
 * @property {string} host the Host header, in lower case
 */

/**
 * Reads what is signed of a request.
 * @param {import('node:http').IncomingMessage} incoming
 * @returns {SignedRequest|null} null when the target cannot be decoded
 */
export function readRequest({ method, url, rawHeaders }) {
    const { path, search } = splitTarget(url);
    const query = parseQuery(search);
    const decodedPath = decode(path);
    if (query === null || decodedPath === null) return null;
    const headers = headersOf(rawHeaders);
    return { method, path, decodedPath, query, headers, host: (headers.host ?? '').toLowerCase() };
}

// A client that was told to use a proxy sends the whole URL.
function splitTarget(url) {
    const target = url.replace(/^http:\/\/[^/?]*/i, '');
    const [path, search = ''] = target.split(/\?(.*)/s);
    return { path: path || '/', search };
}

// Node reads header bytes as Latin-1; what was signed is UTF-8.
function headersOf(rawHeaders) {
    const headers = Object.create(null);
    for (let i = 0; i < rawHeaders.length; i += 2) {
        const name = rawHeaders[i].toLowerCase();
        const value = Buffer.from(rawHeaders[i + 1], 'latin1').toString('utf8').trim();
        headers[name] = name in headers ? `${headers[name]},${value}` : value;
    }
    return headers;
}
