import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { GetTablesCommand, GlueClient } from '@aws-sdk/client-glue';
import { startServer } from './server.js';

const SCRIPT = fileURLToPath(new URL('../server.js', import.meta.url));
const directoriesOf = ({ pid }) =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`local-athena-${pid}-`));

test('prints one line of JSON, serves, ends with standard input and leaves nothing', async (t) => {
    const { description, close, child } = await startServer(['--rows', '10']);
    t.after(close);
    assert.equal(directoriesOf(child).length, 1);
    const glue = new GlueClient({
        region: description.region,
        endpoint: description.url,
        credentials: { accessKeyId: description.keyId, secretAccessKey: description.secret },
    });
    const { TableList } = await glue.send(new GetTablesCommand({ DatabaseName: 'load' }));
    assert.deepEqual(TableList.map(({ Name }) => Name), ['rows']);
    for (const name of ['accountId', 'bucket', 'roleArn', 'externalId', 'openRoleArn']) {
        assert.equal(typeof description[name], 'string', name);
    }
    assert.equal(await close(), 0);
    assert.deepEqual(directoriesOf(child), []);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
    test(`${signal} ends it cleanly`, async () => {
        const { child } = await startServer(['--no-sample-data']);
        child.kill(signal);
        const [status, by] = await once(child, 'exit');
        assert.equal(status, 0);
        assert.equal(by, null);
        assert.deepEqual(directoriesOf(child), []);
    });
}

test('keys, secrets and the external id are new each time', async () => {
    const empty = ['--no-sample-data'];
    const servers = [await startServer(empty), await startServer(empty)];
    const [a, b] = servers.map(({ description }) => description);
    for (const name of ['url', 'keyId', 'secret', 'externalId']) assert.notEqual(a[name], b[name]);
    for (const server of servers) await server.close();
});

const run = (...args) => spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });

test('--help, and what is wrong on the command line', () => {
    assert.match(run('--help').stdout, /^Usage: node server\.js \[options\]\n/);
    const wrong = run('--rows', 'x');
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /^--rows must be a whole number/);
    const policy = run('--policy', SCRIPT);
    assert.equal(policy.status, 1);
    assert.match(policy.stderr, /server\.js: .*JSON/);
});
