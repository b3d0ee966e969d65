import { isIceberg } from '../catalogs.js';
import { fullName } from '../engine.js';
import { hiveName } from '../catalog/hive-types.js';
import { quoteName } from '../sql/lexer.js';
import { DATA_BUCKET, GLUE_CATALOG } from '../catalog/names.js';
import { checkGlue, checkOutput, checkTables } from './permissions.js';
import { explainFailure } from './query-failures.js';
import { QueryError } from '../sql/query-error.js';
import { ensureRelations } from './relations.js';
import { columnInfo, planQuery } from './run-query.js';
import { scopeOf, tableName } from './scopes.js';
import { findTable } from '../sql/table-names.js';
import { parseQuery, translate } from '../sql/translate.js';

/** Runs INSERT, DELETE, UPDATE and CREATE TABLE AS: no rows, but how many were written. */
export async function runWrite(execution, context) {
    const session = await context.engine.open(execution.stopping.signal);
    try {
        const updateCount = await WRITERS[execution.command.name](execution, context, session);
        return {
            path: null,
            format: null,
            columns: [columnInfo({ label: 'rows', type: { name: 'bigint' } })],
            labelRow: false,
            updateCount,
        };
    } catch (error) {
        throw explainFailure(error, execution.query);
    } finally {
        session.close();
    }
}

const WRITERS = { insert, change, ctas };

function target({ command, input }, context) {
    const scope = scopeOf(input, context);
    const table = findTable(scope.catalogs, tableName(command.table, scope));
    if (table.view || table.computed || table.rows) {
        throw new QueryError('NOT_SUPPORTED', 'Writing to views is not supported');
    }
    return table;
}

async function insert(execution, context, session) {
    const { command, request } = execution;
    const table = target(execution, context);
    checkTables([table], request, context);
    await context.engine.ensure(table);
    const { sql, bytes } = await planQuery(
        { ...execution, query: command.query },
        context,
        session,
    );
    execution.bytesScanned = bytes;
    const columns = command.columns ? ` (${command.columns.map(quoteName).join(', ')})` : '';
    return session.execute(`INSERT INTO ${fullName(table)}${columns} ${sql}`);
}

async function change(execution, context, session) {
    const { command, input, request, output } = execution;
    const table = target(execution, context);
    if (!isIceberg(table)) {
        throw new QueryError(
            'NOT_SUPPORTED',
            'Modifying Hive table rows is only supported for transactional tables',
        );
    }
    checkOutput(output, request);
    const { sql, tables } = translate(parseQuery(command.query), scopeOf(input, context));
    checkTables(tables, request, context);
    await ensureRelations(tables, context, session);
    return session.execute(sql);
}

async function ctas(execution, context, session) {
    const { command, input, request } = execution;
    const scope = scopeOf(input, context);
    const names = tableName(command.table, scope);
    if (names.catalog !== GLUE_CATALOG.toLowerCase()) {
        throw new QueryError(
            'NOT_SUPPORTED',
            'This connector does not support creating tables with data',
        );
    }
    checkGlue(
        'glue:CreateTable',
        { database: names.database, name: names.table },
        request,
        context,
    );
    if (scope.catalogs.table(names.catalog, names.database, names.table)) {
        if (command.ifNotExists) return 0;
        throw new QueryError(
            'TABLE_ALREADY_EXISTS',
            'line 1:1: Destination table ' +
                `'${names.catalog}.${names.database}.${names.table}' already exists`,
        );
    }
    const database = scope.catalogs.database(names.catalog, names.database);
    if (!database) {
        throw new QueryError('SCHEMA_NOT_FOUND', `Schema '${names.database}' does not exist`);
    }
    const plan = await planQuery({ ...execution, query: command.query }, context, session);
    execution.bytesScanned = plan.bytes;
    return fill({ ...plan, names, command, database }, context, session);
}

async function fill({ sql, columns, names, command, database }, { catalogs, engine }, session) {
    const definition = {
        name: names.table,
        columns: columns.map(({ label, type }) => ({ name: label, type: hiveName(type) })),
        parameters: propertiesOf(command.properties),
        location:
            command.properties.external_location ??
            command.properties.location ??
            `s3://${DATA_BUCKET}/${names.database}/${names.table}/`,
    };
    await engine.prepareDatabase(database);
    const list = definition.columns.map(({ name }) => quoteName(name)).join(', ');
    const created = fullName({ ...names, name: names.table });
    await session.execute(
        `CREATE TABLE ${created} AS` +
            ` SELECT * FROM (${sql}) AS source(${list})${command.empty ? ' LIMIT 0' : ''}`,
    );
    engine.adopt(catalogs.addTable(names.catalog, names.database, definition));
    const [[rows]] = await session.rows(`SELECT count(*) FROM ${created}`);
    return Number(rows);
}

function propertiesOf({ table_type: type, format = 'PARQUET' }) {
    const classification = format.toLowerCase();
    return type?.toUpperCase() === 'ICEBERG'
        ? { table_type: 'ICEBERG', format: classification }
        : { EXTERNAL: 'TRUE', classification };
}
