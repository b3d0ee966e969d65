import { s3AuthError } from './auth-texts.js';
import { NO_BODY, bodyOfBytes } from '../http/body.js';
import { ServiceError } from '../errors.js';
import { s3RequestIds } from '../ids.js';
import { targetOf } from './target.js';
import { xmlDocument } from '../http/xml.js';

// What GetBucket… and other operations that are not here would be chosen by. Everything else in
// a query is a parameter of an operation below.
const SUBRESOURCES = [
    'acl', 'accelerate', 'analytics', 'attributes', 'cors', 'delete', 'encryption',
    'intelligent-tiering', 'inventory', 'legal-hold', 'lifecycle', 'logging', 'metrics',
    'notification', 'object-lock', 'ownershipControls', 'partNumber', 'policy', 'policyStatus',
    'publicAccessBlock', 'replication', 'requestPayment', 'restore', 'retention', 'select',
    'tagging', 'torrent', 'uploadId', 'uploads', 'versionId', 'versioning', 'versions', 'website',
];

/** Operations by method and by what the path names; `query` must hold what is given. */
const OPERATIONS = [
    { method: 'GET', on: 'service', name: 'ListBuckets' },
    { method: 'GET', on: 'bucket', name: 'GetBucketLocation', query: ['location'] },
    { method: 'GET', on: 'bucket', name: 'ListObjectsV2', query: ['list-type', '2'] },
    { method: 'HEAD', on: 'bucket', name: 'HeadBucket' },
    { method: 'GET', on: 'object', name: 'GetObject' },
    { method: 'HEAD', on: 'object', name: 'HeadObject' },
    { method: 'PUT', on: 'object', name: 'PutObject' },
];

/**
 * S3's REST protocol.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonRequestHeaders.html
 */
export const s3Protocol = {
    newIds: s3RequestIds,

    /** @returns {{operation: string, input: object}} input: bucket, key, query and headers */
    readInput(request) {
        const { query, headers, method } = request;
        const { bucket, key } = targetOf(request);
        const on = key ? 'object' : bucket ? 'bucket' : 'service';
        const row = OPERATIONS.find(
            (candidate) =>
                candidate.method === method && candidate.on === on && asks(query, candidate.query),
        );
        if (!row || headers['x-amz-copy-source'] || SUBRESOURCES.some((name) => name in query)) {
            throw new ServiceError(
                'NotImplemented',
                'A header you provided implies functionality that is not implemented',
                { status: 501 },
            );
        }
        return { operation: row.name, input: { bucket, key, query, headers } };
    },

    /** @param {{status?: number, headers?: object, xml?: string, body?: object}} output */
    success({ status = 200, headers = {}, xml, body = NO_BODY }, { ids }) {
        const type = xml ? { 'Content-Type': 'application/xml' } : {};
        return {
            status,
            headers: { ...idHeaders(ids), ...type, ...headers },
            body: xml ? bodyOfBytes(xml) : body,
        };
    },

    failure(error, { ids, request }) {
        const { code, message, status, fields, headers } = error;
        const head = { ...idHeaders(ids), ...headers };
        // HEAD and 304 tell the status and nothing else.
        if (request.method === 'HEAD' || status === 304) {
            return { status, headers: head, body: NO_BODY };
        }
        const content = {
            Code: code, Message: message, ...fields, RequestId: ids.id, HostId: ids.hostId,
        };
        return {
            status,
            headers: { ...head, 'Content-Type': 'application/xml' },
            body: bodyOfBytes(xmlDocument('Error', content)),
        };
    },

    authError: s3AuthError,

    unknownOperation: () =>
        new ServiceError(
            'MethodNotAllowed',
            'The specified method is not allowed against this resource.',
            { status: 405 },
        ),
};

function asks(query, [name, value] = []) {
    return name === undefined || (name in query && (!value || query[name][0] === value));
}

const idHeaders = ({ id, hostId }) => ({
    'x-amz-request-id': id,
    'x-amz-id-2': hostId,
    Server: 'AmazonS3',
});
