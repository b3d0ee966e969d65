/**
 * A page of a list and the token of the next one, which is opaque to clients.
 *
 * @template T
 * @param {T[]} items all of them, in their order
 * @param {{NextToken?: string, MaxResults?: number}} input
 * @param {number} size of a page unless MaxResults tells less
 * @param {() => Error} invalidToken
 * @returns {{page: T[], NextToken: string|undefined}}
 */
export function pageOf(items, { NextToken, MaxResults = Infinity }, size, invalidToken) {
    const start = NextToken === undefined ? 0 : Number(decode(NextToken));
    if (!Number.isInteger(start) || start < 0 || start > items.length) throw invalidToken();
    const end = start + Math.min(MaxResults, size);
    return {
        page: items.slice(start, end),
        NextToken: end < items.length ? encode(String(end)) : undefined,
    };
}

const MARK = 'next:';

const encode = (text) => Buffer.from(MARK + text).toString('base64url');

function decode(token) {
    const text = Buffer.from(token, 'base64url').toString('utf8');
    return text.startsWith(MARK) ? text.slice(MARK.length) : NaN;
}

/**
 * @param {string|undefined} expression regular expression for whole names; '' and undefined: all
 * @param {() => Error} invalid
 * @returns {(named: {name: string}) => boolean}
 */
export function nameFilter(expression, invalid) {
    if (!expression) return () => true;
    let pattern;
    try {
        pattern = new RegExp(`^(?:${expression})$`, 'iu');
    } catch {
        throw invalid();
    }
    return ({ name }) => pattern.test(name);
}
