/** Inputs of Glue's operations. Source: botocore, data/glue/2017-03-31/service-2.json. */

const text = (min, max) => ({ type: 'string', min, max });
const required = (shape) => ({ ...shape, required: true });

const name = text(1, 255);
const token = { type: 'string' };
const pageSize = { type: 'integer', min: 1, max: 100 };
const attributes = (values) => ({ type: 'list', member: { type: 'string', values } });

export const GLUE_SHAPES = {
    GetDatabases: {
        CatalogId: name,
        NextToken: token,
        MaxResults: pageSize,
        ResourceShareType: { type: 'string', values: ['FOREIGN', 'ALL', 'FEDERATED'] },
        AttributesToGet: attributes(['NAME', 'TARGET_DATABASE']),
    },
    GetDatabase: { CatalogId: name, Name: required(name) },
    GetTables: {
        CatalogId: name,
        DatabaseName: required(name),
        Expression: text(0, 2048),
        NextToken: token,
        MaxResults: pageSize,
        AttributesToGet: attributes(['NAME', 'TABLE_TYPE']),
    },
    GetTable: { CatalogId: name, DatabaseName: required(name), Name: required(name) },
};
