import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { outcome, startFront } from './front.js';

let server;
let sts;
let facts;

before(async () => {
    server = await startFront();
    facts = server.description;
    sts = new STSClient(server.client());
});
after(() => server.close());

const assume = (input, client = sts) =>
    outcome(client, new AssumeRoleCommand({ RoleSessionName: 'session', ...input }));

function sessionClient({ Credentials }, from = server) {
    return new STSClient(
        from.client({
            credentials: {
                accessKeyId: Credentials.AccessKeyId,
                secretAccessKey: Credentials.SecretAccessKey,
                sessionToken: Credentials.SessionToken,
            },
        }),
    );
}

test('GetCallerIdentity names the user', async () => {
    const { output } = await outcome(sts, new GetCallerIdentityCommand({}));
    assert.equal(output.Arn, `arn:aws:iam::${facts.accountId}:user/analyst`);
    assert.equal(output.Account, facts.accountId);
    assert.match(output.UserId, /^AIDA[A-Z2-7]{16}$/);
    assert.match(output.$metadata.requestId, /^[0-9a-f-]{36}$/);
});

test('AssumeRole with the right external id opens a session', async () => {
    const { output } = await assume({ RoleArn: facts.roleArn, ExternalId: facts.externalId });
    const { Credentials, AssumedRoleUser } = output;
    assert.match(Credentials.AccessKeyId, /^ASIA[A-Z2-7]{16}$/);
    const lifetime = Credentials.Expiration - Date.now();
    assert.ok(lifetime > 3_590_000 && lifetime <= 3_600_000, `one hour, not ${lifetime} ms`);
    assert.match(AssumedRoleUser.Arn, /:assumed-role\/athena-with-external-id\/session$/);

    const caller = await sessionClient(output).send(new GetCallerIdentityCommand({}));
    assert.equal(caller.Arn, AssumedRoleUser.Arn);
    assert.equal(caller.UserId, AssumedRoleUser.AssumedRoleId);
});

const CLOSED = [
    ['no external id', () => ({ RoleArn: facts.roleArn })],
    ['a wrong external id', () => ({ RoleArn: facts.roleArn, ExternalId: 'wrong' })],
    ['an external id in the wrong case',
        () => ({ RoleArn: facts.roleArn, ExternalId: facts.externalId.toUpperCase() })],
    ['a role that trusts another account', () => ({ RoleArn: facts.closedRoleArn })],
    ['a role that does not exist',
        () => ({ RoleArn: `arn:aws:iam::${facts.accountId}:role/nobody` })],
    ['a role of another account', () => ({ RoleArn: 'arn:aws:iam::999999999999:role/other' })],
];
for (const [why, input] of CLOSED) {
    test(`AssumeRole is denied in the same words: ${why}`, async () => {
        const { name, message, status } = await assume(input());
        assert.equal(name, 'AccessDenied');
        assert.equal(status, 403);
        assert.equal(
            message,
            `User: arn:aws:iam::${facts.accountId}:user/analyst is not authorized to perform: ` +
                `sts:AssumeRole on resource: ${input().RoleArn}`,
        );
    });
}

test('a role that demands no external id opens without one and with any', async () => {
    for (const ExternalId of [undefined, 'undemanded']) {
        const { status } = await assume({ RoleArn: facts.openRoleArn, ExternalId });
        assert.equal(status, 200);
    }
});

test('the policy of the role does not let it assume roles', async () => {
    const { output } = await assume({ RoleArn: facts.openRoleArn });
    const { name, message } = await assume({ RoleArn: facts.openRoleArn }, sessionClient(output));
    assert.equal(name, 'AccessDenied');
    assert.match(message, /^User: arn:aws:sts::\d+:assumed-role\/athena-without-external-id\/sess/);
});

