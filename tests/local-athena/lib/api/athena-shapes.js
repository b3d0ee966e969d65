/**
 * Inputs of Athena's operations. Source: botocore, data/athena/2017-05-18/service-2.json.
 * ClientRequestToken is mandatory on the wire although the model makes SDKs fill it in.
 */

const text = (min, max) => ({ type: 'string', min, max });
const required = (shape) => ({ ...shape, required: true });
const structure = (members) => ({ type: 'structure', members });
const upTo = (max) => ({ type: 'integer', min: 1, max });

const catalogName = text(1, 256);
const name = text(1, 128);
const token = text(1, 1024);
const workGroup = { type: 'string', pattern: /^[a-zA-Z0-9._-]{1,128}$/ };
const queryExecutionId = required({ ...text(1, 128), pattern: /^\S+$/ });

const resultConfiguration = structure({
    OutputLocation: { type: 'string' },
    EncryptionConfiguration: structure({
        EncryptionOption: required({ type: 'string', values: ['SSE_S3', 'SSE_KMS', 'CSE_KMS'] }),
        KmsKey: { type: 'string' },
    }),
    ExpectedBucketOwner: { type: 'string', pattern: /^[0-9]{12}$/ },
    AclConfiguration: structure({
        S3AclOption: required({ type: 'string', values: ['BUCKET_OWNER_FULL_CONTROL'] }),
    }),
});

export const ATHENA_SHAPES = {
    StartQueryExecution: {
        QueryString: required(text(1, 262144)),
        ClientRequestToken: required(text(32, 128)),
        QueryExecutionContext: structure({ Catalog: catalogName, Database: text(1, 255) }),
        ResultConfiguration: resultConfiguration,
        WorkGroup: workGroup,
        ExecutionParameters: { type: 'list', min: 1, member: text(1, 1024) },
        ResultReuseConfiguration: structure({
            ResultReuseByAgeConfiguration: structure({
                Enabled: required({ type: 'boolean' }),
                MaxAgeInMinutes: { type: 'integer', min: 0, max: 10080 },
            }),
        }),
    },
    GetQueryExecution: { QueryExecutionId: queryExecutionId },
    StopQueryExecution: { QueryExecutionId: queryExecutionId },
    GetQueryResults: {
        QueryExecutionId: queryExecutionId,
        NextToken: token,
        MaxResults: upTo(1000),
    },
    GetWorkGroup: { WorkGroup: required(workGroup) },
    ListWorkGroups: { NextToken: token, MaxResults: upTo(50) },
    ListDataCatalogs: { NextToken: token, MaxResults: { type: 'integer', min: 2, max: 50 } },
    GetDataCatalog: { Name: required(catalogName), WorkGroup: workGroup },
    ListDatabases: {
        CatalogName: required(catalogName),
        NextToken: token,
        MaxResults: upTo(50),
        WorkGroup: workGroup,
    },
    GetDatabase: {
        CatalogName: required(catalogName),
        DatabaseName: required(name),
        WorkGroup: workGroup,
    },
    ListTableMetadata: {
        CatalogName: required(catalogName),
        DatabaseName: required(name),
        Expression: text(0, 256),
        NextToken: token,
        MaxResults: upTo(50),
        WorkGroup: workGroup,
    },
    GetTableMetadata: {
        CatalogName: required(catalogName),
        DatabaseName: required(name),
        TableName: required(name),
        WorkGroup: workGroup,
    },
};
