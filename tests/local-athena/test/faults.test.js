import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { AthenaClient, ListDatabasesCommand } from '@aws-sdk/client-athena';
import { GetTablesCommand, GlueClient } from '@aws-sdk/client-glue';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { outcome, startFront } from './front.js';
import { ATHENA, send, sign } from './raw.js';

let server;
let facts;
let calls;

before(async () => {
    server = await startFront();
    facts = server.description;
    const s3 = new S3Client(server.client());
    const object = { Bucket: facts.bucket, Key: 'object' };
    await s3.send(new PutObjectCommand({ ...object, Body: 'x'.repeat(100_000) }));
    const glue = new GlueClient(server.client());
    const sts = new STSClient(server.client());
    calls = {
        athena: () => outcome(athena(), list),
        glue: () => outcome(glue, new GetTablesCommand({ DatabaseName: 'x' })),
        sts: () => outcome(sts, new GetCallerIdentityCommand({})),
        s3: () => outcome(s3, new GetObjectCommand(object)),
    };
});
afterEach(() => server.reset());
after(() => server.close());

const list = new ListDatabasesCommand({ CatalogName: 'AwsDataCatalog' });
const athena = (more) => new AthenaClient(server.client(more));
const raw = async (wanted = ATHENA) => send(facts, await sign(facts, wanted));
const handled = async () => (await server.stats()).requests.athena?.ListDatabases;

const ERRORS = [
    ['throttle', 'athena', 400, 'ThrottlingException'],
    ['throttle', 'glue', 400, 'ThrottlingException'],
    ['throttle', 'sts', 400, 'Throttling'],
    ['throttle', 's3', 503, 'SlowDown'],
    ['500', 'athena', 500, 'InternalServerException'],
    ['500', 'glue', 500, 'InternalServiceException'],
    ['500', 'sts', 500, 'InternalFailure'],
    ['500', 's3', 500, 'InternalError'],
    ['503', 'athena', 503, 'ServiceUnavailableException'],
    ['503', 'sts', 503, 'ServiceUnavailable'],
    ['503', 's3', 503, 'ServiceUnavailable'],
    ['expired-token', 'athena', 400, 'ExpiredTokenException'],
    ['expired-token', 'sts', 403, 'ExpiredToken'],
    ['expired-token', 's3', 400, 'ExpiredToken'],
    ['deny', 'athena', 400, 'AccessDeniedException'],
    ['deny', 'glue', 400, 'AccessDeniedException'],
    ['deny', 'sts', 403, 'AccessDenied'],
    ['deny', 's3', 403, 'AccessDenied'],
];
for (const [kind, service, status, name] of ERRORS) {
    test(`${kind} at ${service}: once, then all is well`, async () => {
        await server.addFault({ kind, service });
        const failed = await calls[service]();
        assert.equal(failed.name, name);
        assert.equal(failed.status, status);
        const passed = await calls[service]();
        assert.equal(passed.status, 200, passed.message);
    });
}

test('an error can be given code, text, status and Retry-After', async () => {
    await server.addFault({
        kind: 'throttle', code: 'TooManyRequestsException', message: 'Slower', status: 429,
        retryAfter: 7,
    });
    const { status, headers, text } = await raw();
    assert.equal(status, 429);
    assert.equal(headers['retry-after'], '7');
    assert.deepEqual(JSON.parse(text), { __type: 'TooManyRequestsException', message: 'Slower' });
});

test('a fault fits by operation, after some requests, a number of times', async () => {
    await server.addFault([
        { kind: '500', operation: 'GetQueryResults' },
        { kind: '500', service: 'athena', operation: 'ListDatabases', skip: 1, count: 2 },
    ]);
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await calls.athena()).status);
    assert.deepEqual(statuses, [200, 500, 500, 200]);
    assert.equal((await calls.glue()).status, 200);
});

test("the SDK's retries get through", async () => {
    await server.addFault([{ kind: 'throttle' }, { kind: '503', skip: 1 }]);
    const { status, output } = await outcome(athena({ maxAttempts: 3 }), list);
    assert.equal(status, 200);
    assert.equal(output.$metadata.attempts, 3);
});

test('a skewed clock: the SDK corrects itself by the Date header', async () => {
    await server.addFault({ kind: 'skew', seconds: 7200, count: 9 });
    const { status, headers, text } = await raw();
    assert.equal(status, 400);
    assert.match(JSON.parse(text).message, /^Signature expired: /);
    assert.ok(Math.abs(Date.parse(headers.date) - Date.now() - 7_200_000) < 3000);
    const corrected = await outcome(athena({ maxAttempts: 3 }), list);
    assert.equal(corrected.status, 200, corrected.message);
    assert.equal(corrected.output.$metadata.attempts, 2);
});

