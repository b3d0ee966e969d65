import { ServiceError } from '../errors.js';
import { readPage } from '../execution/result-pages.js';
import { isHive } from '../sql/statements.js';

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
    if (!result.format) {
        return {
            UpdateCount: result.updateCount,
            ResultSet: { Rows: [], ResultSetMetadata: metadata },
        };
    }
    const path = result.path ?? objectOf(execution, store);
    const offset = NextToken === undefined ? 0 : offsetOf(NextToken, execution);
    const labels =
        offset === 0 && NextToken === undefined && result.labelRow
            ? [result.columns.map(({ Label }) => Label)]
            : [];
    const page = await readPage(path, {
        format: result.format,
        offset,
        maxRows: MaxResults - labels.length,
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
    if (state === 'FAILED' && isHive(kind)) return { format: null, columns: null, updateCount: 0 };
    const text =
        state === 'QUEUED' || state === 'RUNNING'
            ? `Query has not yet finished. Current state: ${state}`
            : `Query did not finish successfully. Final query state: ${state}`;
    throw new ServiceError('InvalidRequestException', text, {
        fields: { AthenaErrorCode: 'INVALID_QUERY_STATE' },
    });
}

function objectOf({ output: { bucket, key } }, store) {
    const found = store.head(bucket, key);
    if (found) return found.path;
    throw new ServiceError(
        'InvalidRequestException',
        `Could not find results at s3://${bucket}/${key}`,
        { fields: { AthenaErrorCode: 'RESULTS_NOT_FOUND' } },
    );
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
