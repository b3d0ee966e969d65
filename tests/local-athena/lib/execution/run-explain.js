import { explainFailure } from './query-failures.js';
import { storeText } from './result-objects.js';
import { columnInfo, planQuery } from './run-query.js';

/** Runs EXPLAIN: the plan's lines are rows, after a row with the column's label. */
export async function runExplain(execution, context) {
    const { command } = execution;
    const session = await context.engine.open(execution.stopping.signal);
    try {
        const plan = await planQuery({ ...execution, query: command.query }, context, session);
        const label = command.type === 'VALIDATE' ? 'Valid' : 'Query Plan';
        const type = command.type === 'VALIDATE' ? { name: 'boolean' } : { name: 'varchar' };
        return {
            path: await storeText(execution, context, LINES[command.type](plan)),
            format: 'txt',
            columns: [columnInfo({ label, type })],
            labelRow: true,
        };
    } catch (error) {
        throw explainFailure(error, command.query);
    } finally {
        session.close();
    }
}

const LINES = {
    VALIDATE: () => ['true'],
    IO: ({ tables }) => JSON.stringify(inputOutput(tables), null, 2).split('\n'),
    LOGICAL: planLines,
    DISTRIBUTED: planLines,
};

const layout = (names) => `[[${names.join(', ')}]]`;

// What is read and what comes out; how it is done is DuckDB's affair, not Trino's.
function planLines({ columns, tables }) {
    const labels = columns.map(({ label }) => label);
    const output = `- Output[${labels.join(', ')}] => ${layout(labels)}`;
    return [
        output,
        ...tables.flatMap((table) => [
            `    - TableScan[${table.catalog.toLowerCase()}:${table.database}:${table.name}]` +
                ` => ${layout(table.columns.map(({ name }) => name))}`,
        ]),
    ];
}

function inputOutput(tables) {
    return {
        inputTableColumnInfos: tables.map(({ catalog, database, name }) => ({
            table: {
                catalog: catalog.toLowerCase(),
                schemaTable: { schema: database, table: name },
            },
            columnConstraints: [],
        })),
    };
}
