import { createServer } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { control, isControl } from './control.js';
import { ServiceError } from '../errors.js';
import { answer } from './exchange.js';
import { s3Protocol } from '../s3/protocol.js';
import { readRequest } from './request.js';

// Time for the bytes before a cut to arrive: a reset may throw away what the client has not read.
const CUT_DELAY = 50;
const KEEP_ALIVE = 60_000;

// Connections that a fault is about to cut; what still arrives on them is lost.
const doomed = new WeakSet();

/**
 * Makes the HTTP server that all services share.
 * @param {import('./exchange.js').Front} front
 * @returns {import('node:http').Server} not yet listening
 */
export function createFrontServer(front) {
    const { log } = front.context;
    const server = createServer(
        // HTTP's own limits are generous: slow tests are not to be cut off.
        { keepAliveTimeout: KEEP_ALIVE, requestTimeout: 0, maxHeaderSize: 1 << 16 },
        (incoming, outgoing) => {
            serve(front, incoming, outgoing).catch((error) => {
                if (!error.isReset && !isHangUp(error)) log(error.stack);
                reset(incoming.socket);
            });
        },
    );
    server.on('connection', (socket) => {
        front.stats.connected(socket);
    });
    return server;
}

async function serve(front, incoming, outgoing) {
    if (doomed.has(incoming.socket)) return undefined;
    if (isControl(incoming.url)) return control(front, incoming, outgoing);
    const request = readRequest(incoming);
    if (!request) return send(incoming, outgoing, undecodable(front, incoming));
    const { exchange, response } = await answer(front, request, incoming);
    return send(incoming, outgoing, { ...response, now: exchange.now });
}

function undecodable({ context }, { method }) {
    const error = new ServiceError('InvalidURI', "Couldn't parse the specified URI.");
    const exchange = { ids: s3Protocol.newIds(), request: { method } };
    return { ...s3Protocol.failure(error, exchange), now: context.clock() };
}

/**
 * Writes an answer.
 * @param {object} response
 * @param {number} response.status
 * @param {object} response.headers
 * @param {import('./body.js').Body} response.body
 * @param {number} response.now for the Date header, milliseconds since the epoch
 * @param {{at: number, fin?: boolean}} [response.cut] where a fault ends the connection
 * @param {number} [response.bytesPerSecond] a fault's limit
 */
async function send(incoming, outgoing, { status, headers, body, now, cut, bytesPerSecond }) {
    if (cut) doomed.add(incoming.socket);
    outgoing.sendDate = false;
    outgoing.writeHead(status, {
        Date: new Date(now).toUTCString(),
        ...(status !== 304 && { 'Content-Length': body.length }),
        ...headers,
    });
    const count = incoming.method === 'HEAD' || status === 304 ? 0 : (cut?.at ?? body.length);
    const stages = [body.read(count), ...(bytesPerSecond ? [paced(bytesPerSecond)] : [])];
    if (cut && cut.at < body.length) {
        // Not ended: the client is to miss the rest.
        await pipeline([...stages, outgoing], { end: false });
    } else {
        await pipeline([...stages, outgoing]);
    }
    // What was not read of the request would be taken for the next one.
    incoming.resume();
    if (!cut) return;
    await sleep(CUT_DELAY);
    if (cut.fin) incoming.socket.destroy();
    else reset(incoming.socket);
}

function paced(bytesPerSecond) {
    const started = Date.now();
    let passed = 0;
    return new Transform({
        async transform(chunk, _encoding, done) {
            passed += chunk.length;
            const due = started + (passed / bytesPerSecond) * 1000;
            await sleep(Math.max(0, due - Date.now()));
            done(null, chunk);
        },
    });
}

const reset = (socket) => (socket.destroyed ? undefined : socket.resetAndDestroy());

const HANG_UPS = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE']);

const isHangUp = ({ code }) => HANG_UPS.has(code);
