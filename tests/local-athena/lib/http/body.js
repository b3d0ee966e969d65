import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/**
 * @typedef {object} Body what an answer carries after its head
 * @property {number} length bytes
 * @property {(count: number) => Readable} read makes a stream of the first `count` bytes
 */

/** @param {Buffer|string} data @returns {Body} */
export function bodyOfBytes(data) {
    const bytes = Buffer.from(data);
    return {
        length: bytes.length,
        read: (count) => Readable.from([bytes.subarray(0, count)]),
    };
}

/** A part of a file, read when it is sent. @returns {Body} */
export function bodyOfFile(path, start, length) {
    return {
        length,
        read: (count) =>
            count === 0
                ? Readable.from([])
                : createReadStream(path, { start, end: start + count - 1, highWaterMark: 1 << 20 }),
    };
}

/** Spaces, made when they are sent: any number of them costs no memory. @returns {Body} */
export function bodyOfSpaces(length) {
    const chunk = Buffer.alloc(1 << 16, ' ');
    function* chunks(count) {
        for (let left = count; left > 0; left -= chunk.length) {
            yield left < chunk.length ? chunk.subarray(0, left) : chunk;
        }
    }
    return { length, read: (count) => Readable.from(chunks(count)) };
}

/** The first `length` bytes of another body. @returns {Body} */
export const bodyCut = (body, length) => ({ ...body, length });

export const NO_BODY = bodyOfBytes('');
