import { ServiceError } from '../lib/errors.js';
import { GLUE_SHAPES } from '../lib/api/glue-shapes.js';
import { describeDatabase, describeTable } from '../lib/api/glue-structures.js';
import { GLUE_CATALOG } from '../lib/catalog/names.js';
import { nameFilter, pageOf } from '../lib/api/pages.js';
import { validate } from '../lib/api/validate.js';

const PAGE = 100;

const invalid = (text) => new ServiceError('InvalidInputException', text);
const invalidToken = () => invalid('Invalid NextToken');
const notFound = (text) => new ServiceError('EntityNotFoundException', text);

/**
 * AWS Glue's Data Catalog: what the driver reads of it.
 *
 * @param {object} context
 * @returns {Record<string, {action: string, resource: Function, handle: Function}>}
 */
export function createGlue(context) {
    const { catalogs, region, accountId } = context;
    const arns = (...rest) =>
        ['catalog', ...rest].map((each) => `arn:aws:glue:${region}:${accountId}:${each}`);

    const checkCatalog = ({ CatalogId }) => {
        if (CatalogId !== undefined && CatalogId !== accountId) {
            throw notFound(`Catalog ${CatalogId} not found.`);
        }
    };
    const findDatabase = (input, name) => {
        checkCatalog(input);
        const found = catalogs.database(GLUE_CATALOG, name);
        if (!found) throw notFound(`Database ${name} not found.`);
        return found;
    };

    const operations = {
        GetDatabases: {
            resource: () => arns('database/*'),
            handle: (input) => {
                checkCatalog(input);
                const { page, NextToken } = pageOf(
                    catalogs.databases(GLUE_CATALOG),
                    input,
                    PAGE,
                    invalidToken,
                );
                return {
                    DatabaseList: page.map((each) => describeDatabase(each, context)),
                    NextToken,
                };
            },
        },
        GetDatabase: {
            resource: ({ Name }) => arns(`database/${Name}`),
            handle: (input) => ({
                Database: describeDatabase(findDatabase(input, input.Name), context),
            }),
        },
        GetTables: {
            resource: ({ DatabaseName: name }) => arns(`database/${name}`, `table/${name}/*`),
            handle: (input) => {
                findDatabase(input, input.DatabaseName);
                const filter = nameFilter(input.Expression, () => invalid('Invalid expression'));
                const tables = catalogs.tables(GLUE_CATALOG, input.DatabaseName).filter(filter);
                const { page, NextToken } = pageOf(tables, input, PAGE, invalidToken);
                return { TableList: page.map((each) => describeTable(each, context)), NextToken };
            },
        },
        GetTable: {
            resource: ({ DatabaseName: database, Name }) =>
                arns(`database/${database}`, `table/${database}/${Name}`),
            handle: (input) => {
                findDatabase(input, input.DatabaseName);
                const table = catalogs.table(GLUE_CATALOG, input.DatabaseName, input.Name);
                if (!table) throw notFound('Entity Not Found');
                return { Table: describeTable(table, context) };
            },
        },
    };

    return Object.fromEntries(
        Object.entries(operations).map(([name, { resource, handle }]) => [
            name,
            {
                action: `glue:${name}`,
                resource,
                validate: (input) => validate(GLUE_SHAPES[name], input, 'InvalidInputException'),
                handle: async (input) => handle(input),
            },
        ]),
    );
}
