import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount } from './account.js';
import { createFaults } from './http/faults.js';
import { createFrontServer } from './http/http.js';
import { createObjectStore } from './object-store.js';
import { createStats } from './http/stats.js';

/**
 * Starts a server with the services that a function makes.
 *
 * @param {object} options see lib/options.js
 * @param {(context: object) => Promise<Record<string, object>>} createServices operations by
 *     service; may add what they share to the context
 * @returns {Promise<{description: object, account: object, context: object,
 *     close: () => Promise<void>}>}
 */
export async function startLocalAthena(options, createServices) {
    const directory = mkdtempSync(join(tmpdir(), `local-athena-${process.pid}-`));
    const removeDirectory = () => rmSync(directory, { recursive: true, force: true });
    // Also when the start fails or something throws later.
    process.once('exit', removeDirectory);
    const server = await start(options, directory, createServices);
    return {
        ...server,
        async close() {
            await server.close();
            removeDirectory();
            process.off('exit', removeDirectory);
        },
    };
}

async function start(options, directory, createServices) {
    const clock = () => Date.now();
    const store = createObjectStore({ directory: join(directory, 'objects'), clock });
    const { region, policy, sessionSeconds } = options;
    const account = createAccount({ store, region, clock, policy, sessionSeconds });
    const { accountId, identities, buckets } = account;
    const context = {
        accountId, region, clock, store, options, directory, identities, buckets,
        log: (text) => process.stderr.write(`${text}\n`),
    };
    const services = await createServices(context);
    const front = {
        context, identities, services, faults: createFaults(), stats: createStats(),
    };
    const http = createFrontServer(front);
    http.listen(options.port, '127.0.0.1');
    await once(http, 'listening');
    return {
        context,
        account,
        description: describe(http.address().port, context, account),
        async close() {
            http.close();
            http.closeAllConnections();
            await context.engine?.close?.();
        },
    };
}

/** What clients need to connect; server.js prints it. */
function describe(port, { region }, { accountId, buckets, ...account }) {
    return {
        url: `http://127.0.0.1:${port}`,
        region,
        accountId,
        bucket: buckets.results,
        keyId: account.user.accessKeyId,
        secret: account.user.secretAccessKey,
        roleArn: account.role.arn,
        externalId: account.externalId,
        openRoleArn: account.openRole.arn,
        closedRoleArn: account.closedRole.arn,
        otherRegionBucket: buckets.otherRegion,
    };
}
