import { duckName } from '../catalog/duck-types.js';
import { columnInfoType } from '../catalog/hive-types.js';
import { checkOutput, checkTables } from './permissions.js';
import { explainFailure } from './query-failures.js';
import { LimitExceeded } from '../sql/query-error.js';
import { ensureRelations } from './relations.js';
import { storeResult } from './result-objects.js';
import { scopeOf } from './scopes.js';
import { parseQuery, translate } from '../sql/translate.js';

/** Runs SELECT and its like: the rows go to ID.csv. */
export async function runQuery(execution, context) {
    const { engine } = context;
    const session = await engine.open(execution.stopping.signal);
    try {
        const { sql, columns, bytes } = await planQuery(execution, context, session);
        execution.bytesScanned = bytes;
        if (bytes > execution.bytesCutoff)
            throw new LimitExceeded('Bytes scanned limit was exceeded');
        const path = engine.newPath('.csv');
        await session.writeCsv(sql, columns, path);
        return {
            path: await storeResult(execution, context, path),
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
 *     tables: import('../catalogs.js').Table[], bytes: number}>}
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
        columns: described.map((column, index) => {
            // What is declared counts only if * was understood: then it has as many columns.
            const isAligned = plan.columns?.length === described.length;
            return outputColumn(column, isAligned ? plan.columns[index] : {}, index);
        }),
        tables,
        bytes: tables.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
    };
}

function outputColumn({ name, type }, declared, index) {
    const label = (declared.name ?? name).toLowerCase();
    return {
        // Columns without a name are numbered over the whole row, whatever * before them stands for.
        label: /^_col\d+$/.test(label) ? `_col${index}` : label,
        type: isRepresentedBy(declared.type, type) ? declared.type : type,
    };
}

// A declared type is believed where it has DuckDB's representation.
function isRepresentedBy(declared, type) {
    if (!declared) return false;
    if (declared.name === 'unknown') return true;
    if (declared.name === 'decimal' && type.name === 'decimal')
        return declared.scale === type.scale;
    return duckName(declared) === duckName(type);
}

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
