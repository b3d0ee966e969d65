import { ServiceError } from '../errors.js';

/**
 * Checks the conditional headers of GetObject and HeadObject in the order of RFC 9110, section
 * 13.2.2. Malformed dates are as if they were not there.
 * @param {Record<string, string>} headers
 * @param {import('../object-store.js').ObjectInfo} object
 * @throws {ServiceError} 412 PreconditionFailed or 304 NotModified
 */
export function checkConditions(headers, object) {
    const ifMatch = headers['if-match'];
    const ifNoneMatch = headers['if-none-match'];
    const modified = object.lastModified.getTime();
    if (ifMatch !== undefined) {
        if (!names(ifMatch, object.etag)) throw failed('If-Match');
    } else if (modified > Date.parse(headers['if-unmodified-since'])) {
        throw failed('If-Unmodified-Since');
    }
    if (ifNoneMatch !== undefined) {
        if (names(ifNoneMatch, object.etag)) throw notModified(object);
    } else if (modified <= Date.parse(headers['if-modified-since'])) {
        throw notModified(object);
    }
}

// S3 takes ETags with and without their quotes.
function names(list, etag) {
    const tags = list.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.some((tag) => tag === '*' || tag === etag || `"${tag}"` === etag);
}

function failed(Condition) {
    const text = 'At least one of the pre-conditions you specified did not hold';
    return new ServiceError('PreconditionFailed', text, { status: 412, fields: { Condition } });
}

function notModified({ etag, lastModified }) {
    return new ServiceError('NotModified', 'Not Modified', {
        status: 304,
        headers: { ETag: etag, 'Last-Modified': lastModified.toUTCString() },
    });
}
