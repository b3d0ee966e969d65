import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { createObjectStore } from '../lib/object-store.js';

const MD5_OF_TEXT = '"1cb251ec0d568de6a929b520c4aed8d1"';
let directory;
let store;

before(() => {
    directory = mkdtempSync(join(tmpdir(), 'local-athena-test-'));
    const clock = () => 1_700_000_000_999;
    store = createObjectStore({ directory: join(directory, 'objects'), clock });
    store.createBucket('b', { region: 'eu-west-1' });
});
after(() => rmSync(directory, { recursive: true }));

test('text, bytes and streams become the same object', async () => {
    for (const body of ['text', Buffer.from('text'), Readable.from(['te', 'xt'])]) {
        assert.deepEqual(await store.put('b', 'k', body), { size: 4, etag: MD5_OF_TEXT });
    }
    const info = store.head('b', 'k');
    assert.equal(readFileSync(info.path, 'utf8'), 'text');
    assert.equal(info.lastModified.getTime(), 1_700_000_000_000, 'whole seconds');
    assert.equal(info.contentType, 'binary/octet-stream');
});

test('putFile moves a file in', async () => {
    const path = join(directory, 'finished');
    writeFileSync(path, 'text');
    assert.deepEqual(await store.putFile('b', 'moved', path), { size: 4, etag: MD5_OF_TEXT });
    assert.throws(() => readFileSync(path), { code: 'ENOENT' });
});

test('a body that breaks off leaves nothing', async () => {
    async function* breaking() {
        yield 'te';
        throw new Error('broken');
    }
    const files = readdirSync(join(directory, 'objects')).length;
    await assert.rejects(store.put('b', 'broken', Readable.from(breaking())), /broken/);
    assert.equal(store.head('b', 'broken'), null);
    assert.equal(readdirSync(join(directory, 'objects')).length, files);
});

test('buckets', async () => {
    assert.equal(store.hasBucket('b'), true);
    assert.equal(store.hasBucket('c'), false);
    assert.equal(store.bucketRegion('b'), 'eu-west-1');
    store.createBucket('b', { region: 'us-east-1' });
    assert.equal(store.bucketRegion('b'), 'eu-west-1', 'an existing bucket stays');
    assert.equal(store.head('c', 'k'), null);
    await assert.rejects(store.put('c', 'k', ''), /no such bucket: c/);
});

test('removed objects are gone', async () => {
    await store.put('b', 'removed', 'text');
    const { path } = store.head('b', 'removed');
    await store.remove('b', 'removed');
    await store.remove('b', 'removed');
    assert.equal(store.head('b', 'removed'), null);
    assert.throws(() => readFileSync(path), { code: 'ENOENT' });
});
