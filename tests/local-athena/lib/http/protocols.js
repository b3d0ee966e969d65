import { jsonProtocol } from './protocol-json.js';
import { queryProtocol } from './protocol-query.js';
import { s3Protocol } from '../s3/protocol.js';

const MINUTE = 60_000;

/**
 * The services behind the one port. `gateway` are the errors of the layer in front of a service
 * that faults ask for. The JSON services allow five minutes of skew, the older ones fifteen.
 */
export const SERVICES = {
    athena: {
        protocol: jsonProtocol,
        maxSkew: 5 * MINUTE,
        target: 'AmazonAthena',
        gateway: {
            throttle: ['ThrottlingException', 'Rate exceeded', 400],
            internal: ['InternalServerException', '', 500],
            unavailable: ['ServiceUnavailableException', 'Service is unavailable', 503],
        },
    },
    glue: {
        protocol: jsonProtocol,
        maxSkew: 5 * MINUTE,
        target: 'AWSGlue',
        gateway: {
            throttle: ['ThrottlingException', 'Rate exceeded', 400],
            internal: ['InternalServiceException', '', 500],
            unavailable: ['ServiceUnavailableException', 'Service is unavailable', 503],
        },
    },
    sts: {
        protocol: queryProtocol,
        maxSkew: 15 * MINUTE,
        gateway: {
            throttle: ['Throttling', 'Rate exceeded', 400],
            internal: ['InternalFailure', 'An internal error has occurred.', 500],
            unavailable: ['ServiceUnavailable', 'Service is unavailable', 503],
        },
    },
    s3: {
        protocol: s3Protocol,
        maxSkew: 15 * MINUTE,
        gateway: {
            throttle: ['SlowDown', 'Please reduce your request rate.', 503],
            internal: ['InternalError', 'We encountered an internal error. Please try again.', 500],
            unavailable: ['ServiceUnavailable', 'Service is unable to handle request.', 503],
        },
    },
};

/**
 * Says which service a request is for, since all of them share one port.
 * @param {import('./request.js').SignedRequest} request
 * @returns {keyof SERVICES}
 */
export function serviceOf({ headers, query }) {
    const target = (headers['x-amz-target'] ?? '').split('.')[0];
    const json = Object.keys(SERVICES).find((name) => target && SERVICES[name].target === target);
    if (json) return json;
    const type = headers['content-type'] ?? '';
    if (type.startsWith('application/x-www-form-urlencoded') || 'Action' in query) return 'sts';
    return 's3';
}
