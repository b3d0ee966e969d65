import { Transform, pipeline } from 'node:stream';
import { AwsChunkedDecoder } from './aws-chunked.js';
import { CHECKSUMS, hash } from './checksums.js';
import { ServiceError } from '../errors.js';

const TRAILER_PAYLOAD = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const HEX_SHA256 = /^[0-9a-f]{64}$/;
const SHA256_OF_NOTHING = hash('sha256', 'hex').digest();

/**
 * Checks that `x-amz-content-sha256` has a form that is served here, and the hash of a request
 * without a body. Bodies whose chunks are signed one by one are not served.
 * @throws {ServiceError}
 */
export function checkPayloadHeader(headers) {
    const value = headers['x-amz-content-sha256'];
    if (value === undefined) {
        throw new ServiceError(
            'InvalidRequest',
            'Missing required header for this request: x-amz-content-sha256',
        );
    }
    if (value.startsWith('STREAMING-AWS4-')) {
        throw new ServiceError(
            'NotImplemented',
            'A header you provided implies functionality that is not implemented',
            { status: 501 },
        );
    }
    if (value !== 'UNSIGNED-PAYLOAD' && value !== TRAILER_PAYLOAD && !HEX_SHA256.test(value)) {
        throw new ServiceError(
            'InvalidArgument',
            'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, ' +
                'STREAMING-AWS4-HMAC-SHA256-PAYLOAD or a valid sha256 value.',
        );
    }
    const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'];
    if (!hasBody && HEX_SHA256.test(value) && value !== SHA256_OF_NOTHING) throw sha256Mismatch();
}

/**
 * Opens the body of an upload. The stream ends with an error unless length and every checksum
 * that the request carries are right, so nothing wrong is ever stored.
 * @param {import('node:http').IncomingMessage} incoming
 * @param {Record<string, string>} headers
 * @returns {import('node:stream').Readable} the bytes of the object
 */
export function openPayload(incoming, headers) {
    const isTrailer = headers['x-amz-content-sha256'] === TRAILER_PAYLOAD;
    if (isTrailer ? !headers['x-amz-decoded-content-length'] : !headers['content-length']) {
        throw new ServiceError(
            'MissingContentLength',
            'You must provide the Content-Length HTTP header.',
            { status: 411 },
        );
    }
    const decoder = isTrailer ? new AwsChunkedDecoder() : null;
    const verifier = verifierOf(headers, decoder);
    const stages = [incoming, decoder, verifier].filter(Boolean);
    // An error of any stage reaches the reader as the error of the last one.
    pipeline(stages, () => {});
    return verifier;
}

function verifierOf(headers, decoder) {
    const checks = checksOf(headers);
    const length = Number(headers['x-amz-decoded-content-length'] ?? headers['content-length']);
    let size = 0;
    return new Transform({
        transform(chunk, _encoding, done) {
            size += chunk.length;
            for (const { state } of checks) state.update(chunk);
            done(null, chunk);
        },
        flush(done) {
            if (size !== length) {
                const text = 'You did not provide the number of bytes specified by the ' +
                    'Content-Length HTTP header';
                return done(new ServiceError('IncompleteBody', text));
            }
            const trailers = decoder?.trailers ?? {};
            const failed = checks.find(({ state, wanted }) => state.digest() !== wanted(trailers));
            return done(failed ? failed.error() : null);
        },
    });
}

/** Each check: running state, the value it must reach, the error if it does not. */
function checksOf(headers) {
    const checks = [];
    const sha256 = headers['x-amz-content-sha256'];
    if (HEX_SHA256.test(sha256)) {
        checks.push({ state: hash('sha256', 'hex'), wanted: () => sha256, error: sha256Mismatch });
    }
    if (headers['content-md5']) {
        checks.push({
            state: hash('md5'),
            wanted: () => headers['content-md5'],
            error: () => badDigest('Content-MD5'),
        });
    }
    for (const header of checksumHeaders(headers)) {
        const make = CHECKSUMS[header.slice('x-amz-checksum-'.length)];
        if (!make) {
            throw new ServiceError(
                'InvalidRequest',
                'Checksum algorithm provided is unsupported. Please try again with any of the ' +
                    'valid types: [CRC32, CRC32C, SHA1, SHA256]',
            );
        }
        checks.push({
            state: make(),
            wanted: (trailers) => headers[header] ?? trailers[header],
            error: () => badDigest(header),
        });
    }
    return checks;
}

const CHECKSUM_HEADER = /^x-amz-checksum-(?!algorithm$|mode$|type$)/;

function checksumHeaders(headers) {
    const trailers = (headers['x-amz-trailer'] ?? '').toLowerCase().split(/\s*,\s*/);
    return [...Object.keys(headers), ...trailers].filter((name) => CHECKSUM_HEADER.test(name));
}

const sha256Mismatch = () =>
    new ServiceError(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );

const badDigest = (name) =>
    new ServiceError('BadDigest', `The ${name} you specified did not match what we received.`);
