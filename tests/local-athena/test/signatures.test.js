import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AthenaClient, GetWorkGroupCommand, ListDatabasesCommand } from '@aws-sdk/client-athena';
import { GetTablesCommand, GlueClient } from '@aws-sdk/client-glue';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { outcome, startFront } from './front.js';
import { ATHENA, STS, send, sign } from './raw.js';

let server;
let facts;

before(async () => {
    server = await startFront(['--session-seconds', '2']);
    facts = server.description;
});
after(() => server.close());

const list = new ListDatabasesCommand({ CatalogName: 'AwsDataCatalog' });
const athena = (more) => new AthenaClient(server.client(more));
const signedCall = async (wanted) => send(facts, await sign(facts, wanted));

async function call(wanted, change = (request) => request) {
    const { status, headers, text } = await send(facts, change(await sign(facts, wanted)));
    return { status, headers, body: JSON.parse(text) };
}

test('a right signature passes', async () => {
    const { output, status } = await outcome(athena(), list);
    assert.equal(status, 200);
    assert.deepEqual(output.DatabaseList, [{ Name: 'stand_in' }]);
});

test('an unknown key id', async () => {
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: facts.secret };
    const { name, message, status } = await outcome(athena({ credentials }), list);
    assert.equal(name, 'UnrecognizedClientException');
    assert.equal(message, 'The security token included in the request is invalid.');
    assert.equal(status, 400);
});

