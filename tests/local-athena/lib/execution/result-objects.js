import { writeFile } from 'node:fs/promises';

/**
 * Puts a statement's file where its results belong: at the output location, or with managed
 * results into the service's own keeping.
 *
 * @param {object} execution
 * @param {object} context
 * @param {string} path finished file; it is moved away
 * @returns {Promise<string|null>} where the file is now if managed; else null: ask the store
 */
export async function storeResult({ output }, { store }, path) {
    if (output.managed) return path;
    const contentType = output.key.endsWith('.csv') ? 'text/csv' : 'text/plain';
    await store.putFile(output.bucket, output.key, path, { contentType });
    return null;
}

/** The same for rows that are lines of text. */
export async function storeText(execution, context, lines) {
    const path = context.engine.newPath('.txt');
    await writeFile(path, lines.map((line) => `${line}\n`).join(''));
    return storeResult(execution, context, path);
}
