import { denial } from '../denials.js';
import { GLUE_CATALOG } from '../catalog/names.js';
import { QueryError } from '../sql/query-error.js';

/**
 * What a statement needs beside athena:StartQueryExecution. Athena uses the identity that started
 * it for the catalog, for the data and for the results.
 */

/** @throws {QueryError} unless every table's description and data may be read */
export function checkTables(tables, request, context) {
    for (const table of tables) {
        if (table.catalog === GLUE_CATALOG) checkGlue('glue:GetTable', table, request, context);
        if (table.location) checkData(table.location, request);
    }
}

/**
 * @param {string} action e.g. `glue:GetTable`
 * @param {{database?: string, name?: string}} names what it is about; without a name, a database
 * @throws {QueryError} unless the action on the catalog's resources is allowed
 */
export function checkGlue(action, { database, name }, request, { region, accountId }) {
    const arn = (rest) => `arn:aws:glue:${region}:${accountId}:${rest}`;
    const resources = [arn('catalog')];
    if (database) resources.push(arn(`database/${database}`));
    if (name) resources.push(arn(`table/${database}/${name}`));
    for (const resource of resources) {
        const { allowed, reason } = request.authorize(action, resource);
        if (!allowed) throw catalogDenied({ action, resource, reason }, request);
    }
}

function catalogDenied(denied, { identity, id }) {
    const { message } = denial('glue', { identity, ...denied });
    return new QueryError(
        'PERMISSION_DENIED',
        'Insufficient permissions to execute the query. ' +
            `${message} (Service: AmazonDataCatalog; Status Code: 400; ` +
            `Error Code: AccessDeniedException; Request ID: ${id}; Proxy: null)`,
    );
}

function checkData(location, { authorize }) {
    const [, bucket, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(location);
    const allowed =
        authorize('s3:ListBucket', `arn:aws:s3:::${bucket}`).allowed &&
        authorize('s3:GetObject', `arn:aws:s3:::${bucket}/${prefix}*`).allowed;
    if (!allowed)
        throw new QueryError('S3_PERMISSION_DENIED', `Permission denied on S3 path: ${location}`);
}

/** @throws {QueryError} unless the results may be written */
export function checkOutput({ managed, bucket, key }, { authorize }) {
    if (managed || authorize('s3:PutObject', `arn:aws:s3:::${bucket}/${key}`).allowed) return;
    throw new QueryError(
        'S3_PERMISSION_DENIED',
        `Access denied when writing output to url: s3://${bucket}/${key} . ` +
            'Please ensure you are allowed to access the S3 bucket. If you specified an ' +
            'ExpectedBucketOwner, please ensure it is the owner of the bucket.',
    );
}
