import { setTimeout as sleep } from 'node:timers/promises';
import { AuthFailure } from '../auth/auth-failure.js';
import { NO_BODY, bodyCut, bodyOfBytes, bodyOfSpaces } from './body.js';
import { denial } from '../denials.js';
import { GatewayError } from '../errors.js';
import { SERVICES } from './protocols.js';

/** Ends the connection without an answer. */
class ConnectionReset extends Error {
    isReset = true;
}

const PAGE = `<!DOCTYPE html>
<html><head><title>502 Bad Gateway</title></head>
<body><h1>Bad Gateway</h1><p>The proxy server received an invalid response.</p></body></html>
`;

function gatewayError(name) {
    return (spec, { service }) => {
        const [code, message, status] = SERVICES[service].gateway[name];
        throw new GatewayError(spec.code ?? code, spec.message ?? message, {
            status: spec.status ?? status,
            headers: spec.retryAfter === null ? {} : { 'Retry-After': String(spec.retryAfter) },
        });
    };
}

const replaceBody = (response, body, { status, contentType }) => ({
    ...response,
    status,
    headers: { ...response.headers, 'Content-Type': contentType },
    body,
});

const OVERRIDES = { code: null, message: null, status: null, retryAfter: null };

/**
 * What each kind of fault does. `before`: before the request is authenticated and handled; a
 * throw is the answer. `after`: changes the answer. `defaults`: the fields that a kind has
 * beside the common ones; null means that the service's own value is used.
 */
export const FAULT_KINDS = {
    throttle: { defaults: OVERRIDES, before: gatewayError('throttle') },
    500: { defaults: OVERRIDES, before: gatewayError('internal') },
    503: { defaults: OVERRIDES, before: gatewayError('unavailable') },

    'expired-token': {
        before(_spec, { protocol }) {
            const claim = { sessionToken: '' };
            throw protocol.authError(new AuthFailure('expiredToken', { claim }));
        },
    },

    deny: {
        defaults: { arn: 'arn:aws:iam::111122223333:user/denied', action: null, resource: '*' },
        before(spec, { service, operation }) {
            const action = spec.action ?? `${service}:${operation}`;
            throw denial(service, {
                identity: { arn: spec.arn },
                action,
                resource: spec.resource,
                reason: `because no identity-based policy allows the ${action} action`,
            });
        },
    },

    delay: {
        defaults: { ms: 1000 },
        before: ({ ms }) => sleep(ms),
    },

    skew: {
        defaults: { seconds: 3600 },
        before({ seconds }, exchange) {
            exchange.now += seconds * 1000;
        },
    },

    'reset-before': {
        before() {
            throw new ConnectionReset();
        },
    },
    'reset-handled': {
        after() {
            throw new ConnectionReset();
        },
    },
    'reset-within': {
        defaults: { fin: false },
        after: ({ fin }, response) => ({
            ...response,
            cut: { at: Math.floor(response.body.length / 2), fin },
        }),
    },
    'reset-after': {
        after: (_spec, response) => ({ ...response, cut: { at: response.body.length } }),
    },

    slow: {
        defaults: { bytesPerSecond: 1_000_000 },
        after: ({ bytesPerSecond }, response) => ({ ...response, bytesPerSecond }),
    },

    html: {
        defaults: { status: 200 },
        after: ({ status }, response) =>
            replaceBody(response, bodyOfBytes(PAGE), { status, contentType: 'text/html' }),
    },
    half: {
        after: (_spec, response) => ({
            ...response,
            body: bodyCut(response.body, Math.floor(response.body.length / 2)),
        }),
    },
    empty: {
        after: (_spec, response) => ({ ...response, body: NO_BODY }),
    },
    spaces: {
        defaults: { megabytes: 100 },
        after: ({ megabytes }, response) => ({
            ...response,
            body: bodyOfSpaces(megabytes * 1_000_000),
        }),
    },
};
