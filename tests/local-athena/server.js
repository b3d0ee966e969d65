#!/usr/bin/env node
import { createCatalogs } from './lib/catalogs.js';
import { createEngine } from './lib/engine.js';
import { startLocalAthena } from './lib/local-athena.js';
import { UsageError, readOptions, usage } from './lib/options.js';
import { createAthena } from './services/athena.js';
import { createGlue } from './services/glue.js';
import { createS3 } from './services/s3.js';
import { createSts } from './services/sts.js';

async function createServices(context) {
    context.catalogs = await createCatalogs(context);
    context.engine = await createEngine(context);
    return {
        athena: createAthena(context),
        glue: createGlue(context),
        sts: createSts(context),
        s3: createS3(context),
    };
}

async function main(args) {
    const options = readOptions(args);
    if (options.help) {
        process.stdout.write(usage());
        return;
    }
    const server = await startLocalAthena(options, createServices);
    let closing;
    const close = () => {
        closing ??= server.close().then(() => process.exit(0));
    };
    process.once('SIGTERM', close);
    process.once('SIGINT', close);
    if (options.untilStdinCloses) process.stdin.resume().once('end', close).once('error', close);
    process.stdout.write(`${JSON.stringify(server.description)}\n`);
}

main(process.argv.slice(2)).catch((error) => {
    const text = error instanceof UsageError ? `${error.message}\n\n${usage()}` : error.stack;
    process.stderr.write(`${text}\n`);
    process.exit(error instanceof UsageError ? 2 : 1);
});
