import { AuthFailure } from '../auth/auth-failure.js';
import { denial } from '../denials.js';
import { ServiceError } from '../errors.js';
import { evaluate } from '../auth/iam.js';
import { readAll } from './payload.js';
import { SERVICES, serviceOf } from './protocols.js';
import { checkPayloadHeader, openPayload } from '../s3/payload.js';
import { checkS3Region } from '../s3/target.js';
import { verifySignature } from '../auth/signatures.js';

/**
 * @typedef {object} Front what all exchanges share
 * @property {object} context see server.js
 * @property {ReturnType<import('../auth/identities.js').createIdentities>} identities
 * @property {Record<string, object>} services operations by service
 * @property {ReturnType<import('./faults.js').createFaults>} faults
 * @property {ReturnType<import('./stats.js').createStats>} stats
 */

/**
 * @typedef {object} Exchange one request and what is known of it so far
 * @property {import('./request.js').SignedRequest} request
 * @property {keyof SERVICES} service
 * @property {object} protocol
 * @property {{id: string}} ids request ids of the answer
 * @property {string} operation '' until it is read
 * @property {number} now the service's clock for this request; a fault may skew it
 */

/**
 * Answers one request: reads it, applies faults, authenticates, authorizes, handles.
 * @param {Front} front
 * @param {import('./request.js').SignedRequest} request
 * @param {import('node:http').IncomingMessage} incoming its body
 * @returns {Promise<{exchange: Exchange, response: object}>}
 */
export async function answer(front, request, incoming) {
    const service = serviceOf(request);
    const { protocol } = SERVICES[service];
    const ids = protocol.newIds();
    const now = front.context.clock();
    const exchange = { request, service, protocol, ids, operation: '', now, incoming };
    let active = [];
    let response;
    try {
        const read = await readOperation(exchange);
        exchange.operation = read.operation;
        front.stats.count(service, read.operation);
        active = front.faults.take(service, read.operation);
        for (const fault of active) await fault.before(exchange);
        response = protocol.success(await perform(front, exchange, read), exchange);
    } catch (error) {
        response = protocol.failure(serviceErrorOf(error, exchange, front.context), exchange);
    }
    return { exchange, response: active.reduce((last, fault) => fault.after(last), response) };
}

// JSON and form bodies are read whole; what S3 is sent may be large and is read by its handler.
async function readOperation(exchange) {
    const { protocol, request, incoming, service } = exchange;
    const body = service === 's3' ? undefined : await readAll(incoming);
    return { ...protocol.readInput(request, body), body };
}

async function perform(front, exchange, { operation, input, body }) {
    const { context, services } = front;
    const { service, protocol, request } = exchange;
    const identity = await authenticate(front, exchange, body);
    const asker = authorizer(exchange, identity);
    const entry = services[service]?.[operation];
    if (!entry) {
        // What the policy does not allow is denied, whether it exists here or not.
        asker.require(`${service}:${operation}`, '*');
        throw protocol.unknownOperation(operation);
    }
    entry.validate?.(input, context);
    if (entry.action) {
        const resource = entry.resource?.(input, context) ?? '*';
        asker.require(entry.action, resource, entry.conditionKeys?.(input));
    }
    const call = { id: exchange.ids.id, identity, headers: request.headers, ...asker };
    if (service === 's3') call.openBody = () => openPayload(exchange.incoming, request.headers);
    return entry.handle(input, call);
}

async function authenticate({ context, identities }, exchange, body) {
    const { request, service, now } = exchange;
    const isS3 = service === 's3';
    if (isS3 && request.headers.authorization) checkPayloadHeader(request.headers);
    const expect = {
        service,
        isS3,
        maxSkew: SERVICES[service].maxSkew,
        checkRegion: (signed) => {
            if (isS3) return checkS3Region(signed, { request, ...context });
            if (signed !== context.region) {
                throw new AuthFailure('wrongRegion', { actual: signed, wanted: context.region });
            }
        },
    };
    const { identity } = await verifySignature(request, {
        expect, find: identities.find, now, body,
    });
    return identity;
}

/**
 * What a handler may ask about the identity that signed; it stays valid after the answer, so an
 * execution can go on asking in the name of who started it.
 */
function authorizer({ service, now }, identity) {
    const basics = {
        'aws:PrincipalArn': identity.roleArn ?? identity.arn,
        'aws:PrincipalAccount': identity.accountId,
        'aws:userid': identity.userId,
        'aws:SecureTransport': 'false',
        'aws:CurrentTime': new Date(now).toISOString(),
        ...(identity.userName && { 'aws:username': identity.userName }),
    };

    function authorize(action, resources, keys = {}) {
        for (const resource of [resources].flat()) {
            const question = { action, resource, keys: { ...basics, ...keys } };
            for (const policies of identity.policySets) {
                const { allowed, reason } = evaluate(policies, question);
                if (!allowed) return { allowed, reason, resource };
            }
        }
        return { allowed: true, reason: '' };
    }

    return {
        authorize,
        /** Throws the service's own denial unless the action is allowed. */
        require(action, resources, keys) {
            const { allowed, ...denied } = authorize(action, resources, keys);
            if (!allowed) throw denial(service, { identity, action, ...denied });
        },
    };
}

function serviceErrorOf(error, { protocol, service }, { log }) {
    if (error instanceof ServiceError) return error;
    if (error instanceof AuthFailure) return protocol.authError(error);
    if (error.isReset) throw error;
    log(error.stack);
    const [code, message, status] = SERVICES[service].gateway.internal;
    return new ServiceError(code, message, { status });
}
