import { AuthFailure } from './auth-failure.js';

export const ALGORITHM = 'AWS4-HMAC-SHA256';
const MAX_PRESIGNED_SECONDS = 7 * 24 * 3600;

/**
 * @typedef {object} Claim what a request says about its signature
 * @property {boolean} presigned in the query instead of the headers
 * @property {string} accessKeyId
 * @property {string} shortDate, region, service, terminator: the credential scope
 * @property {string} region
 * @property {string} service
 * @property {string} terminator
 * @property {string[]} signedHeaders lower case
 * @property {string} signature
 * @property {string} longDate as `20240131T101112Z`
 * @property {number} time the same in milliseconds since the epoch
 * @property {number} [expires] seconds; presigned only
 * @property {string} [sessionToken]
 */

/**
 * Reads the signature's parts from the Authorization header or from a presigned query.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 *
 * @param {import('../http/request.js').SignedRequest} request
 * @returns {Claim}
 * @throws {AuthFailure} missing or incomplete
 */
export function readClaim(request) {
    if (request.headers.authorization !== undefined) return claimOfHeaders(request.headers);
    if (request.query['X-Amz-Algorithm']) return claimOfQuery(request.query);
    throw new AuthFailure('missing');
}

const HEADER_PARTS = ['Credential', 'Signature', 'SignedHeaders'];

function claimOfHeaders(headers) {
    const { authorization } = headers;
    const [algorithm, rest] = splitOnce(authorization.trim(), ' ');
    const parts = new Map(rest.split(',').map((part) => splitOnce(part.trim(), '=')));
    const date = headers['x-amz-date'] ?? headers.date;
    const absent = algorithm === ALGORITHM
        ? HEADER_PARTS.filter((part) => !parts.get(part))
        : HEADER_PARTS;
    const complaints = absent.map((part) => `Authorization header requires '${part}' parameter.`);
    if (!date) {
        complaints.push(
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
        );
    }
    if (complaints.length > 0) {
        const message = `${complaints.join(' ')} Authorization=${authorization}`;
        throw new AuthFailure('incomplete', { message });
    }
    return {
        presigned: false,
        ...scopeOf(parts.get('Credential')),
        ...timeOf(date),
        signedHeaders: parts.get('SignedHeaders').toLowerCase().split(';'),
        signature: parts.get('Signature'),
        sessionToken: headers['x-amz-security-token'],
    };
}

const QUERY_PARTS = [
    'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date', 'X-Amz-Expires',
];

function claimOfQuery(query) {
    const absent = QUERY_PARTS.filter((part) => !query[part]?.[0]);
    const expires = Number(query['X-Amz-Expires']?.[0]);
    if (query['X-Amz-Algorithm'][0] !== ALGORITHM) absent.push('X-Amz-Algorithm');
    if (absent.length > 0) {
        const message = absent.map((part) => `AWS query-string parameters must include '${part}'.`);
        throw new AuthFailure('incomplete', { message: message.join(' '), presigned: true });
    }
    if (!(expires >= 1 && expires <= MAX_PRESIGNED_SECONDS)) {
        const message = 'X-Amz-Expires must be between 1 and 604800 seconds';
        throw new AuthFailure('incomplete', { message, presigned: true });
    }
    return {
        presigned: true,
        ...scopeOf(query['X-Amz-Credential'][0]),
        ...timeOf(query['X-Amz-Date'][0]),
        signedHeaders: query['X-Amz-SignedHeaders'][0].toLowerCase().split(';'),
        signature: query['X-Amz-Signature'][0],
        sessionToken: query['X-Amz-Security-Token']?.[0],
        expires,
    };
}

function scopeOf(credential) {
    const elements = credential.split('/');
    if (elements.length !== 5) {
        throw new AuthFailure('incomplete', {
            message:
                'Credential must have exactly 5 slash-delimited elements, ' +
                `e.g. keyid/date/region/service/term, got '${credential}'`,
        });
    }
    const [accessKeyId, shortDate, region, service, terminator] = elements;
    return { accessKeyId, shortDate, region, service, terminator };
}

// X-Amz-Date is ISO 8601's basic form; Date may be the form of HTTP.
function timeOf(text) {
    const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
    const time = basic
        ? Date.UTC(basic[1], basic[2] - 1, basic[3], basic[4], basic[5], basic[6])
        : Date.parse(text);
    if (Number.isNaN(time)) {
        const message = `Date must be in ISO-8601 'basic format'. Got '${text}'.`;
        throw new AuthFailure('incomplete', { message });
    }
    return { time, longDate: basicDate(time) };
}

/** Writes a time as Signature Version 4 does, e.g. `20240131T101112Z`. */
export function basicDate(time) {
    return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
