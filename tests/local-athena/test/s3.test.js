import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import {
    GetBucketLocationCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand,
    ListBucketsCommand, ListObjectsV2Command, PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3';
import { outcome, startFront } from './front.js';
import { send, sign } from './raw.js';

const KEY = 'results/größe 1+2=3/täglich&(a)!.csv';
const TEXT = 'äöü'.repeat(1000);

let server;
let facts;
let s3;
let Bucket;
let directory;

before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'local-athena-test-'));
    server = await startFront();
    facts = server.description;
    Bucket = facts.bucket;
    s3 = new S3Client(server.client());
    await s3.send(new PutObjectCommand({ Bucket, Key: KEY, Body: TEXT, ContentType: 'text/csv' }));
});
after(async () => {
    await server.close();
    rmSync(directory, { recursive: true });
});

const get = (more, client = s3) =>
    outcome(client, new GetObjectCommand({ Bucket, Key: KEY, ...more }));
const textOf = ({ output }) => output.Body.transformToString();
const raw = async (wanted) =>
    send(facts, await sign(facts, { service: 's3', method: 'GET', body: undefined, ...wanted }));

test('an object comes back as it was put, under a key with every kind of character', async () => {
    const answer = await get();
    assert.equal(await textOf(answer), TEXT);
    const { ETag, ContentType, ContentLength, AcceptRanges, LastModified } = answer.output;
    assert.equal(ETag, `"${createHash('md5').update(TEXT).digest('hex')}"`);
    assert.equal(ContentType, 'text/csv');
    assert.equal(ContentLength, 6000);
    assert.equal(AcceptRanges, 'bytes');
    assert.ok(Date.now() - LastModified < 60_000);
    assert.match(answer.output.$metadata.requestId, /^[0-9A-F]{16}$/);
    assert.ok(answer.output.$metadata.extendedRequestId.length > 40);
});

test('HeadObject tells the same without a body', async () => {
    const { output } = await outcome(s3, new HeadObjectCommand({ Bucket, Key: KEY }));
    assert.equal(output.ContentLength, 6000);
    assert.equal(output.ContentType, 'text/csv');
});

const bytes = Buffer.from(TEXT);
const RANGES = [
    ['bytes=0-1', bytes.subarray(0, 2), 'bytes 0-1/6000'],
    ['bytes=1-1', bytes.subarray(1, 2), 'bytes 1-1/6000'],
    ['bytes=5990-', bytes.subarray(5990), 'bytes 5990-5999/6000'],
    ['bytes=-4', bytes.subarray(5996), 'bytes 5996-5999/6000'],
    ['bytes=5999-99999', bytes.subarray(5999), 'bytes 5999-5999/6000'],
    ['bytes=-99999', bytes, 'bytes 0-5999/6000'],
    ['bytes=0-1,4-5', bytes, undefined],
    ['bytes=9-3', bytes, undefined],
    ['lines=0-1', bytes, undefined],
];
for (const [Range, want, contentRange] of RANGES) {
    test(`Range ${Range}`, async () => {
        const { output, status } = await get({ Range });
        assert.deepEqual(Buffer.from(await output.Body.transformToByteArray()), want);
        assert.equal(output.ContentRange, contentRange);
        assert.equal(status, contentRange ? 206 : 200);
    });
}

test('a range past the end is 416', async () => {
    for (const Range of ['bytes=6000-', 'bytes=-0']) {
        const { name, status, error } = await get({ Range });
        assert.equal(name, 'InvalidRange');
        assert.equal(status, 416);
        assert.equal(error.ActualObjectSize, '6000');
    }
});

test('conditions', async () => {
    const { output } = await outcome(s3, new HeadObjectCommand({ Bucket, Key: KEY }));
    const { ETag, LastModified } = output;
    const later = new Date(LastModified.getTime() + 5000);
    const earlier = new Date(LastModified.getTime() - 5000);
    const rows = [
        [{ IfMatch: ETag }, 200],
        [{ IfMatch: '*' }, 200],
        [{ IfMatch: '"other"' }, 412],
        [{ IfNoneMatch: '"other"' }, 200],
        [{ IfNoneMatch: ETag }, 304],
        [{ IfUnmodifiedSince: earlier }, 412],
        [{ IfUnmodifiedSince: earlier, IfMatch: ETag }, 200],
        [{ IfModifiedSince: later }, 304],
        [{ IfModifiedSince: earlier }, 200],
    ];
    for (const [condition, status] of rows) {
        const answer = await get(condition);
        assert.equal(answer.status, status, JSON.stringify(condition));
        if (status === 412) assert.equal(answer.name, 'PreconditionFailed');
    }
});

