import { duckName } from './duck-types.js';
import { columnInfoType } from './hive-types.js';
import { checkOutput, checkTables } from './permissions.js';
import { explainFailure } from './query-failures.js';
import { ensureRelations } from './relations.js';
import { storeResult } from './result-objects.js';
import { scopeOf } from './scopes.js';
import { parseQuery, translate } from './translate.js';

/** Runs SELECT and its like: the rows go to ID.csv. */
export async function runQuery(execution, context) {
    const { engine } = context;
    const session = await engine.open(execution.stopping.signal);
    try {
        const { sql, columns, bytes } = await planQuery(execution, context, session);
        execution.bytesScanned = bytes;
        const path = engine.newPath('.csv');
        await session.writeCsv(sql, columns, path);
        return {
            path: await storeResult(execution, context, path, 'csv'),
            format: 'csv',
            columns: columns.map(columnInfo),
            labelRow: false,
            reusable: true,
        };
    } catch (error) {
        throw explainFailure(error, execution.query);
    } finally {
        session.close();
    }
}

/**
 * Turns a query into DuckDB's, with its tables there to be read.
 *
 * @returns {Promise<{sql: string, columns: {label: string, type: object}[],
 *     tables: import('./catalogs.js').Table[], bytes: number}>}
 */
export async function planQuery({ query, input, request, output }, context, session) {
    const plan = translate(parseQuery(query), scopeOf(input, context));
    checkTables(plan.tables, request, context);
    checkOutput(output, request);
    const tables = await ensureRelations(plan.tables, context, session);
    checkTables(tables, request, context);
    const described = await session.describe(plan.sql);
    return {
        sql: plan.sql,
        columns: described.map(({ name, type }, index) => ({
            label: labelOf(name, index),
            type: declaredType(plan.columns, described, index) ?? type,
        })),
        tables,
        bytes: tables.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
    };
}

// A declared type is believed where it has DuckDB's representation.
function declaredType(columns, described, index) {
    if (columns?.length !== described.length) return null;
    const { type } = columns[index];
    if (type === null || type.name === 'unknown') return type;
    const duck = described[index].type;
    if (type.name === 'decimal' && duck.name === 'decimal') return type.scale === duck.scale ? type : null;
    return duckName(type) === duckName(duck) ? type : null;
}

// Columns without a name are numbered over the whole row, whatever * before them stands for.
const labelOf = (name, index) => (/^_col\d+$/.test(name) ? `_col${index}` : name.toLowerCase());

/** ColumnInfo structure of Athena's API. */
export function columnInfo({ label, type }) {
    return {
        CatalogName: 'hive',
        SchemaName: '',
        TableName: '',
        Name: label,
        Label: label,
        ...columnInfoType(type),
        Nullable: 'UNKNOWN',
        CaseSensitive: ['varchar', 'char', 'json'].includes(type.name),
    };
}