test('a role that may assume roles is held to one hour', async () => {
    const policyFile = join(tmpdir(), `local-athena-test-${process.pid}.json`);
    writeFileSync(policyFile, JSON.stringify({
        Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
    }));
    const chained = await startFront(['--policy', policyFile]);
    rmSync(policyFile);
    try {
        const RoleArn = chained.description.openRoleArn;
        const { output } = await assume({ RoleArn }, new STSClient(chained.client()));
        const session = sessionClient(output, chained);
        assert.equal((await assume({ RoleArn, DurationSeconds: 3600 }, session)).status, 200);
        const { name, message } = await assume({ RoleArn, DurationSeconds: 3601 }, session);
        assert.equal(name, 'ValidationError');
        assert.match(message, /exceeds the 1 hour session limit .* role chaining\.$/);
    } finally {
        await chained.close();
    }
});

const open = () => facts.openRoleArn;
const INVALID = [
    ['an ARN that is too short', () => ({ RoleArn: 'arn:aws:iam' }),
        /^1 validation error detected: Value 'arn:aws:iam' at 'roleArn' .* or equal to 20$/],
    ['an ARN of no role', () => ({ RoleArn: 'arn:aws:iam::111122223333:user/somebody' }),
        /^arn:aws:iam::111122223333:user\/somebody is invalid$/],
    ['a session name with a blank', () => ({ RoleArn: open(), RoleSessionName: 'a b' }),
        /'a b' at 'roleSessionName' .* pattern: \[\\w\+=,\.@-\]\*$/],
    ['a session name of 65 characters',
        () => ({ RoleArn: open(), RoleSessionName: 'x'.repeat(65) }), /less than or equal to 64$/],
    ['14 minutes', () => ({ RoleArn: open(), DurationSeconds: 840 }),
        /'durationSeconds' .*: Member must have value greater than or equal to 900$/],
    ['13 hours', () => ({ RoleArn: open(), DurationSeconds: 46_800 }),
        /less than or equal to 43200$/],
    ['an external id of one character', () => ({ RoleArn: open(), ExternalId: 'x' }),
        /'x' at 'externalId' .* greater than or equal to 2$/],
    ['two mistakes at once', () => ({ RoleArn: 'x', RoleSessionName: 'y' }),
        /^2 validation errors detected: .*; .*$/],
];
for (const [why, input, text] of INVALID) {
    test(`AssumeRole refuses ${why}`, async () => {
        const { name, message, status } = await assume(input());
        assert.equal(name, 'ValidationError');
        assert.equal(status, 400);
        assert.match(message, text);
    });
}

test('AssumeRole honours DurationSeconds up to twelve hours', async () => {
    const { output } = await assume({ RoleArn: facts.openRoleArn, DurationSeconds: 43_200 });
    assert.ok(output.Credentials.Expiration - Date.now() > 43_100_000);
});

test('a session policy narrows what a session may do', async () => {
    const Policy = JSON.stringify({
        Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    });
    const { output } = await assume({ RoleArn: facts.openRoleArn, Policy });
    assert.equal((await sessionClient(output).send(new GetCallerIdentityCommand({}))).Account,
        facts.accountId);
    const broken = await assume({ RoleArn: facts.openRoleArn, Policy: '{' });
    assert.equal(broken.name, 'MalformedPolicyDocumentException', 'the name of the SDK');
});

test('sessions of --session-seconds end early and say so', async () => {
    const short = await startFront(['--session-seconds', '1']);
    try {
        const client = new STSClient(short.client());
        const input = { RoleArn: short.description.openRoleArn };
        const { output } = await assume(input, client);
        assert.ok(output.Credentials.Expiration - Date.now() <= 1000);
        const session = sessionClient(output, short);
        assert.equal((await outcome(session, new GetCallerIdentityCommand({}))).status, 200);
        await new Promise((resolve) => setTimeout(resolve, 1100));
        const { name, message, status } = await outcome(session, new GetCallerIdentityCommand({}));
        assert.equal(name, 'ExpiredToken');
        assert.equal(message, 'The security token included in the request is expired');
        assert.equal(status, 403);
    } finally {
        await short.close();
    }
});
