import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { visibleColumns } from './catalogs.js';
import { duckName } from './catalog/duck-types.js';
import { parseType } from './catalog/hive-types.js';
import { Session } from './session.js';
import { MACRO_FILES } from './sql/functions.js';
import { quoteName } from './sql/lexer.js';

/** 7 / 2 is 3, clocks show UTC, and failures can be taken apart: lib/execution/query-failures.js. */
const SETTINGS = `
    SET GLOBAL integer_division = true;
    SET GLOBAL TimeZone = 'UTC';
    SET GLOBAL errors_as_json = true;
`;

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
    await maintenance.run(SETTINGS);
    for (const file of MACRO_FILES) await maintenance.run(await readFile(file, 'utf8'));

    let files = 0;
    /** Promise of each table that DuckDB knows or is about to. */
    const known = new WeakMap();
    const attached = new Map();
    const sessions = new Set();

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
        const columns = visibleColumns(table).map(({ name, type }) => ({
            name: quoteName(name),
            type: duckName(parseType(type)),
        }));
        if (source === null) {
            const list = columns.map(({ name, type }) => `${name} ${type}`);
            await maintenance.run(`CREATE TABLE ${fullName(table)} (${list.join(', ')})`);
            return;
        }
        const names = columns.map(({ name }) => name).join(', ');
        const list = columns.map(({ name, type }) => `CAST(${name} AS ${type}) AS ${name}`);
        await maintenance.run(
            `CREATE ${computed || view ? 'VIEW' : 'TABLE'} ${fullName(table)} AS` +
                ` SELECT ${list.join(', ')} FROM (${source}) AS source(${names})`,
        );
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
            const session = new Session(connection, {
                signal,
                newPath: engine.newPath,
                onClose: () => sessions.delete(session),
            });
            sessions.add(session);
            return session;
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

        /** Ends what still runs, and DuckDB. */
        close() {
            for (const { connection } of sessions) connection.interrupt();
            maintenance.closeSync();
            instance.closeSync();
        },
    };
    return engine;
}

/** Name of a table's relation in DuckDB. */
export const fullName = ({ catalog, database, name }) =>
    [catalog.toLowerCase(), database, name].map(quoteName).join('.');
