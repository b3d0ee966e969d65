import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
    AthenaClient,
    GetQueryExecutionCommand,
    GetQueryResultsCommand,
    StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { createCatalogs } from '../lib/catalogs.js';
import { createEngine } from '../lib/engine.js';
import { startLocalAthena } from '../lib/local-athena.js';
import { readOptions } from '../lib/options.js';
import { createAthena } from '../services/athena.js';
import { createGlue } from '../services/glue.js';
import { createS3 } from '../services/s3.js';
import { createSts } from '../services/sts.js';

/** A policy document that allows the actions on everything, less what is denied. */
export const allowing = (actions, denied = []) => ({
    Version: '2012-10-17',
    Statement: [
        { Effect: 'Allow', Action: actions, Resource: '*' },
        ...denied.map(([action, resource]) => ({
            Effect: 'Deny',
            Action: action,
            Resource: resource,
        })),
    ],
});

/**
 * Starts all services in this process, with the official clients pointed at them.
 *
 * @param {string[]} [args] as for server.js
 * @param {object} [policy] instead of the mission's
 */
export async function startAthena(args = [], policy = undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'local-athena-test-'));
    if (policy) writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy));
    const more = policy ? ['--policy', join(folder, 'policy.json')] : [];
    const server = await startLocalAthena(readOptions([...args, ...more]), async (context) => {
        context.catalogs = await createCatalogs(context);
        context.engine = await createEngine(context);
        return {
            athena: createAthena(context),
            glue: createGlue(context),
            sts: createSts(context),
            s3: createS3(context),
        };
    });
    const { url, region, keyId, secret, bucket } = server.description;
    const options = {
        region,
        endpoint: url,
        maxAttempts: 1,
        credentials: { accessKeyId: keyId, secretAccessKey: secret },
    };
    const athena = new AthenaClient(options);
    return {
        ...server,
        athena,
        glue: new GlueClient(options),
        s3: new S3Client({ ...options, forcePathStyle: true }),
        ...queries(athena, bucket),
        async close() {
            await server.close();
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

function queries(athena, bucket) {
    const start = async (QueryString, more = {}) => {
        const { QueryExecutionId } = await athena.send(
            new StartQueryExecutionCommand({
                QueryString,
                ClientRequestToken: randomUUID(),
                ResultConfiguration: { OutputLocation: `s3://${bucket}/tests/` },
                ...more,
            }),
        );
        return QueryExecutionId;
    };
    const look = async (QueryExecutionId) =>
        (await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }))).QueryExecution;
    const finish = async (id) => {
        for (;;) {
            const execution = await look(id);
            if (!['QUEUED', 'RUNNING'].includes(execution.Status.State)) return execution;
            await new Promise((resolve) => setTimeout(resolve, 3));
        }
    };
    const page = (QueryExecutionId, more = {}) =>
        athena.send(new GetQueryResultsCommand({ QueryExecutionId, ...more }));

    /** Runs a statement to its end, whatever that is. */
    const execute = async (sql, more) => finish(await start(sql, more));

    /** Runs a statement that must succeed; `rows` are as sent, NULL as null. */
    const run = async (sql, more) => {
        const execution = await execute(sql, more);
        const { State, StateChangeReason } = execution.Status;
        if (State !== 'SUCCEEDED') throw new Error(`${State}: ${StateChangeReason}: ${sql}`);
        const { ResultSet, UpdateCount, NextToken } = await page(execution.QueryExecutionId);
        return {
            execution,
            columns: ResultSet.ResultSetMetadata.ColumnInfo,
            rows: textsOf(ResultSet.Rows),
            updateCount: UpdateCount,
            NextToken,
        };
    };
    return { start, look, finish, page, execute, run };
}

/** Rows of GetQueryResults as arrays of texts, NULL as null. */
export const textsOf = (rows) =>
    rows.map(({ Data }) => Data.map(({ VarCharValue = null }) => VarCharValue));

/** The error that a promise is rejected with. */
export async function failureOf(promise) {
    try {
        await promise;
    } catch (error) {
        return error;
    }
    throw new Error('nothing failed');
}
