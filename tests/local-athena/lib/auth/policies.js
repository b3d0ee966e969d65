import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PolicyError, checkPolicy } from './iam.js';

const FOLDER = new URL('../../policies/', import.meta.url);

/**
 * Reads one of the policy documents in policies/ and fills in its `<PLACEHOLDERS>`.
 * @param {string} name file name without `.json`
 * @param {Record<string, string>} values by placeholder, e.g. `{'ACCOUNT-ID': '111122223333'}`
 * @returns {object} the policy document
 */
export function builtInPolicy(name, values = {}) {
    return readPolicy(fileURLToPath(new URL(`${name}.json`, FOLDER)), values);
}

/**
 * Reads a policy document from a file, fills in its placeholders and checks its form.
 * @throws {PolicyError} naming the file and what is wrong in it
 */
export function readPolicy(path, values = {}) {
    const text = readFileSync(path, 'utf8').replace(/<([A-Z-]+)>/g, (whole, placeholder) => {
        return values[placeholder] ?? whole;
    });
    try {
        return checkPolicy(JSON.parse(text));
    } catch (error) {
        throw new PolicyError(`${path}: ${error.message}`);
    }
}
