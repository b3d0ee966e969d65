import { parseArgs } from 'node:util';

/** The command line was wrong; the message says what. */
export class UsageError extends Error {}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

const wholeNumber = (least) => (text, flag) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
        throw new UsageError(`${flag} must be a whole number from ${least}, not '${text}'`);
    }
    return value;
};

const regionName = (text, flag) => {
    if (!REGION.test(text)) throw new UsageError(`${flag} must be a region, not '${text}'`);
    return text;
};

/** The options of server.js: flag, property, how its value is read, default, help. */
const OPTIONS = [
    { flag: 'port', property: 'port', value: 'N', read: wholeNumber(0), unset: 0,
      help: 'listen on this port of 127.0.0.1 (default: a free one)' },
    { flag: 'region', property: 'region', value: 'R', read: regionName, unset: 'us-east-1',
      help: 'the region that the services are in (default: us-east-1)' },
    { flag: 'rows', property: 'rows', value: 'N', read: wholeNumber(0),
      help: 'add the table load.rows with N generated rows' },
    { flag: 'queue-ms', property: 'queueMs', value: 'N', read: wholeNumber(0),
      help: 'keep each execution QUEUED for N milliseconds' },
    { flag: 'run-ms', property: 'runMs', value: 'N', read: wholeNumber(0),
      help: 'keep each execution RUNNING for at least N milliseconds' },
    { flag: 'policy', property: 'policy', value: 'FILE', read: (text) => text,
      help: 'IAM policy of the user and the roles (default: policies/athena-access.json)' },
    { flag: 'session-seconds', property: 'sessionSeconds', value: 'N', read: wholeNumber(1),
      help: 'end sessions of roles after N seconds, whatever was asked for' },
    { flag: 'no-sample-data', property: 'sampleData', unset: true, set: false,
      help: 'start with empty catalogs' },
    { flag: 'until-stdin-closes', property: 'untilStdinCloses', unset: false, set: true,
      help: 'exit when standard input reaches its end' },
    { flag: 'help', property: 'help', unset: false, set: true, help: 'show this text' },
];

/**
 * Reads the command line.
 * @param {string[]} args without node and the script
 * @returns {Record<string, unknown>} by the `property` names above; undefined where not given
 * @throws {UsageError}
 */
export function readOptions(args) {
    const given = parse(args);
    return Object.fromEntries(OPTIONS.map((option) => [option.property, valueOf(option, given)]));
}

function parse(args) {
    const types = OPTIONS.map(({ flag, value }) => [flag, { type: value ? 'string' : 'boolean' }]);
    try {
        return parseArgs({ args, options: Object.fromEntries(types) }).values;
    } catch (error) {
        throw new UsageError(error.message);
    }
}

function valueOf({ flag, read, set, unset }, given) {
    if (given[flag] === undefined) return unset;
    return read ? read(given[flag], `--${flag}`) : set;
}

/** @returns {string} what --help prints */
export function usage() {
    const rows = OPTIONS.map(({ flag, value, help }) => {
        const form = value ? `--${flag} ${value}` : `--${flag}`;
        return `  ${form.padEnd(24)}${help}`;
    });
    return `Usage: node server.js [options]

Serves Athena, Glue, STS and S3 on one port of 127.0.0.1 and, when it is ready, prints
one line of JSON: the URL, the credentials and the names to connect with.

${rows.join('\n')}
`;
}
