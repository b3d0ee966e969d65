import { randomBytes, randomInt, randomUUID } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HEX = '0123456789ABCDEF';

function randomText(alphabet, length) {
    return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** An IAM unique id or access key id: a four-letter prefix and 16 characters. */
export const uniqueId = (prefix) => `${prefix}${randomText(BASE32, 16)}`;

/** A request id of the JSON services and of STS. */
export const requestId = () => randomUUID();

/** The two request ids of S3, x-amz-request-id and x-amz-id-2. */
export const s3RequestIds = () => ({
    id: randomText(HEX, 16),
    hostId: randomBytes(48).toString('base64'),
});
