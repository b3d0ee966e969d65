import { readOptions } from '../lib/options.js';
import { startLocalAthena } from '../lib/local-athena.js';
import { createS3 } from '../services/s3.js';
import { createSts } from '../services/sts.js';

/**
 * Starts STS and S3 with stand-ins for Athena and Glue: for tests of what happens before a
 * service is reached, which need no query engine.
 * @param {string[]} [args] as for server.js
 */
export async function startFront(args = []) {
    const server = await startLocalAthena(readOptions(args), async (context) => ({
        athena: {
            ListDatabases: {
                action: 'athena:ListDatabases',
                handle: async () => ({ DatabaseList: [{ Name: 'stand_in' }] }),
            },
            GetWorkGroup: { action: 'athena:GetWorkGroup', handle: async () => ({}) },
        },
        glue: {
            GetTables: {
                action: 'glue:GetTables',
                resource: () => `arn:aws:glue:${context.region}:${context.accountId}:catalog`,
                handle: async () => ({ TableList: [] }),
            },
        },
        sts: createSts(context),
        s3: createS3(context),
    }));
    return { ...server, ...helpers(server) };
}

function helpers({ description }) {
    const local = (path, method, body) =>
        fetch(`${description.url}/_local/${path}`, {
            method,
            body: body === undefined ? undefined : JSON.stringify(body),
        });
    return {
        addFault: (fault) => local('faults', 'POST', fault),
        stats: async () => (await local('stats', 'GET')).json(),
        reset: () => local('reset', 'POST'),
        /** Options for a client of the AWS SDK that tries once. */
        client: (more = {}) => ({
            region: description.region,
            endpoint: description.url,
            credentials: {
                accessKeyId: description.keyId,
                secretAccessKey: description.secret,
            },
            maxAttempts: 1,
            ...more,
        }),
    };
}

/**
 * Sends a command and gives back what came of it in one shape.
 * @returns {Promise<{output?: object, name?: string, message?: string, status: number}>}
 */
export async function outcome(client, command) {
    try {
        const output = await client.send(command);
        return { output, status: output.$metadata.httpStatusCode };
    } catch (error) {
        return {
            error,
            name: error.name,
            message: error.message,
            status: error.$metadata?.httpStatusCode,
        };
    }
}
