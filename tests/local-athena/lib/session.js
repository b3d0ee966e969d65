import { rm, writeFile } from 'node:fs/promises';
import { duckName, typeOfDuck } from './catalog/duck-types.js';
import { parseType } from './catalog/hive-types.js';
import { temporaryName } from './catalog/information-schema.js';
import { quoteName, quoteText } from './sql/lexer.js';
import { fieldExpression } from './sql/render.js';

const quoteCsv = (text) => `"${text.replaceAll('"', '""')}"`;

/** One statement's connection to DuckDB. */
export class Session {
    /**
     * @param {import('@duckdb/node-api').DuckDBConnection} connection owned from now on
     * @param {object} owner
     * @param {AbortSignal} [owner.signal] interrupts what runs
     * @param {(suffix: string) => string} owner.newPath path of a file that does not exist yet
     * @param {() => void} owner.onClose
     */
    constructor(connection, { signal, newPath, onClose }) {
        this.connection = connection;
        this.signal = signal;
        this.newPath = newPath;
        this.onClose = onClose;
    }

    // An interrupt that comes before DuckDB has begun is lost: it is repeated until heard.
    async interruptible(work) {
        this.signal?.throwIfAborted();
        let timer;
        const interrupt = () => {
            this.connection.interrupt();
            timer = setTimeout(interrupt, 20);
        };
        this.signal?.addEventListener('abort', interrupt);
        try {
            return await work();
        } finally {
            this.signal?.removeEventListener('abort', interrupt);
            clearTimeout(timer);
        }
    }

    /**
     * Names and types of a query's columns, without running it.
     *
     * @param {string} sql DuckDB's
     * @returns {Promise<{name: string, type: import('./catalog/hive-types.js').Type}[]>}
     */
    async describe(sql) {
        const prepared = await this.connection.prepare(sql);
        try {
            return Array.from({ length: prepared.columnCount }, (_, index) => ({
                name: prepared.columnName(index),
                type: typeOfDuck(prepared.columnType(index)),
            }));
        } finally {
            prepared.destroySync();
        }
    }

    /**
     * Writes a query's rows to a file as Athena's CSV, without holding them in memory.
     *
     * @param {string} sql DuckDB's
     * @param {{label: string, type: import('./catalog/hive-types.js').Type}[]} columns
     * @param {string} path
     */
    async writeCsv(sql, columns, path) {
        const names = columns.map((_, index) => `c${index}`);
        const fields = columns.map(({ type }, index) => fieldExpression(type, `q.${names[index]}`));
        // DuckDB's own header would make labels that repeat differ.
        const header = `${columns.map(({ label }) => quoteCsv(label)).join(',')}\n`;
        const rows = await this.execute(
            `COPY (SELECT ${fields.join(', ')} FROM (${sql}) AS q(${names.join(', ')}))` +
                ` TO ${quoteText(path)} (FORMAT csv, HEADER false, FORCE_QUOTE *, NULLSTR '',` +
                ` PREFIX ${quoteText(header)}, SUFFIX '\n')`,
        );
        // The suffix ends the last row: without rows it would be one.
        if (rows === 0) await writeFile(path, header);
    }

    /** Gives this session alone a table whose rows JavaScript makes. */
    async keepRows(table) {
        const path = this.newPath('.json');
        await writeFile(path, jsonLines(table));
        const columns = table.columns.map(
            ({ name, type }) => `${quoteText(name)}: ${quoteText(duckName(parseType(type)))}`,
        );
        await this.connection.run(
            `CREATE OR REPLACE TEMP TABLE ${quoteName(temporaryName(table))}` +
                ` AS SELECT * FROM read_json(${quoteText(path)}, format = 'newline_delimited',` +
                ` columns = {${columns.join(', ')}})`,
        );
        await rm(path);
    }

    /** Runs a statement and returns the number of rows that it wrote or changed. */
    execute(sql) {
        return this.interruptible(async () => (await this.connection.run(sql)).rowsChanged);
    }

    /** Rows of a small result, as arrays of JavaScript values. */
    rows(sql) {
        return this.interruptible(async () =>
            (await this.connection.runAndReadAll(sql)).getRowsJS(),
        );
    }

    close() {
        this.onClose();
        this.connection.closeSync();
    }
}

function* jsonLines({ columns, rows }) {
    const names = columns.map(({ name }) => name);
    for (const row of rows()) {
        yield `${JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at]])))}\n`;
    }
}
