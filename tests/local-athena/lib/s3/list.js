import { ServiceError } from '../errors.js';
import { encodePath } from '../http/uri.js';

const MAX_KEYS = 1000;

/**
 * ListObjectsV2 over the keys of a bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 * @param {(prefix: string) => import('../object-store.js').ObjectInfo[]} list by key
 * @param {string} bucket
 * @param {Record<string, string[]>} query
 * @returns {object} content of ListBucketResult
 */
export function listObjects(list, bucket, query) {
    const first = (name) => query[name]?.[0];
    const prefix = first('prefix') ?? '';
    const delimiter = first('delimiter') ?? '';
    const token = first('continuation-token');
    const startAfter = first('start-after');
    const maxKeys = maxKeysOf(first('max-keys'));
    const encode = encoderOf(first('encoding-type'));
    const after = token === undefined ? startAfter : lastNameOf(token);
    const { entries, isTruncated } = page(list(prefix), { prefix, delimiter, after, maxKeys });
    const last = entries.at(-1)?.name;
    return {
        Name: bucket,
        Prefix: encode(prefix),
        Delimiter: delimiter === '' ? undefined : encode(delimiter),
        StartAfter: startAfter === undefined ? undefined : encode(startAfter),
        ContinuationToken: token,
        NextContinuationToken: isTruncated ? tokenOf(last) : undefined,
        KeyCount: entries.length,
        MaxKeys: maxKeys,
        EncodingType: first('encoding-type'),
        IsTruncated: isTruncated,
        Contents: entries.filter(({ object }) => object).map(({ object }) => ({
            Key: encode(object.key),
            LastModified: object.lastModified.toISOString(),
            ETag: object.etag,
            Size: object.size,
            StorageClass: 'STANDARD',
        })),
        CommonPrefixes: entries
            .filter(({ object }) => !object)
            .map(({ name }) => ({ Prefix: encode(name) })),
    };
}

// Keys that share what follows the prefix up to the delimiter count as one entry.
function page(objects, { prefix, delimiter, after, maxKeys }) {
    const entries = [];
    const floor = after === undefined ? null : Buffer.from(after);
    for (const object of objects) {
        const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
        const isPrefix = cut >= 0;
        const name = isPrefix ? object.key.slice(0, cut + delimiter.length) : object.key;
        if (floor && Buffer.compare(Buffer.from(name), floor) <= 0) continue;
        if (isPrefix && entries.at(-1)?.name === name) continue;
        if (entries.length === maxKeys) return { entries, isTruncated: maxKeys > 0 };
        entries.push({ name, object: isPrefix ? null : object });
    }
    return { entries, isTruncated: false };
}

function maxKeysOf(text) {
    if (text === undefined) return MAX_KEYS;
    if (!/^\d{1,10}$/.test(text)) {
        throw invalidArgument('Provided max-keys not an integer or within integer range', {
            ArgumentName: 'max-keys', ArgumentValue: text,
        });
    }
    return Math.min(Number(text), MAX_KEYS);
}

function encoderOf(type) {
    if (type === undefined) return (text) => text;
    if (type === 'url') return encodePath;
    throw invalidArgument('Invalid Encoding Method specified in Request', {
        ArgumentName: 'encoding-type', ArgumentValue: type,
    });
}

// Opaque to clients: the last name of the page, marked so that other text is refused.
const TOKEN_MARK = 'after:';
const tokenOf = (name) => Buffer.from(TOKEN_MARK + name).toString('base64');

function lastNameOf(token) {
    const text = Buffer.from(token, 'base64').toString('utf8');
    if (!text.startsWith(TOKEN_MARK)) {
        throw invalidArgument('The continuation token provided is incorrect', {
            ArgumentName: 'continuation-token', ArgumentValue: token,
        });
    }
    return text.slice(TOKEN_MARK.length);
}

const invalidArgument = (text, fields) => new ServiceError('InvalidArgument', text, { fields });
