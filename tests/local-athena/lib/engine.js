import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { visibleColumns } from './catalogs.js';
import { duckName, typeOfDuck } from './duck-types.js';
import { MACRO_FILES } from './functions.js';
import { parseType } from './hive-types.js';
import { temporaryName } from './information-schema.js';
import { quoteName, quoteText } from './lexer.js';
import { fieldExpression } from './render.js';

/**
 * DuckDB, which does the work of Athena's query engine. Each catalog of Athena is a DuckDB
 * database of its own; tables come to life when a query first asks for them, so that starting up
 * costs nothing.
 *
 * @param {object} context
 * @param {string} context.directory folder for temporary files, owned by the caller
 */
export async function createEngine({ directory }) {
    const scratch = join(directory, 'engine');
    await mkdir(scratch, { recursive: true });
    const instance = await DuckDBInstance.create(':memory:', {
        threads: '2',
        memory_limit: '4GB',
        temp_directory: join(scratch, 'spill'),
    });
    const maintenance = await instance.connect();
    for (const file of MACRO_FILES) await maintenance.run(await readFile(file, 'utf8'));

    let files = 0;
    /** Promise of each table that DuckDB knows or is about to. */
    const known = new WeakMap();
    const attached = new Map();

    function attach(catalog) {
        const name = catalog.toLowerCase();
        if (!attached.has(name)) {
            attached.set(name, maintenance.run(`ATTACH ':memory:' AS ${quoteName(name)}`));
        }
        return attached.get(name);
    }

    // Rows that follow from a formula or from a view's text are computed as they are read; others
    // are kept. Either way in the types that the catalog tells.
    async function define(table, source) {
        const { catalog, database, computed, view } = table;
        await engine.prepareDatabase({ catalog, name: database });
        const columns = visibleColumns(table).map(({ name, type }) =>
            ({ name: quoteName(name), type: duckName(parseType(type)) }));
        if (source === null) {
            const list = columns.map(({ name, type }) => `${name} ${type}`);
            await maintenance.run(`CREATE TABLE ${fullName(table)} (${list.join(', ')})`);
            return;
        }
        const names = columns.map(({ name }) => name).join(', ');
        const list = columns.map(({ name, type }) => `CAST(${name} AS ${type}) AS ${name}`);
        await maintenance.run(`CREATE ${computed || view ? 'VIEW' : 'TABLE'} ${fullName(table)} AS`
            + ` SELECT ${list.join(', ')} FROM (${source}) AS source(${names})`);
    }

    const engine = {
        /** Runs statements of the engine's own, one after the other, outside any session. */
        run: (sql) => maintenance.run(sql),

        /** @returns {string} path of a file that does not exist yet */
        newPath: (suffix) => join(scratch, `${(files += 1)}${suffix}`),

        /**
         * @param {AbortSignal} [signal] interrupts what the session runs
         * @returns {Promise<Session>} the caller closes it
         */
        async open(signal) {
            const connection = await instance.connect();
            await connection.run(
                "SET TimeZone = 'UTC'; SET integer_division = true; SET errors_as_json = true",
            );
            return new Session(connection, { signal, newPath: engine.newPath });
        },

        /**
         * Makes a table known to DuckDB under its full name, unless it is already.
         *
         * @param {import('./catalogs.js').Table} table
         * @param {string|null} [source] SQL that yields the rows, unless the table tells it
         */
        async ensure(table, source = table.source) {
            if (!known.has(table)) known.set(table, define(table, source));
            try {
                await known.get(table);
            } catch (error) {
                known.delete(table);
                throw error;
            }
        },

        /** Makes DuckDB forget a table and its rows. */
        async forget(table) {
            if (!known.has(table)) return;
            await known.get(table);
            known.delete(table);
            const kind = table.computed || table.view ? 'VIEW' : 'TABLE';
            await maintenance.run(`DROP ${kind} IF EXISTS ${fullName(table)}`);
        },

        /** Says that DuckDB has a table's rows already, made by a session. */
        adopt(table) {
            known.set(table, Promise.resolve());
        },

        /** Makes room in DuckDB for tables of a database. */
        async prepareDatabase({ catalog, name }) {
            await attach(catalog);
            const schema = `${quoteName(catalog.toLowerCase())}.${quoteName(name)}`;
            await maintenance.run(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
        },

        close() {
            maintenance.closeSync();
            instance.closeSync();
        },
    };
    return engine;
}

function* jsonLines({ columns, rows }) {
    const names = columns.map(({ name }) => name);
    for (const row of rows()) {
        yield `${JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at]])))}\n`;
    }
}

/** Name of a table's relation in DuckDB. */
export const fullName = ({ catalog, database, name }) =>
    [catalog.toLowerCase(), database, name].map(quoteName).join('.');

/** One query's connection to DuckDB. */
class Session {
    constructor(connection, { signal, newPath }) {
        this.connection = connection;
        this.signal = signal;
        this.newPath = newPath;
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
     * @returns {Promise<{name: string, type: import('./hive-types.js').Type}[]>}
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
     * @param {{label: string, type: import('./hive-types.js').Type}[]} columns
     * @param {string} path
     * @returns {Promise<number>} number of rows
     */
    async writeCsv(sql, columns, path) {
        // Labels may repeat, so the columns go by number.
        const names = columns.map((_, index) => `c${index}`);
        const fields = columns.map(({ label, type }, index) =>
            `${fieldExpression(type, `q.${names[index]}`)} AS ${quoteName(label)}`);
        return this.execute(
            `COPY (SELECT ${fields.join(', ')} FROM (${sql}) AS q(${names.join(', ')}))`
            + ` TO ${quoteText(path)} (FORMAT csv, HEADER true, FORCE_QUOTE *, NULLSTR '')`,
        );
    }

    /** Gives this session alone a table whose rows JavaScript makes. */
    async keepRows(table) {
        const path = this.newPath('.json');
        await writeFile(path, jsonLines(table));
        const columns = table.columns.map(({ name, type }) =>
            `${quoteText(name)}: ${quoteText(duckName(parseType(type)))}`);
        await this.connection.run(`CREATE OR REPLACE TEMP TABLE ${quoteName(temporaryName(table))}`
            + ` AS SELECT * FROM read_json(${quoteText(path)}, format = 'newline_delimited',`
            + ` columns = {${columns.join(', ')}})`);
        await rm(path);
    }

    /** Runs a statement and returns the number of rows that it wrote or changed. */
    execute(sql) {
        return this.interruptible(async () => (await this.connection.run(sql)).rowsChanged);
    }

    /** Rows of a small result, as arrays of JavaScript values. */
    rows(sql) {
        return this.interruptible(async () =>
            (await this.connection.runAndReadAll(sql)).getRowsJS());
    }

    close() {
        this.connection.closeSync();
    }
}