test('a wrong secret gets both strings that AWS computed', async () => {
    const { body, status } = await call({ ...ATHENA, credentials: { secretAccessKey: 'wrong' } });
    assert.equal(status, 400);
    assert.equal(body.__type, 'InvalidSignatureException');
    const [first, canonical, toSign] = body.message.split('\n\nThe ');
    assert.equal(
        first,
        'The request signature we calculated does not match the signature you provided. Check ' +
            'your AWS Secret Access Key and signing method. Consult the service documentation ' +
            'for details.',
    );
    assert.match(canonical, /^Canonical String for this request should have been\n'POST\n\/\n\n/);
    assert.match(toSign, /^String-to-Sign should have been\n'AWS4-HMAC-SHA256\n\d{8}T\d{6}Z\n/);
    assert.equal(body.message.includes(facts.secret), false);
});

const BENT = [
    ['another body than the signed one', (r) => ({ ...r, body: '{"CatalogName":"other"}' })],
    ['another target than the signed one',
        (r) => ({ ...r, headers: { ...r.headers, 'x-amz-target': 'AmazonAthena.GetWorkGroup' } })],
    ['another host than the signed one',
        (r) => ({ ...r, headers: { ...r.headers, host: 'athena.us-east-1.amazonaws.com' } })],
    ['an additional query', (r) => ({ ...r, query: { a: 'b' } })],
];
for (const [why, change] of BENT) {
    test(`the signature covers everything: ${why}`, async () => {
        const { body } = await call(ATHENA, change);
        assert.equal(body.__type, 'InvalidSignatureException');
    });
}

test('header values are compared with their blanks folded', async () => {
    const headers = { ...ATHENA.headers, 'x-amz-note': '  two   blanks ' };
    assert.equal((await call({ ...ATHENA, headers })).status, 200);
});

const pattern = (text) =>
    new RegExp(`^${text.replace(/[.+()]/g, '\\$&').replaceAll('TIME', '\\d{8}T\\d{6}Z')}$`);
const SKEWED = [
    [-301, pattern('Signature expired: TIME is now earlier than TIME (TIME - 5 min.)')],
    [302, pattern('Signature not yet current: TIME is still later than TIME (TIME + 5 min.)')],
];
for (const [skewSeconds, text] of SKEWED) {
    test(`a clock that is ${skewSeconds} s off`, async () => {
        const { body, headers } = await call({ ...ATHENA, skewSeconds });
        assert.equal(body.__type, 'InvalidSignatureException');
        assert.match(body.message, text);
        assert.ok(Math.abs(Date.parse(headers.date) - Date.now()) < 2000, 'Date tells the time');
    });
}

test('clocks that are up to five minutes off pass', async () => {
    for (const skewSeconds of [-290, 290]) {
        assert.equal((await call({ ...ATHENA, skewSeconds })).status, 200);
    }
});

const authorization = (change) => (request) => ({
    ...request,
    headers: { ...request.headers, authorization: change(request.headers.authorization) },
});
const MALFORMED = [
    ['no Authorization header', (r) => ({ ...r, headers: { ...r.headers, authorization: [] } }),
        'MissingAuthenticationTokenException', /^Missing Authentication Token$/],
    ['no Signature', authorization((text) => text.replace(/, Signature=.*/, '')),
        'IncompleteSignatureException', /^Authorization header requires 'Signature' parameter\. A/],
    ['another algorithm', authorization(() => 'Bearer abc'),
        'IncompleteSignatureException', /'Credential' parameter\. .* requires 'Signature'/],
    ['no date', (r) => ({ ...r, headers: { ...r.headers, 'x-amz-date': [] } }),
        'IncompleteSignatureException', /either a 'X-Amz-Date' or a 'Date' header\./],
    ['a date of another form',
        (r) => ({ ...r, headers: { ...r.headers, 'x-amz-date': 'yesterday' } }),
        'IncompleteSignatureException', /^Date must be in ISO-8601 .*\. Got 'yesterday'\.$/],
    ['a credential without scope',
        authorization((text) => text.replace(/Credential=[^,]*/, 'Credential=AKIA')),
        'IncompleteSignatureException', /^Credential must have exactly 5 slash-delimited elements/],
    ['a scope of another day',
        authorization((text) => text.replace(/\/\d{8}\//, '/20200101/')),
        'InvalidSignatureException', /^Date in Credential scope .* '20200101' != '\d{8}', from/],
    ['a scope with another end', authorization((text) => text.replace('aws4_request', 'aws4')),
        'InvalidSignatureException', /valid terminator: 'aws4_request', not 'aws4'/],
    ['a host that is not signed', authorization((text) => text.replace('host;', '')),
        'InvalidSignatureException', /^'Host' or ':authority' must be a 'SignedHeader'/],
];
for (const [why, change, type, text] of MALFORMED) {
    test(`refused: ${why}`, async () => {
        const { status, body } = await call(ATHENA, change);
        assert.equal(status, 400);
        assert.equal(body.__type, type);
        assert.match(body.message, text);
    });
}

test('the scope names region and service', async () => {
    const region = await call({ ...ATHENA, region: 'eu-west-1' });
    assert.match(region.body.message, /^Credential should be scoped to a valid region, not 'eu-w/);
    const service = await call({ ...ATHENA, service: 'glue' });
    assert.match(service.body.message, /^Credential should be scoped to correct service: 'athena'/);
});

test('session tokens: right, missing, wrong, of somebody else, expired', async () => {
    const sts = new STSClient(server.client());
    const open = new AssumeRoleCommand({ RoleArn: facts.openRoleArn, RoleSessionName: 'name' });
    const { Credentials } = await sts.send(open);
    const session = {
        accessKeyId: Credentials.AccessKeyId,
        secretAccessKey: Credentials.SecretAccessKey,
        sessionToken: Credentials.SessionToken,
    };
    const attempt = async (change) =>
        outcome(athena({ credentials: { ...session, ...change } }), list);
    assert.equal((await attempt({})).status, 200);
    for (const sessionToken of [undefined, 'wrong', `${session.sessionToken}=`]) {
        const { name, message } = await attempt({ sessionToken });
        assert.equal(name, 'UnrecognizedClientException');
        assert.equal(message, 'The security token included in the request is invalid.');
    }
    const keyOfUser = await attempt({ accessKeyId: facts.keyId, secretAccessKey: facts.secret });
    assert.equal(keyOfUser.name, 'UnrecognizedClientException', 'a user has no token');

    await new Promise((resolve) => setTimeout(resolve, 2100));
    const { name, message, status } = await attempt({});
    assert.equal(name, 'ExpiredTokenException');
    assert.equal(message, 'The security token included in the request is expired');
    assert.equal(status, 400);
});

test('STS answers in XML, with its own codes and fifteen minutes', async () => {
    const rows = [
        [{ skewSeconds: -890 }, 200, null],
        [{ skewSeconds: -901 }, 403,
            /<Code>SignatureDoesNotMatch<\/Code><Message>Signature expired: .* - 15 min\.\)</],
        [{ credentials: { secretAccessKey: 'wrong' } }, 403,
            /<Type>Sender<\/Type><Code>SignatureDoesNotMatch<\/Code>/],
        [{ credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } }, 403,
            /<Code>InvalidClientTokenId<.*<Message>The security token included .* is invalid\.</],
        [{ body: 'Version=2011-06-15' }, 400, /<Code>MissingAction</],
        [{ body: 'Action=Nothing&Version=2011-06-15' }, 403, /<Code>AccessDenied</],
        [{ body: 'Action=AssumeRole&Version=2011-06-15' }, 400,
            /<Code>ValidationError<.*Value null at 'roleArn'/],
    ];
    for (const [more, status, text] of rows) {
        const answer = await signedCall({ ...STS, ...more });
        assert.equal(answer.status, status, answer.text);
        assert.equal(answer.headers['content-type'], 'text/xml');
        assert.match(answer.headers['x-amzn-requestid'], /^[0-9a-f-]{36}$/);
        assert.ok(answer.text.includes(`<RequestId>${answer.headers['x-amzn-requestid']}<`));
        if (text) assert.match(answer.text, text);
    }
    const bare = await send(facts, { method: 'POST', headers: STS.headers, body: STS.body });
    assert.equal(bare.status, 403);
    assert.match(bare.text, /<Code>MissingAuthenticationToken</);
});

test('a presigned GetCallerIdentity, as EKS sends it', async () => {
    const query = { Action: 'GetCallerIdentity', Version: '2011-06-15' };
    const wanted = { service: 'sts', method: 'GET', query, body: undefined, presign: 60 };
    const passed = await signedCall(wanted);
    assert.equal(passed.status, 200, passed.text);
    assert.match(passed.text, /<Arn>arn:aws:iam::\d+:user\/analyst<\/Arn>/);
    const late = await signedCall({ ...wanted, skewSeconds: -61 });
    assert.equal(late.status, 403);
    assert.match(late.text, /<Message>Signature expired: \d{8}T\d{6}Z is now earlier than /);
});

test('denials in the words of each JSON service', async () => {
    const workGroup = await outcome(athena(), new GetWorkGroupCommand({ WorkGroup: 'primary' }));
    assert.equal(workGroup.status, 400);
    assert.equal(workGroup.name, 'AccessDeniedException');
    assert.equal(
        workGroup.message,
        'You are not authorized to perform: athena:GetWorkGroup on the resource. After your AWS ' +
            'administrator or you have updated your permissions, please try again.',
    );
    const headers = {
        'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSGlue.GetPartitions',
    };
    const glue = await call({ service: 'glue', headers, body: '{}' });
    assert.equal(glue.status, 400);
    assert.deepEqual(glue.body, {
        __type: 'AccessDeniedException',
        Message:
            `User: arn:aws:iam::${facts.accountId}:user/analyst is not authorized to perform: ` +
            'glue:GetPartitions on resource: * because no identity-based policy allows the ' +
            'glue:GetPartitions action',
    });
    const allowed = new GlueClient(server.client());
    assert.equal((await outcome(allowed, new GetTablesCommand({ DatabaseName: 'x' }))).status, 200);
});

test('bodies that are no JSON object, or too large', async () => {
    for (const body of ['{', '[]', 'null', '"text"']) {
        const { status, body: answer } = await call({ ...ATHENA, body });
        assert.equal(status, 400);
        assert.equal(answer.__type, 'SerializationException');
    }
    const huge = await call({ ...ATHENA, body: ' '.repeat((4 << 20) + 1) });
    assert.equal(huge.status, 413);
});