test('a delay', async () => {
    await server.addFault({ kind: 'delay', ms: 200 });
    const started = Date.now();
    assert.equal((await calls.athena()).status, 200);
    assert.ok(Date.now() - started >= 195);
});

test('a slow answer keeps to its rate', async () => {
    await server.addFault({ kind: 'slow', service: 's3', bytesPerSecond: 400_000 });
    const started = Date.now();
    const { output } = await calls.s3();
    assert.equal((await output.Body.transformToByteArray()).length, 100_000);
    assert.ok(Date.now() - started >= 240, '100 kB at 400 kB/s');
});

const put = (path) => ({ service: 's3', method: 'PUT', path, body: 'text' });
const RESETS = [
    ['reset-before', 404, 'nothing was done'],
    ['reset-handled', 200, 'all was done'],
];
for (const [kind, status, why] of RESETS) {
    test(`${kind} gives no answer: ${why}`, async () => {
        const path = `/${facts.bucket}/${kind}`;
        await server.addFault({ kind });
        await assert.rejects(raw(put(path)), { code: 'ECONNRESET' });
        const stored = await raw({ service: 's3', method: 'GET', path, body: undefined });
        assert.equal(stored.status, status);
    });
}

for (const fin of [false, true]) {
    test(`reset-within, by ${fin ? 'FIN' : 'RST'}, breaks the body in the middle`, async () => {
        await server.addFault({ kind: 'reset-within', service: 's3', fin });
        const { output } = await calls.s3();
        let received = 0;
        await assert.rejects(async () => {
            for await (const chunk of output.Body) received += chunk.length;
        }, { code: 'ECONNRESET' });
        assert.equal(received, 50_000);
        assert.equal(output.ContentLength, 100_000);
    });
}

test('reset-after: the answer is whole, the connection is gone', async () => {
    await server.addFault({ kind: 'reset-after' });
    assert.equal((await raw()).status, 200);
    await assert.rejects(raw(), { code: 'ECONNRESET' });
    assert.equal((await raw()).status, 200);
    assert.equal(await handled(), 2, 'the request in between did not arrive');
});

test('a whole answer of nonsense: HTML, half a document, nothing, spaces', async () => {
    await server.addFault({ kind: 'html' });
    const html = await raw();
    assert.equal(html.status, 200);
    assert.equal(html.headers['content-type'], 'text/html');
    assert.match(html.text, /^<!DOCTYPE html>/);

    await server.addFault({ kind: 'html', status: 502 });
    assert.equal((await raw()).status, 502);

    await server.addFault({ kind: 'half' });
    const half = await raw();
    assert.equal(Number(half.headers['content-length']), half.text.length);
    assert.match(half.text, /^\{"Da/);
    assert.throws(() => JSON.parse(half.text), SyntaxError);

    await server.addFault({ kind: 'empty' });
    assert.equal((await raw()).text, '');

    await server.addFault({ kind: 'spaces', megabytes: 3 });
    const spaces = await raw();
    assert.equal(spaces.text.length, 3_000_000);
    assert.equal(spaces.text.trim(), '');
});

test('a fault of an unknown kind or field is refused and nothing is added', async () => {
    const rows = [
        [{ kind: 'no-such' }, /kind must be one of throttle|500/],
        [{ kind: 'delay', seconds: 1 }, /delay has no field seconds/],
        [{ kind: 'delay', ms: '5' }, /ms must be a number/],
        [{ kind: '500', count: 0 }, /count/],
        [[{ kind: '500' }, {}], /kind must be/],
    ];
    for (const [fault, text] of rows) {
        const response = await server.addFault(fault);
        assert.equal(response.status, 400);
        assert.match((await response.json()).error, text);
    }
    assert.equal((await calls.athena()).status, 200);
});

test('stats count requests and connections; reset clears them and the faults', async () => {
    await calls.athena();
    await calls.athena();
    await calls.s3();
    const stats = await server.stats();
    assert.deepEqual(stats.requests, { athena: { ListDatabases: 2 }, s3: { GetObject: 1 } });
    assert.ok(stats.connections.open >= 1);
    await server.addFault({ kind: '500', count: 99 });
    await server.reset();
    assert.equal((await calls.athena()).status, 200);
    const missing = await fetch(`${facts.url}/_local/nothing`);
    assert.equal(missing.status, 404);
});
