import { createHash } from 'node:crypto';

/**
 * S3's checksum algorithms by the name in `x-amz-checksum-NAME`, each a maker of
 * `{update(bytes), digest() -> base64}`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export const CHECKSUMS = {
    crc32: () => crc(CRC32),
    crc32c: () => crc(CRC32C),
    sha1: () => hash('sha1'),
    sha256: () => hash('sha256'),
};

/** A hash of node's, with its digest in the encoding that headers use. */
export function hash(algorithm, encoding = 'base64') {
    const state = createHash(algorithm);
    return { update: (bytes) => state.update(bytes), digest: () => state.digest(encoding) };
}

const CRC32 = tableOf(0xedb88320);
const CRC32C = tableOf(0x82f63b78);

function tableOf(polynomial) {
    return Uint32Array.from({ length: 256 }, (_, byte) => {
        let value = byte;
        for (let bit = 0; bit < 8; bit += 1) {
            value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
        }
        return value;
    });
}

function crc(table) {
    let state = 0xffffffff;
    return {
        update(bytes) {
            for (const byte of bytes) state = table[(state ^ byte) & 0xff] ^ (state >>> 8);
        },
        digest() {
            const bytes = Buffer.alloc(4);
            bytes.writeUInt32BE((state ^ 0xffffffff) >>> 0);
            return bytes.toString('base64');
        },
    };
}
