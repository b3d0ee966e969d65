import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from './server.js';

// Debian's own: another python3 on PATH may have no boto3.
const PYTHON = '/usr/bin/python3';
const JUDGE = fileURLToPath(new URL('boto3_judge.py', import.meta.url));

const isThere = spawnSync(PYTHON, ['-c', 'import boto3']).status === 0;
const skip = isThere ? false : `${PYTHON} has no boto3: apt install python3-boto3`;

test('boto3 finds nothing wrong', { skip }, async (t) => {
    const { description, close } = await startServer();
    t.after(close);
    const judge = spawn(PYTHON, ['-B', '-W', 'ignore', JUDGE], {
        env: { PATH: process.env.PATH, LOCAL_ATHENA: JSON.stringify(description) },
        stdio: ['ignore', 'ignore', 'pipe'],
    });
    let report = '';
    judge.stderr.on('data', (chunk) => {
        report += chunk;
    });
    const [status] = await once(judge, 'close');
    assert.equal(status, 0, report);
    t.diagnostic(/Ran \d+ tests/.exec(report)?.[0]);
});
