import { FaultError } from './faults.js';
import { readAll } from './payload.js';

const PREFIX = '/_local/';
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Says whether a request is for the tests' own endpoint; no bucket can have such a name. */
export const isControl = (url) => url.startsWith(PREFIX);

const ENDPOINTS = {
    'POST faults': ({ faults }, body) => {
        faults.add(JSON.parse(body));
        return { faults: faults.pending() };
    },
    'GET faults': ({ faults }) => ({ faults: faults.pending() }),
    'GET stats': ({ stats }) => stats.read(),
    'POST reset': ({ faults, stats }) => {
        faults.clear();
        stats.reset();
        return {};
    },
};

/**
 * Serves the unsigned endpoint that tests steer the server with.
 * @param {{faults: object, stats: object}} front
 * @param {import('node:http').IncomingMessage} incoming
 * @param {import('node:http').ServerResponse} outgoing
 */
export async function control(front, incoming, outgoing) {
    const { status, body } = await answer(front, incoming);
    outgoing.writeHead(status, { 'Content-Type': 'application/json' });
    outgoing.end(`${JSON.stringify(body)}\n`);
}

async function answer(front, incoming) {
    const { method, url, socket } = incoming;
    if (!LOOPBACK.test(socket.remoteAddress ?? '')) return failure(403, 'loopback only');
    const endpoint = ENDPOINTS[`${method} ${url.slice(PREFIX.length)}`];
    if (!endpoint) return failure(404, `try ${Object.keys(ENDPOINTS).join(', ')}`);
    try {
        const body = await readAll(incoming);
        return { status: 200, body: endpoint(front, body.toString('utf8')) };
    } catch (error) {
        if (error instanceof FaultError || error instanceof SyntaxError) {
            return failure(400, error.message);
        }
        throw error;
    }
}

const failure = (status, error) => ({ status, body: { error } });
