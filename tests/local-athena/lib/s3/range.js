import { ServiceError } from '../errors.js';

/**
 * Reads a Range header as S3 does: one range of bytes; anything else is as if it were not there.
 * @param {string|undefined} header
 * @param {number} size of the object, bytes
 * @returns {{start: number, length: number}|null} null: the whole object
 * @throws {ServiceError} InvalidRange when no byte of the object is in the range
 */
export function readRange(header, size) {
    const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
    if (first === undefined || (first === '' && last === '')) return null;
    if (first === '') return suffix(Number(last), size, header);
    const start = Number(first);
    const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
    // A range that ends before it begins is no range: RFC 9110, section 14.1.1.
    if (last !== '' && Number(last) < start) return null;
    if (start >= size) throw invalidRange(header, size);
    return { start, length: end - start + 1 };
}

function suffix(count, size, header) {
    if (count === 0 || size === 0) throw invalidRange(header, size);
    const length = Math.min(count, size);
    return { start: size - length, length };
}

function invalidRange(header, size) {
    return new ServiceError('InvalidRange', 'The requested range is not satisfiable', {
        status: 416,
        fields: { RangeRequested: header, ActualObjectSize: size },
        headers: { 'Content-Range': `bytes */${size}` },
    });
}
