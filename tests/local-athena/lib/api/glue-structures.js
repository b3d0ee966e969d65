import { trinoName } from '../catalog/hive-types.js';
import { storageFormat } from '../catalog/show-create.js';

/** @returns {object} Database structure of Glue's API */
export function describeDatabase(
    { name, description, locationUri, parameters, createTime },
    { accountId },
) {
    return {
        Name: name,
        Description: description,
        LocationUri: locationUri,
        Parameters: parameters,
        CreateTime: createTime / 1000,
        CatalogId: accountId,
    };
}

const describeColumn = ({ name, type, comment, parameters }) => ({
    Name: name,
    Type: type,
    Comment: comment,
    Parameters: parameters,
});

/** @returns {object} Table structure of Glue's API */
export function describeTable(table, { accountId }) {
    const { name, database, description, owner = 'hadoop', tableType, createTime } = table;
    return {
        Name: name,
        DatabaseName: database,
        Description: description,
        Owner: owner,
        CreateTime: createTime / 1000,
        UpdateTime: createTime / 1000,
        Retention: 0,
        StorageDescriptor: table.unreadable ? undefined : storageDescriptor(table),
        PartitionKeys: table.partitionKeys.map(describeColumn),
        ...(table.view ? viewTexts(table) : {}),
        TableType: tableType,
        Parameters: table.parameters,
        IsRegisteredWithLakeFormation: false,
        CatalogId: accountId,
        VersionId: '0',
    };
}

function storageDescriptor(table) {
    const common = {
        Columns: table.columns.map(describeColumn),
        Location: table.location ?? '',
        Compressed: false,
        NumberOfBuckets: table.view ? 0 : -1,
        SortColumns: [],
        StoredAsSubDirectories: false,
    };
    if (table.view) return { ...common, SerdeInfo: {} };
    const [serde, inputFormat, outputFormat] = storageFormat(table);
    return {
        ...common,
        InputFormat: inputFormat,
        OutputFormat: outputFormat,
        SerdeInfo: { SerializationLibrary: serde, Parameters: { 'serialization.format': '1' } },
        BucketColumns: [],
        Parameters: {},
    };
}

// Athena keeps a view's text and exact types in a comment that Hive ignores.
function viewTexts({ view, columns }) {
    const stored = {
        originalSql: view.sql,
        catalog: view.catalog.toLowerCase(),
        schema: view.database,
        columns: columns.map(({ name, trinoType }) => ({ name, type: trinoName(trinoType) })),
        properties: {},
        runAsInvoker: false,
    };
    const text = Buffer.from(JSON.stringify(stored)).toString('base64');
    return {
        ViewOriginalText: `/* Presto View: ${text} */`,
        ViewExpandedText: '/* Presto View */',
    };
}
