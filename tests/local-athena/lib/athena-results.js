import { ServiceError } from './errors.js';
import { readPage } from './result-pages.js';
import { isHive } from './statements.js';

const MAX_ROWS = 1000;

/**
 * One page of an execution's rows: GetQueryResults.
 *
 * @param {object} execution
 * @param {{NextToken?: string, MaxResults?: number}} input
 * @param {object} context
 */
export async function resultPage(execution, { NextToken, MaxResults = MAX_ROWS }, { store }) {
    const result = resultOf(execution);
    const metadata = result.columns && { ColumnInfo: result.columns };
    const path = result.path ?? store.head(execution.output.bucket, execution.output.key)?.path;
    if (!path) {
        return { UpdateCount: result.updateCount, ResultSet: { Rows: [], ResultSetMetadata: metadata } };
    }
    const offset = NextToken === undefined ? 0 : offsetOf(NextToken, execution);
    const labels = offset === 0 && NextToken === undefined && result.labelRow
        ? [result.columns.map(({ Label }) => Label)] : [];
    const page = await readPage(path, {
        format: result.format, offset, maxRows: MaxResults - labels.length,
    });
    const rows = [...labels, ...page.rows];
    return {
        UpdateCount: result.updateCount ?? 0,
        ResultSet: { Rows: rows.map(rowOf), ResultSetMetadata: metadata },
        // The service does not look ahead: a full page may be the last one.
        NextToken: rows.length === MaxResults ? tokenOf(execution, page.offset) : undefined,
    };
}

function resultOf({ state, kind, result }) {
    if (state === 'SUCCEEDED') return result;
    // A Hive statement that failed has a result without rows or columns.
    if (state === 'FAILED' && isHive(kind)) return { path: null, columns: null, updateCount: 0 };
    const text = state === 'QUEUED' || state === 'RUNNING'
        ? `Query has not yet finished. Current state: ${state}`
        : `Query did not finish successfully. Final query state: ${state}`;
    throw new ServiceError('InvalidRequestException', text,
        { fields: { AthenaErrorCode: 'INVALID_QUERY_STATE' } });
}

const rowOf = (fields) => ({
    Data: fields.map((field) => (field === null ? {} : { VarCharValue: field })),
});

const tokenOf = ({ id }, offset) => Buffer.from(`${id} ${offset}`).toString('base64url');

function offsetOf(token, { id }) {
    const [owner, offset] = Buffer.from(token, 'base64url').toString('utf8').split(' ');
    if (owner === id && /^\d+$/.test(offset)) return Number(offset);
    throw new ServiceError('InvalidRequestException', 'Invalid NextToken');
}
