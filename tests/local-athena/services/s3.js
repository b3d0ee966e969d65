import { bodyOfFile } from '../lib/http/body.js';
import { ServiceError } from '../lib/errors.js';
import { checkConditions } from '../lib/s3/conditions.js';
import { listObjects } from '../lib/s3/list.js';
import { readRange } from '../lib/s3/range.js';
import { xmlDocument } from '../lib/http/xml.js';

const XMLNS = 'http://s3.amazonaws.com/doc/2006-03-01/';
const MAX_KEY_BYTES = 1024;
const ENCRYPTION = { 'x-amz-server-side-encryption': 'AES256' };

/** Query parameters of GetObject that replace headers of the answer. */
const OVERRIDES = {
    'response-content-type': 'Content-Type',
    'response-content-language': 'Content-Language',
    'response-content-encoding': 'Content-Encoding',
    'response-content-disposition': 'Content-Disposition',
    'response-cache-control': 'Cache-Control',
    'response-expires': 'Expires',
};

const bucketArn = ({ bucket }) => `arn:aws:s3:::${bucket}`;
const objectArn = ({ bucket, key }) => `arn:aws:s3:::${bucket}/${key}`;

/**
 * The part of S3 that a reader of query results meets.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 * @param {{store: object, accountId: string}} context
 */
export function createS3(context) {
    const { store } = context;
    const validate = (input) => checkTarget(input, context);
    return {
        ListBuckets: {
            action: 's3:ListAllMyBuckets',
            handle: async () => listBuckets(context),
        },
        HeadBucket: {
            action: 's3:ListBucket',
            resource: bucketArn,
            validate,
            handle: async ({ bucket }) => ({
                headers: { 'x-amz-bucket-region': store.bucketRegion(bucket) },
            }),
        },
        GetBucketLocation: {
            action: 's3:GetBucketLocation',
            resource: bucketArn,
            validate,
            handle: async ({ bucket }) => bucketLocation(store.bucketRegion(bucket)),
        },
        ListObjectsV2: {
            action: 's3:ListBucket',
            resource: bucketArn,
            validate,
            handle: async ({ bucket, query }) => {
                const content = listObjects((prefix) => store.list(bucket, prefix), bucket, query);
                return { xml: xmlDocument('ListBucketResult', content, { xmlns: XMLNS }) };
            },
        },
        GetObject: {
            action: 's3:GetObject',
            resource: objectArn,
            validate,
            handle: async (input, call) => objectAnswer(store, input, call),
        },
        // The front leaves the body of an answer to HEAD out.
        HeadObject: {
            action: 's3:GetObject',
            resource: objectArn,
            validate,
            handle: async (input, call) => objectAnswer(store, input, call),
        },
        PutObject: {
            action: 's3:PutObject',
            resource: objectArn,
            validate,
            handle: async ({ bucket, key, headers }, { openBody }) => {
                const contentType = headers['content-type'];
                const { etag } = await store.put(bucket, key, openBody(), { contentType });
                return { headers: { ETag: etag, ...ENCRYPTION } };
            },
        },
    };
}

function checkTarget({ bucket, key, headers }, { store, accountId }) {
    if (!store.hasBucket(bucket)) {
        throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', {
            status: 404,
            fields: { BucketName: bucket },
        });
    }
    if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
        throw new ServiceError('KeyTooLongError', 'Your key is too long', {
            fields: { Size: Buffer.byteLength(key), MaxSizeAllowed: MAX_KEY_BYTES },
        });
    }
    const owner = headers['x-amz-expected-bucket-owner'];
    if (owner !== undefined && owner !== accountId) {
        throw new ServiceError('AccessDenied', 'Access Denied', { status: 403 });
    }
}

function listBuckets({ store, accountId }) {
    const content = {
        Owner: { ID: accountId.repeat(5).slice(0, 64) },
        Buckets: {
            Bucket: store.listBuckets().map(({ name, created, region }) => ({
                Name: name,
                CreationDate: created.toISOString(),
                BucketRegion: region,
            })),
        },
    };
    return { xml: xmlDocument('ListAllMyBucketsResult', content, { xmlns: XMLNS }) };
}

// The first region has no name here.
function bucketLocation(region) {
    const text = region === 'us-east-1' ? '' : region;
    return { xml: xmlDocument('LocationConstraint', text, { xmlns: XMLNS }) };
}

function objectAnswer(store, input, call) {
    const { bucket, key, headers, query } = input;
    const object = store.head(bucket, key);
    if (!object) {
        // Whether a key exists is told only to who may list the bucket.
        call.require('s3:ListBucket', bucketArn(input));
        throw new ServiceError('NoSuchKey', 'The specified key does not exist.', {
            status: 404,
            fields: { Key: key },
        });
    }
    checkConditions(headers, object);
    const range = readRange(headers.range, object.size);
    const { start, length } = range ?? { start: 0, length: object.size };
    const contentRange = `bytes ${start}-${start + length - 1}/${object.size}`;
    return {
        status: range ? 206 : 200,
        headers: {
            'Last-Modified': object.lastModified.toUTCString(),
            ETag: object.etag,
            'Accept-Ranges': 'bytes',
            'Content-Type': object.contentType,
            ...ENCRYPTION,
            ...(range && { 'Content-Range': contentRange }),
            ...overridesOf(query),
        },
        body: bodyOfFile(object.path, start, length),
    };
}

function overridesOf(query) {
    const named = Object.entries(OVERRIDES).filter(([parameter]) => query[parameter]);
    return Object.fromEntries(named.map(([parameter, header]) => [header, query[parameter][0]]));
}
