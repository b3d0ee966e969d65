import { AuthFailure } from '../auth/auth-failure.js';
import { ServiceError } from '../errors.js';

const SERVICE_HOST = /^s3[.-]/;
const BUCKET_HOST = /^(?<bucket>.+?)\.(?:s3[.-]|localhost(?::|$))/;
const HOST_REGION = /(?:^|\.)s3[.-](?:fips\.|dualstack\.)*(?<region>[a-z]{2}(?:-[a-z]+)+-\d)\./;

/**
 * Finds the bucket and the key that a request names: in the path, or the bucket as the first
 * label of a host such as `BUCKET.s3.eu-west-1.amazonaws.com` or `BUCKET.localhost`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 *
 * @param {import('../http/request.js').SignedRequest} request
 * @returns {{bucket: string, key: string}} each '' when it is not named
 */
export function targetOf({ host, decodedPath }) {
    const path = decodedPath.slice(1);
    const virtual = SERVICE_HOST.test(host) ? null : BUCKET_HOST.exec(host);
    if (virtual) return { bucket: virtual.groups.bucket, key: path };
    const slash = path.indexOf('/');
    if (slash < 0) return { bucket: path, key: '' };
    return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

/**
 * Checks the region that was signed for, as S3's endpoints do. One port stands for the endpoints
 * of all regions: a Host with a region in it is that region's endpoint; without one it is the
 * endpoint of the server's region, but a client that follows a redirect by signing anew for the
 * bucket's region is served.
 *
 * @param {string} signed region in the credential scope
 * @param {object} where
 * @param {import('../http/request.js').SignedRequest} where.request
 * @param {object} where.store object store
 * @param {string} where.region the server's region
 * @throws {ServiceError} PermanentRedirect: the bucket is elsewhere
 * @throws {AuthFailure} wrongRegion
 */
export function checkS3Region(signed, { request, store, region }) {
    const { bucket } = targetOf(request);
    const endpoint = HOST_REGION.exec(request.host)?.groups.region;
    const home = store.bucketRegion(bucket);
    if (endpoint ? signed === endpoint : signed === (home ?? region)) {
        if (home && signed !== home) throw redirect(bucket, home, request);
        return;
    }
    if (!endpoint && signed === region) throw redirect(bucket, home, request);
    throw new AuthFailure('wrongRegion', {
        actual: signed,
        wanted: endpoint ?? home ?? region,
        bucketRegion: home,
    });
}

function redirect(bucket, region, { host }) {
    const isReal = host.endsWith('.amazonaws.com');
    const endpoint = isReal ? `${bucket}.s3.${region}.amazonaws.com` : host;
    return new ServiceError(
        'PermanentRedirect',
        'The bucket you are attempting to access must be addressed using the specified ' +
            'endpoint. Please send all future requests to this endpoint.',
        {
            status: 301,
            fields: { Endpoint: endpoint, Bucket: bucket },
            headers: { 'x-amz-bucket-region': region },
        },
    );
}