test('an object that is replaced fails If-Match and changes its ETag', async () => {
    const Key = 'replaced';
    const first = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'one' }));
    const reading = await get({ Key });
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'two' }));
    assert.equal((await get({ Key, IfMatch: first.ETag })).name, 'PreconditionFailed');
    assert.equal(await textOf(reading), 'one', 'a reader keeps the version that it began');
    assert.equal(await textOf(await get({ Key })), 'two');
});

test('missing objects and buckets', async () => {
    const key = await get({ Key: 'missing' });
    assert.equal(key.name, 'NoSuchKey');
    assert.equal(key.status, 404);
    const bucket = await get({ Bucket: 'no-such-bucket-here' });
    assert.equal(bucket.name, 'NoSuchBucket');
    assert.equal(bucket.status, 404);
    const head = await outcome(s3, new HeadObjectCommand({ Bucket, Key: 'missing' }));
    assert.equal(head.status, 404);
});

test('uploads: buffer, stream with a trailer, nothing', async () => {
    const path = join(directory, 'upload');
    const large = Buffer.alloc(300_000, 'athena ');
    writeFileSync(path, large);
    const stream = Readable.from([large.subarray(0, 99_999), large.subarray(99_999)]);
    const rows = [
        ['buffer', { Body: large }, large],
        ['stream', { Body: stream, ContentLength: large.length }, large],
        ['nothing', { Body: Buffer.alloc(0) }, Buffer.alloc(0)],
    ];
    for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'SHA1', 'SHA256']) {
        rows.push([ChecksumAlgorithm, { Body: large, ChecksumAlgorithm }, large]);
    }
    for (const [Key, input, want] of rows) {
        const put = await outcome(s3, new PutObjectCommand({ Bucket, Key, ...input }));
        assert.equal(put.status, 200, `${Key}: ${put.message}`);
        const { output } = await get({ Key });
        assert.deepEqual(Buffer.from(await output.Body.transformToByteArray()), want, Key);
    }
});

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const TRAILER = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const chunked = (text) => ({
    headers: {
        'x-amz-content-sha256': TRAILER,
        'x-amz-trailer': 'x-amz-checksum-crc32',
        'x-amz-decoded-content-length': '6',
        'content-encoding': 'aws-chunked',
    },
    body: text,
});
const UPLOADS = [
    ['chunks and the right checksum',
        chunked('3\r\nabc\r\n3\r\ndef\r\n0\r\nx-amz-checksum-crc32:S4457w==\r\n\r\n'), null],
    ['a wrong checksum',
        chunked('6\r\nabcdef\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'), 'BadDigest'],
    ['no checksum after all', chunked('6\r\nabcdef\r\n0\r\n\r\n'), 'BadDigest'],
    ['fewer bytes than were announced',
        chunked('3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n'), 'IncompleteBody'],
    ['a chunk that lies about its size', chunked('5\r\nabcdef\r\n0\r\n\r\n'), 'IncompleteBody'],
    ['no last chunk', chunked('6\r\nabcdef\r\n'), 'IncompleteBody'],
    ['another body than was hashed',
        { headers: { 'x-amz-content-sha256': sha256('abc') }, body: 'abcdef' },
        'XAmzContentSHA256Mismatch'],
    ['an unsigned payload',
        { headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, body: 'abcdef' }, null],
    ['a wrong Content-MD5',
        { headers: { 'x-amz-content-sha256': sha256('abcdef'), 'content-md5': 'AAAA' },
            body: 'abcdef' }, 'BadDigest'],
    ['chunks that are signed',
        { headers: { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
            body: 'abcdef' }, 'NotImplemented'],
    ['a hash that is none', { headers: { 'x-amz-content-sha256': 'abc' }, body: '' },
        'InvalidArgument'],
];
for (const [why, { headers, body }, code] of UPLOADS) {
    test(`PutObject with ${why}`, async () => {
        const path = `/${Bucket}/checked-${why.replace(/ /g, '-')}`;
        const length = { 'content-length': String(body.length) };
        const put = await raw({ method: 'PUT', path, headers: { ...headers, ...length }, body });
        const stored = await raw({ path });
        if (code === null) {
            assert.equal(put.status, 200, put.text);
            assert.equal(stored.text, 'abcdef');
        } else {
            assert.match(put.text, new RegExp(`<Code>${code}</Code>`));
            assert.equal(stored.status, 404, 'what is wrong is not stored');
        }
    });
}

test('ListObjectsV2: prefix, delimiter, pages, encoding', async () => {
    const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/ü', 'list/z z'];
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    const Prefix = 'list/';
    const list = (input) => s3.send(new ListObjectsV2Command({ Bucket, Prefix, ...input }));

    const all = await list({});
    assert.deepEqual(all.Contents.map(({ Key }) => Key),
        ['list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/z z', 'list/ü'], 'UTF-8 order');
    assert.equal(all.IsTruncated, false);
    assert.equal(all.Contents[0].Size, 6);

    const folded = await list({ Delimiter: '/' });
    assert.deepEqual(folded.CommonPrefixes, [{ Prefix: 'list/b/' }]);
    assert.equal(folded.KeyCount, 5);

    const names = [];
    let ContinuationToken;
    do {
        const page = await list({ Delimiter: '/', MaxKeys: 2, ContinuationToken });
        assert.ok(page.KeyCount <= 2);
        names.push(...(page.Contents ?? []).map(({ Key }) => Key));
        names.push(...(page.CommonPrefixes ?? []).map((folder) => folder.Prefix));
        ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    assert.deepEqual(names.sort(),
        ['list/a', 'list/b/', 'list/c', 'list/z z', 'list/ü'].sort());

    const encoded = await list({ EncodingType: 'url', StartAfter: 'list/c' });
    assert.deepEqual(encoded.Contents.map(({ Key }) => Key), ['list/z%20z', 'list/%C3%BC']);
    assert.equal((await list({ MaxKeys: 0 })).KeyCount, 0);
    const wrong = await outcome(s3, new ListObjectsV2Command({ Bucket, ContinuationToken: 'x' }));
    assert.equal(wrong.name, 'InvalidArgument');
});

test('buckets and where they are', async () => {
    const { output } = await outcome(s3, new ListBucketsCommand({}));
    const names = output.Buckets.map(({ Name }) => Name);
    assert.ok(names.includes(Bucket) && names.includes(facts.otherRegionBucket));
    const location = await s3.send(new GetBucketLocationCommand({ Bucket }));
    assert.equal(location.LocationConstraint ?? '', '');
    const head = await s3.send(new HeadBucketCommand({ Bucket }));
    assert.equal(head.BucketRegion, 'us-east-1');
});

test('a bucket of another region redirects, and serves who signs for it', async () => {
    const input = { Bucket: facts.otherRegionBucket, Key: 'x' };
    const redirected = await get(input);
    assert.equal(redirected.name, 'PermanentRedirect');
    assert.equal(redirected.status, 301);
    assert.equal(redirected.error.$response.headers['x-amz-bucket-region'], 'eu-west-1');
    assert.equal(redirected.error.$response.headers.location, undefined);
    const head = await outcome(s3, new HeadObjectCommand(input));
    assert.equal(head.status, 301);

    const there = new S3Client(server.client({ region: 'eu-west-1' }));
    await there.send(new PutObjectCommand({ ...input, Body: 'text' }));
    assert.equal(await textOf(await get(input, there)), 'text');

    const nowhere = new S3Client(server.client({ region: 'ap-south-1' }));
    const malformed = await get(input, nowhere);
    assert.equal(malformed.status, 400);
    assert.equal(malformed.name, 'AuthorizationHeaderMalformed');
    assert.equal(malformed.error.Region, 'eu-west-1');
    assert.match(malformed.message, /the region 'ap-south-1' is wrong; expecting 'eu-west-1'$/);

    const following = new S3Client(server.client({ followRegionRedirects: true }));
    assert.equal(await textOf(await get(input, following)), 'text');
});

test('the bucket may be in the host', async () => {
    for (const host of [`${Bucket}.s3.us-east-1.amazonaws.com`, `${Bucket}.localhost:1`]) {
        const path = `/${encodeURIComponent(KEY).replace(/%2F/g, '/').replace(/[!()]/g, (c) =>
            `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
        const { status, text } = await raw({ path, headers: { host } });
        assert.equal(status, 200, text);
        assert.equal(text, TEXT);
    }
    const wrong = { host: `${Bucket}.s3.eu-west-1.amazonaws.com` };
    const { text } = await raw({ path: '/x', headers: wrong });
    assert.match(text, /<Code>AuthorizationHeaderMalformed<.*<Region>eu-west-1<\/Region>/);
});

test('authentication errors in the words of S3', async () => {
    const path = `/${Bucket}/key`;
    const rows = [
        [{ credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } }, 403,
            /<Code>InvalidAccessKeyId<\/Code>.*<AWSAccessKeyId>AKIAIOSFODNN7EXAMPLE</],
        [{ credentials: { secretAccessKey: 'x' } }, 403,
            /<Code>SignatureDoesNotMatch<\/Code>.*<StringToSign>AWS4-HMAC-SHA256/s],
        [{ credentials: { sessionToken: 'x' } }, 400, /<Code>InvalidToken</],
        [{ skewSeconds: -901 }, 403,
            /<Code>RequestTimeTooSkewed<\/Code>.*<MaxAllowedSkewMilliseconds>900000</],
        [{ skewSeconds: 902 }, 403, /<Code>RequestTimeTooSkewed</],
        [{ region: 'eu-west-1' }, 400, /<Code>AuthorizationHeaderMalformed<.*<Region>us-east-1</],
        [{ headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }, 404, /<Code>NoSuchKey</],
        [{ headers: { 'x-amz-content-sha256': 'a'.repeat(64) } }, 400, /XAmzContentSHA256Mismatch/],
    ];
    for (const [wanted, status, text] of rows) {
        const answer = await raw({ path, ...wanted });
        assert.equal(answer.status, status, answer.text);
        assert.match(answer.text, text);
        assert.equal(answer.headers['content-type'], 'application/xml');
        assert.ok(answer.text.includes(`<RequestId>${answer.headers['x-amz-request-id']}<`));
        assert.ok(answer.headers.date);
    }
    const bare = await send(facts, { method: 'GET', path });
    assert.match(bare.text, /<Code>AccessDenied<\/Code><Message>Access Denied</);
    const request = await sign(facts, { service: 's3', method: 'GET', path, body: undefined });
    request.headers['x-amz-extra'] = 'unsigned';
    const unsigned = await send(facts, request);
    assert.match(unsigned.text, /<HeadersNotSigned>x-amz-extra</);
});

test('presigned URLs', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'presigned', Body: 'text' }));
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const wanted = { path: `/${Bucket}/presigned`, presign: 60, headers };
    const passed = await raw(wanted);
    assert.equal(passed.text, 'text');
    const late = await raw({ ...wanted, skewSeconds: -61 });
    assert.equal(late.status, 403);
    assert.match(late.text, /<Code>AccessDenied<\/Code><Message>Request has expired</);
    const signed = await sign(facts, { service: 's3', method: 'GET', body: undefined, ...wanted });
    const tampered = await send(facts, { ...signed, path: `/${Bucket}/other` });
    assert.match(tampered.text, /<Code>SignatureDoesNotMatch</);
});

