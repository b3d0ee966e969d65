import { federatedCatalog } from './catalog/federated-data.js';
import { loadDatabase } from './catalog/load-table.js';
import { DATA_BUCKET, GLUE_CATALOG } from './catalog/names.js';
import { sampleDatabase } from './catalog/sample-data.js';
import { showcaseDatabases } from './catalog/showcase-data.js';

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {string} type as the catalog spells it: Hive's way in Glue, Trino's way elsewhere
 * @property {string} [comment]
 * @property {Record<string, string>} [parameters] of Glue, e.g. `iceberg.field.current`
 */

/**
 * @typedef {object} Table
 * @property {string} catalog
 * @property {string} database
 * @property {string} name
 * @property {'EXTERNAL_TABLE'|'VIRTUAL_VIEW'} tableType
 * @property {Column[]} columns
 * @property {Column[]} partitionKeys of Hive tables; their values are the last columns of a row
 * @property {Record<string, string>} parameters
 * @property {string} [description]
 * @property {string} [owner]
 * @property {string} [location] `s3://bucket/prefix/`
 * @property {{sql: string, catalog: string, database: string}} [view] what a view stands for
 * @property {string|null} source DuckDB's SQL that yields the rows, columns then partition keys;
 *     null: the rows are in DuckDB already
 * @property {boolean} [computed] the rows follow from a formula and need not be kept
 * @property {number} [bytes] what a full scan reads
 * @property {number} createTime milliseconds since the epoch
 */

/**
 * @typedef {object} Database
 * @property {string} catalog
 * @property {string} name
 * @property {string} [description]
 * @property {string} [locationUri]
 * @property {Record<string, string>} parameters
 * @property {number} createTime milliseconds since the epoch
 * @property {Map<string, Table>} tables by name in lower case
 */

/**
 * @typedef {object} Catalog
 * @property {string} name
 * @property {'GLUE'|'LAMBDA'|'HIVE'} type
 * @property {string} description
 * @property {Record<string, string>} parameters
 * @property {Map<string, Database>} databases by name in lower case
 */

/**
 * Catalogs, databases and tables: only what they are called and made of. The rows are DuckDB's
 * business (lib/engine.js).
 *
 * @param {object} context
 * @returns {Promise<Catalogs>}
 */
export async function createCatalogs({ clock, options, store, region, accountId }) {
    store.createBucket(DATA_BUCKET, { region });
    const catalogs = new Catalogs({ clock });
    catalogs.addCatalog({
        name: GLUE_CATALOG,
        type: 'GLUE',
        parameters: { 'catalog-id': accountId },
    });
    catalogs.addDatabase(GLUE_CATALOG, { name: 'default', description: 'Default Hive database' });
    const { databases, ...federated } = federatedCatalog({ accountId, region });
    catalogs.addCatalog(federated);
    if (options.sampleData !== false) {
        for (const database of [sampleDatabase(), ...showcaseDatabases()]) {
            catalogs.addDatabase(GLUE_CATALOG, database);
        }
        for (const database of databases) catalogs.addDatabase(federated.name, database);
    }
    if (options.rows !== undefined) {
        catalogs.addDatabase(GLUE_CATALOG, loadDatabase({ rows: options.rows }));
    }
    return catalogs;
}

const key = (name) => name.toLowerCase();

const byName = (map) => [...map.values()].sort((a, b) => (key(a.name) < key(b.name) ? -1 : 1));

/** All lookups ignore letter case, as Athena does. */
export class Catalogs {
    constructor({ clock }) {
        this.clock = clock;
        /** @type {Map<string, Catalog>} */
        this.byKey = new Map();
    }

    addCatalog({ name, type, description = '', parameters = {} }) {
        const catalog = { name, type, description, parameters, databases: new Map() };
        this.byKey.set(key(name), catalog);
        return catalog;
    }

    /** @returns {Catalog[]} by name */
    list() {
        return byName(this.byKey);
    }

    /** @returns {Catalog|undefined} */
    catalog(name) {
        return this.byKey.get(key(name));
    }

    /** @returns {Database[]} by name; empty if the catalog does not exist */
    databases(catalog) {
        return byName(this.catalog(catalog)?.databases ?? new Map());
    }

    /** @returns {Database|undefined} */
    database(catalog, name) {
        return this.catalog(catalog)?.databases.get(key(name));
    }

    /** @returns {Table[]} by name; empty if the database does not exist */
    tables(catalog, database) {
        return byName(this.database(catalog, database)?.tables ?? new Map());
    }

    /** @returns {Table|undefined} */
    table(catalog, database, name) {
        return this.database(catalog, database)?.tables.get(key(name));
    }

    /** Adds a database with its tables. */
    addDatabase(catalogName, { name, description, locationUri, parameters = {}, tables = [] }) {
        const catalog = this.catalog(catalogName);
        const database = {
            catalog: catalog.name,
            name,
            description,
            locationUri,
            parameters,
            createTime: this.clock(),
            tables: new Map(),
        };
        catalog.databases.set(key(name), database);
        for (const table of tables) this.addTable(catalogName, name, table);
        return database;
    }

    dropDatabase(catalog, name) {
        this.catalog(catalog).databases.delete(key(name));
    }

    /** Adds a table or replaces the one of that name. */
    addTable(catalogName, databaseName, definition) {
        const database = this.database(catalogName, databaseName);
        const table = {
            tableType: 'EXTERNAL_TABLE',
            partitionKeys: [],
            parameters: {},
            source: null,
            createTime: this.clock(),
            ...definition,
            catalog: database.catalog,
            database: database.name,
        };
        database.tables.set(key(table.name), table);
        return table;
    }

    dropTable({ catalog, database, name }) {
        this.database(catalog, database).tables.delete(key(name));
    }
}

/** Columns that a query sees, in their order: those not dropped, then the partition keys. */
export function visibleColumns({ columns, partitionKeys }) {
    const current = columns.filter(
        ({ parameters }) => parameters?.['iceberg.field.current'] !== 'false',
    );
    return [...current, ...partitionKeys];
}

export const isIceberg = ({ parameters }) => parameters.table_type?.toUpperCase() === 'ICEBERG';
