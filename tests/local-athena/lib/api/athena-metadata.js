import { ServiceError } from '../errors.js';
import { GLUE_CATALOG } from '../catalog/names.js';
import { nameFilter, pageOf } from './pages.js';
import { storageFormat } from '../catalog/show-create.js';

const PAGE = 50;

const invalid = (text) =>
    new ServiceError('InvalidRequestException', text, {
        fields: { AthenaErrorCode: 'INVALID_INPUT' },
    });
const invalidToken = () => invalid('Invalid NextToken');
const notFound = (text) => new ServiceError('MetadataException', text);

/**
 * Athena's operations on catalogs, databases, tables and workgroups.
 *
 * @param {object} context with `workgroups`
 */
export function metadataOperations({ catalogs, workgroups, ...context }) {
    const catalogArn = ({ CatalogName, Name }) =>
        `datacatalog/${(CatalogName ?? Name ?? '').toLowerCase()}`;

    const findCatalog = (name) => {
        const found = catalogs.catalog(name);
        if (!found) throw invalid(`Data catalog ${name} was not found`);
        return found;
    };
    const findDatabase = ({ CatalogName, DatabaseName }) => {
        findCatalog(CatalogName);
        const found = catalogs.database(CatalogName, DatabaseName);
        if (!found) throw notFound(`Database ${DatabaseName} not found.`);
        return found;
    };
    // Athena asks Glue in the caller's name.
    const checkGlue = (request, action, { CatalogName }, ...names) => {
        if (CatalogName.toLowerCase() !== GLUE_CATALOG.toLowerCase()) return;
        const arn = (rest) => `arn:aws:glue:${context.region}:${context.accountId}:${rest}`;
        const denied = [arn('catalog'), ...names.map(arn)]
            .map((resource) => ({ resource, ...request.authorize(action, resource) }))
            .find(({ allowed }) => !allowed);
        if (!denied) return;
        throw notFound(
            `User: ${request.identity.arn} is not authorized to perform: ${action} on ` +
                `resource: ${denied.resource} ${denied.reason} (Service: AmazonDataCatalog; ` +
                `Status Code: 400; Error Code: AccessDeniedException; Request ID: ${request.id})`,
        );
    };

    return {
        ListWorkGroups: {
            resource: () => '*',
            handle: (input) => {
                const { page, NextToken } = pageOf(
                    [...workgroups.values()],
                    input,
                    PAGE,
                    invalidToken,
                );
                return { WorkGroups: page.map(workgroupSummary), NextToken };
            },
        },
        GetWorkGroup: {
            resource: ({ WorkGroup }) => `workgroup/${WorkGroup}`,
            handle: ({ WorkGroup }) => {
                const found = workgroups.get(WorkGroup);
                if (!found) throw invalid(`WorkGroup ${WorkGroup} is not found.`);
                return { WorkGroup: found };
            },
        },
        ListDataCatalogs: {
            resource: () => '*',
            handle: (input) => {
                const { page, NextToken } = pageOf(catalogs.list(), input, PAGE, invalidToken);
                return {
                    DataCatalogsSummary: page.map(({ name, type }) => ({
                        CatalogName: name,
                        Type: type,
                    })),
                    NextToken,
                };
            },
        },
        GetDataCatalog: {
            resource: catalogArn,
            handle: ({ Name }) => ({ DataCatalog: describeCatalog(findCatalog(Name)) }),
        },
        ListDatabases: {
            resource: catalogArn,
            handle: (input, request) => {
                findCatalog(input.CatalogName);
                checkGlue(request, 'glue:GetDatabases', input);
                const { page, NextToken } = pageOf(
                    catalogs.databases(input.CatalogName),
                    input,
                    PAGE,
                    invalidToken,
                );
                return { DatabaseList: page.map(describeDatabase), NextToken };
            },
        },
        GetDatabase: {
            resource: catalogArn,
            handle: (input, request) => {
                checkGlue(request, 'glue:GetDatabase', input, `database/${input.DatabaseName}`);
                return { Database: describeDatabase(findDatabase(input)) };
            },
        },
        ListTableMetadata: {
            resource: catalogArn,
            handle: (input, request) => {
                checkGlue(
                    request,
                    'glue:GetTables',
                    input,
                    `database/${input.DatabaseName}`,
                    `table/${input.DatabaseName}/*`,
                );
                findDatabase(input);
                const filter = nameFilter(input.Expression, () => invalid('Invalid expression'));
                const tables = catalogs
                    .tables(input.CatalogName, input.DatabaseName)
                    .filter(filter);
                const { page, NextToken } = pageOf(tables, input, PAGE, invalidToken);
                return { TableMetadataList: page.map(describeTable), NextToken };
            },
        },
        GetTableMetadata: {
            resource: catalogArn,
            handle: (input, request) => {
                const { CatalogName, DatabaseName, TableName } = input;
                checkGlue(
                    request,
                    'glue:GetTable',
                    input,
                    `database/${DatabaseName}`,
                    `table/${DatabaseName}/${TableName}`,
                );
                findDatabase(input);
                const table = catalogs.table(CatalogName, DatabaseName, TableName);
                if (!table) throw notFound(`Table ${TableName} not found.`);
                return { TableMetadata: describeTable(table) };
            },
        },
    };
}

const workgroupSummary = ({ Name, State, Description, CreationTime, Configuration }) => ({
    Name,
    State,
    Description,
    CreationTime,
    EngineVersion: Configuration.EngineVersion,
});

const describeCatalog = ({ name, description, type, parameters }) => ({
    Name: name,
    Description: description || undefined,
    Type: type,
    Parameters: parameters,
});

const describeDatabase = ({ name, description, parameters }) => ({
    Name: name,
    Description: description,
    Parameters: parameters,
});

const describeColumn = ({ name, type, comment }) => ({ Name: name, Type: type, Comment: comment });

function describeTable(table) {
    const { name, tableType, columns, partitionKeys, parameters, location, createTime } = table;
    const [serde, inputFormat, outputFormat] = storageFormat(table);
    const storage =
        location === undefined
            ? {}
            : {
                  location,
                  inputformat: inputFormat,
                  outputformat: outputFormat,
                  'serde.serialization.lib': serde,
              };
    return {
        Name: name,
        CreateTime: createTime / 1000,
        LastAccessTime: 0,
        TableType: tableType,
        Columns: columns.map(describeColumn),
        PartitionKeys: partitionKeys.map(describeColumn),
        Parameters: { ...parameters, ...storage },
    };
}
