import { visibleColumns } from '../catalogs.js';
import { parseType, trinoName } from './hive-types.js';

/** Name of the database that every catalog has for looking at itself. */
export const INFORMATION_SCHEMA = 'information_schema';

/** Name by which a session's DuckDB connection knows such a table. */
export const temporaryName = ({ catalog, database, name }) =>
    `${catalog}.${database}.${name}`.toLowerCase();

/** The tables of information_schema: columns [name, type], and rows made from a catalog. */
const TABLES = {
    schemata: {
        columns: [
            ['catalog_name', 'varchar'],
            ['schema_name', 'varchar'],
        ],
        *rows(databases) {
            for (const { catalog, name } of databases) yield [catalog, name];
        },
    },
    tables: {
        columns: [
            ['table_catalog', 'varchar'],
            ['table_schema', 'varchar'],
            ['table_name', 'varchar'],
            ['table_type', 'varchar'],
        ],
        *rows(databases) {
            for (const table of tablesOf(databases)) {
                yield [...fullName(table), table.view ? 'VIEW' : 'BASE TABLE'];
            }
        },
    },
    columns: {
        columns: [
            ['table_catalog', 'varchar'],
            ['table_schema', 'varchar'],
            ['table_name', 'varchar'],
            ['column_name', 'varchar'],
            ['ordinal_position', 'bigint'],
            ['column_default', 'varchar'],
            ['is_nullable', 'varchar'],
            ['data_type', 'varchar'],
            ['comment', 'varchar'],
            ['extra_info', 'varchar'],
        ],
        *rows(databases) {
            for (const table of tablesOf(databases)) yield* columnRows(table);
        },
    },
    views: {
        columns: [
            ['table_catalog', 'varchar'],
            ['table_schema', 'varchar'],
            ['table_name', 'varchar'],
            ['view_definition', 'varchar'],
        ],
        *rows(databases) {
            for (const table of tablesOf(databases)) {
                if (table.view) yield [...fullName(table), table.view.sql];
            }
        },
    },
};

const tablesOf = (databases) => databases.flatMap(({ tables }) => [...tables.values()]);

const fullName = ({ catalog, database, name }) => [catalog, database, name];

function* columnRows(table) {
    for (const [index, { name, type, comment }] of visibleColumns(table).entries()) {
        const extra = table.partitionKeys.some((key) => key.name === name) ? 'partition key' : null;
        yield [
            ...fullName(table),
            name,
            index + 1,
            null,
            'YES',
            trinoName(parseType(type)),
            comment ?? null,
            extra,
        ];
    }
}

/**
 * @param {import('../catalogs.js').Catalogs} catalogs
 * @param {string} catalog name of one that exists
 * @param {string} name
 * @returns {import('../catalogs.js').Table|undefined} a table with a `rows` function instead of a
 *     source; undefined if information_schema has none of that name
 */
export function informationTable(catalogs, catalog, name) {
    const definition = TABLES[name.toLowerCase()];
    if (!definition) return undefined;
    return {
        catalog: catalogs.catalog(catalog).name,
        database: INFORMATION_SCHEMA,
        name: name.toLowerCase(),
        tableType: 'EXTERNAL_TABLE',
        columns: definition.columns.map(([column, type]) => ({ name: column, type })),
        partitionKeys: [],
        parameters: {},
        rows: () => definition.rows(catalogs.databases(catalog)),
    };
}
