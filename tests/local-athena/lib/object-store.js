import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * @typedef {object} ObjectInfo
 * @property {string} key
 * @property {number} size bytes
 * @property {string} etag with its double quotes, as S3 sends it
 * @property {Date} lastModified
 * @property {string} contentType
 * @property {string} path file that holds the bytes; it is never changed, only replaced
 */

/**
 * Buckets and objects. An object is a file, so that results of any size stream; names and
 * properties are kept in memory, since they live no longer than the process.
 *
 * @param {object} options
 * @param {string} options.directory folder for the files; made if missing, owned by the caller
 * @param {() => number} [options.clock] milliseconds since the epoch
 */
export function createObjectStore({ directory, clock = Date.now }) {
    /** @type {Map<string, {region: string, created: Date, objects: Map<string, ObjectInfo>}>} */
    const buckets = new Map();
    let files = 0;

    function bucketOf(name) {
        const bucket = buckets.get(name);
        if (!bucket) throw new Error(`no such bucket: ${name}`);
        return bucket;
    }

    // A new file per version: a reader of the old one is not disturbed, as in S3.
    async function newPath() {
        await mkdir(directory, { recursive: true });
        files += 1;
        return join(directory, `object-${files}`);
    }

    async function publish(bucket, key, path, md5, contentType) {
        const { objects } = bucketOf(bucket);
        const { size } = await stat(path);
        const replaced = objects.get(key);
        const info = {
            key,
            size,
            etag: `"${md5}"`,
            // S3 keeps whole seconds.
            lastModified: new Date(Math.floor(clock() / 1000) * 1000),
            contentType,
            path,
        };
        objects.set(key, info);
        // Open readers keep the bytes until they close the file.
        if (replaced) await rm(replaced.path, { force: true });
        return { size, etag: info.etag };
    }

    return {
        /** Makes a bucket; one that exists already keeps its objects. */
        createBucket(name, { region }) {
            if (!buckets.has(name)) {
                buckets.set(name, { region, created: new Date(clock()), objects: new Map() });
            }
        },

        hasBucket: (name) => buckets.has(name),

        /** @returns {string|undefined} region of the bucket */
        bucketRegion: (name) => buckets.get(name)?.region,

        /** @returns {{name: string, region: string, created: Date}[]} by name */
        listBuckets() {
            return [...buckets]
                .map(([name, { region, created }]) => ({ name, region, created }))
                .sort((a, b) => (a.name < b.name ? -1 : 1));
        },

        /**
         * Stores an object. Nobody sees it before all its bytes are there.
         * @param {string} bucket
         * @param {string} key
         * @param {Buffer|string|import('node:stream').Readable} body
         * @param {{contentType?: string}} [properties]
         * @returns {Promise<{size: number, etag: string}>}
         */
        async put(bucket, key, body, { contentType = 'binary/octet-stream' } = {}) {
            bucketOf(bucket);
            const path = await newPath();
            const hash = createHash('md5');
            const source = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
            try {
                await pipeline(source, digesting(hash), createWriteStream(path));
            } catch (error) {
                await rm(path, { force: true });
                throw error;
            }
            return publish(bucket, key, path, hash.digest('hex'), contentType);
        },

        /**
         * Moves a finished file in; `path` no longer exists afterwards.
         * @returns {Promise<{size: number, etag: string}>}
         */
        async putFile(bucket, key, path, { contentType = 'binary/octet-stream' } = {}) {
            bucketOf(bucket);
            const target = await newPath();
            await move(path, target);
            return publish(bucket, key, target, await md5OfFile(target), contentType);
        },

        /** @returns {ObjectInfo|null} */
        head: (bucket, key) => buckets.get(bucket)?.objects.get(key) ?? null,

        /** @returns {ObjectInfo[]} objects whose key begins with `prefix`, in UTF-8 key order */
        list(bucket, prefix = '') {
            const { objects } = bucketOf(bucket);
            return [...objects.values()]
                .filter(({ key }) => key.startsWith(prefix))
                .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
        },

        /** Forgets an object; no error if it does not exist. */
        async remove(bucket, key) {
            const { objects } = bucketOf(bucket);
            const info = objects.get(key);
            objects.delete(key);
            if (info) await rm(info.path, { force: true });
        },
    };
}

function digesting(hash) {
    return new Transform({
        transform(chunk, _encoding, done) {
            hash.update(chunk);
            done(null, chunk);
        },
    });
}

async function md5OfFile(path) {
    const hash = createHash('md5');
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
}

// rename() does not cross file systems.
async function move(from, to) {
    try {
        await rename(from, to);
    } catch (error) {
        if (error.code !== 'EXDEV') throw error;
        await copyFile(from, to);
        await rm(from);
    }
}
