import { ATHENA_SHAPES } from '../lib/api/athena-shapes.js';
import { ServiceError } from '../lib/errors.js';
import { createExecutions, describeExecution } from '../lib/execution/executions.js';
import { metadataOperations } from '../lib/api/athena-metadata.js';
import { resultPage } from '../lib/api/athena-results.js';
import { prepareStatement } from '../lib/execution/prepare-statement.js';
import { validate } from '../lib/api/validate.js';
import { createWorkgroups } from '../lib/execution/workgroups.js';

/**
 * Amazon Athena's API.
 *
 * @param {object} context
 * @returns {Record<string, {action: string, resource: Function, handle: Function}>}
 */
export function createAthena(context) {
    const workgroups = createWorkgroups(context);
    const executions = createExecutions(context);
    const handlers = {
        ...queryOperations({ ...context, workgroups, executions }),
        ...metadataOperations({ ...context, workgroups }),
    };
    return Object.fromEntries(
        Object.entries(handlers).map(([name, { resource, handle }]) => [
            name,
            {
                action: `athena:${name}`,
                resource: (input) => arnOf(context, resource(input)),
                validate: (input) =>
                    validate(ATHENA_SHAPES[name], input, 'InvalidRequestException'),
                handle: async (input, request) => handle(input, request),
            },
        ]),
    );
}

const arnOf = ({ region, accountId }, resource) =>
    resource === '*' ? '*' : `arn:aws:athena:${region}:${accountId}:${resource}`;

function queryOperations(context) {
    const { executions } = context;

    const find = ({ QueryExecutionId: id }) => {
        const execution = executions.get(id);
        if (execution) return execution;
        throw new ServiceError('InvalidRequestException', `QueryExecution ${id} was not found`, {
            fields: { AthenaErrorCode: 'INVALID_QUERY_EXECUTION_ID' },
        });
    };
    const byWorkgroup = (input) =>
        `workgroup/${executions.get(input.QueryExecutionId)?.workGroup ?? 'primary'}`;

    return {
        StartQueryExecution: {
            resource: ({ WorkGroup = 'primary' }) => `workgroup/${WorkGroup}`,
            handle: (input, request) => ({
                QueryExecutionId: executions.start(prepareStatement(input, request, context)),
            }),
        },
        GetQueryExecution: {
            resource: byWorkgroup,
            handle: (input) => ({ QueryExecution: describeExecution(find(input)) }),
        },
        GetQueryResults: {
            resource: byWorkgroup,
            handle: (input) => resultPage(find(input), input, context),
        },
        StopQueryExecution: {
            resource: byWorkgroup,
            handle: (input) => {
                executions.stop(find(input), 'Query cancelled by user');
                return {};
            },
        },
    };
}
