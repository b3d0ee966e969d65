import { ServiceError } from '../errors.js';

// A statement has at most 262,144 characters; JSON may write each in six bytes.
const MAX_BYTES = 4 << 20;

/**
 * Reads a whole request body.
 * @param {import('node:http').IncomingMessage} incoming
 * @returns {Promise<Buffer>}
 * @throws {ServiceError} RequestEntityTooLarge
 */
export async function readAll(incoming) {
    const chunks = [];
    let size = 0;
    for await (const chunk of incoming) {
        size += chunk.length;
        if (size > MAX_BYTES) {
            throw new ServiceError('RequestEntityTooLargeException', 'Request is too large', {
                status: 413,
            });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