test('denials name user, action and resource', async () => {
    const policyFile = join(directory, 'policy.json');
    writeFileSync(policyFile, JSON.stringify({
        Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    }));
    const strict = await startFront(['--policy', policyFile]);
    try {
        const client = new S3Client(strict.client());
        const upload = new PutObjectCommand({ Bucket, Key: 'k', Body: Buffer.alloc(0) });
        const put = await outcome(client, upload);
        assert.equal(put.status, 403);
        assert.equal(put.name, 'AccessDenied');
        assert.equal(
            put.message,
            `User: arn:aws:iam::${facts.accountId}:user/analyst is not authorized to perform: ` +
                `s3:PutObject on resource: "arn:aws:s3:::${Bucket}/k" because no identity-based ` +
                'policy allows the s3:PutObject action',
        );
        const missing = await get({ Key: 'k' }, client);
        assert.equal(missing.status, 403, 'who may not list is not told that a key is missing');
        assert.match(missing.message, /s3:ListBucket on resource/);
    } finally {
        await strict.close();
    }
    const owner = await get({ ExpectedBucketOwner: '999999999999' });
    assert.equal(owner.name, 'AccessDenied');
});

test('what is not here says so', async () => {
    const rows = [
        { path: `/${Bucket}/k`, query: { acl: '' } },
        { path: `/${Bucket}/k`, method: 'DELETE' },
        { path: `/${Bucket}`, query: {} },
    ];
    for (const wanted of rows) {
        const { status, text } = await raw(wanted);
        assert.equal(status, 501);
        assert.match(text, /<Code>NotImplemented</);
    }
    const uri = await send(facts, { method: 'GET', path: '/%zz' });
    assert.match(uri.text, /<Code>InvalidURI</);
    assert.equal((await raw({ path: `/${Bucket}/${'k'.repeat(1025)}` })).status, 400);
});
