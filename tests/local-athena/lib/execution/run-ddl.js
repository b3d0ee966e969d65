import { isIceberg, visibleColumns } from '../catalogs.js';
import { fullName } from '../engine.js';
import { duckName } from '../catalog/duck-types.js';
import { hiveName, parseType, TypeNameError } from '../catalog/hive-types.js';
import { quoteName } from '../sql/lexer.js';
import { DATA_BUCKET, GLUE_CATALOG } from '../catalog/names.js';
import { checkGlue, checkOutput } from './permissions.js';
import { explainFailure } from './query-failures.js';
import { QueryError } from '../sql/query-error.js';
import { storeText } from './result-objects.js';
import { planQuery } from './run-query.js';
import {
    databaseName,
    databaseNotFound,
    hiveDatabase,
    hiveTable,
    scopeOf,
    tableName,
    tableNotFound,
    taskFailed,
} from './scopes.js';

/** Runs statements that change the catalog. They have no rows. */
export async function runDdl(execution, context) {
    const { command, input, output, request } = execution;
    checkOutput(output, request);
    const scope = scopeOf(input, context);
    const may = (action, names) => checkGlue(action, names, request, context);
    await COMMANDS[command.name](command, { scope, may, context, execution });
    const path = await storeText(execution, context, []);
    return { path, format: 'txt', columns: [], labelRow: false };
}

const COMMANDS = {
    createDatabase,
    dropDatabase,
    setDatabaseProperties,
    createTable,
    createView,
    dropTable,
    dropView: dropTable,
    addColumns,
    dropColumn,
    addPartitions,
    dropPartitions,
    setTableProperties,
    setLocation,
    repair: ({ table }, { scope }) => hiveTable(table, scope),
};

function onlyGlue(catalog) {
    if (catalog.toLowerCase() === GLUE_CATALOG.toLowerCase()) return;
    throw new QueryError('NOT_SUPPORTED', `Catalog '${catalog}' does not support DDL statements`);
}

function createDatabase(command, { scope, may }) {
    const { catalog, database } = databaseName(command.database, scope);
    onlyGlue(catalog);
    may('glue:CreateDatabase', { database });
    if (scope.catalogs.database(catalog, database)) {
        if (command.ifNotExists) return;
        throw taskFailed('AlreadyExistsException', `Database ${database} already exists`);
    }
    scope.catalogs.addDatabase(catalog, {
        name: database,
        description: command.comment,
        locationUri: command.location,
        parameters: command.properties,
    });
}

async function dropDatabase(command, { scope, may, context }) {
    const names = databaseName(command.database, scope);
    const found = scope.catalogs.database(names.catalog, names.database);
    if (!found && command.ifExists) return;
    if (!found) throw databaseNotFound(names.database);
    onlyGlue(names.catalog);
    may('glue:DeleteDatabase', names);
    if (found.tables.size > 0 && !command.cascade) {
        throw taskFailed(
            'InvalidOperationException',
            `Database ${names.database} is not empty. One or more tables exist.`,
        );
    }
    for (const table of found.tables.values()) await context.engine.forget(table);
    scope.catalogs.dropDatabase(names.catalog, names.database);
}

function setDatabaseProperties(command, { scope, may }) {
    const database = hiveDatabase(command.database, scope);
    may('glue:UpdateDatabase', { database: database.name });
    Object.assign(database.parameters, command.properties);
}

function createTable(command, { scope, may }) {
    const names = tableName(command.table, scope);
    onlyGlue(names.catalog);
    hiveDatabase([names.catalog, names.database], scope);
    may('glue:CreateTable', { database: names.database, name: names.table });
    if (scope.catalogs.table(names.catalog, names.database, names.table)) {
        if (command.ifNotExists) return;
        throw taskFailed('AlreadyExistsException', `Table ${names.table} already exists.`);
    }
    const fields = (command.partitions ?? []).filter(({ field }) => field);
    scope.catalogs.addTable(names.catalog, names.database, {
        name: names.table,
        description: command.comment,
        columns: command.columns.map(checkedColumn),
        partitionKeys: (command.partitions ?? []).filter(({ type }) => type).map(checkedColumn),
        partitionFields: fields.map(({ field }) => field),
        parameters: { EXTERNAL: 'TRUE', ...parametersOf(command) },
        location: command.location ?? `s3://${DATA_BUCKET}/${names.database}/${names.table}/`,
    });
}

function parametersOf({ properties = {}, format }) {
    const parameters = { ...properties };
    if (format) parameters.classification = format.toLowerCase().replace('textfile', 'csv');
    if (properties.table_type) parameters.table_type = properties.table_type.toUpperCase();
    return parameters;
}

function checkedColumn({ name, type, comment }) {
    try {
        return { name: name.toLowerCase(), type: hiveName(parseType(type)), comment };
    } catch (error) {
        if (!(error instanceof TypeNameError)) throw error;
        throw new QueryError(
            'DDL_FAILED',
            `FAILED: ParseException cannot recognize input near '${type}'`,
        );
    }
}

async function createView(command, { scope, may, context, execution }) {
    const names = tableName(command.view, scope);
    onlyGlue(names.catalog);
    may('glue:CreateTable', { database: names.database, name: names.table });
    const before = scope.catalogs.table(names.catalog, names.database, names.table);
    if (before && !(command.replace && before.view)) {
        throw new QueryError(
            'ALREADY_EXISTS',
            `line 1:1: View already exists: '${fullText(names)}'`,
        );
    }
    const columns = await viewColumns(command, context, execution);
    if (before) await context.engine.forget(before);
    scope.catalogs.addTable(names.catalog, names.database, {
        name: names.table,
        tableType: 'VIRTUAL_VIEW',
        columns,
        parameters: { presto_view: 'true', comment: 'Presto View' },
        view: { sql: command.query.trim(), catalog: scope.catalog, database: scope.database },
    });
}

const fullText = ({ catalog, database, table }) => `${catalog}.${database}.${table}`;

async function viewColumns({ query }, context, execution) {
    const session = await context.engine.open(execution.stopping.signal);
    try {
        const { columns } = await planQuery({ ...execution, query }, context, session);
        return columns.map(({ label, type }) => ({
            name: label,
            type: hiveName(type),
            trinoType: type,
        }));
    } catch (error) {
        throw explainFailure(error, query);
    } finally {
        session.close();
    }
}

async function dropTable(command, { scope, may, context }) {
    const names = tableName(command.table, scope);
    const found = scope.catalogs.table(names.catalog, names.database, names.table);
    if (!found && command.ifExists) return;
    if (!found || Boolean(found.view) !== (command.name === 'dropView'))
        throw tableNotFound(names.table);
    onlyGlue(names.catalog);
    may('glue:DeleteTable', { database: names.database, name: names.table });
    await context.engine.forget(found);
    scope.catalogs.dropTable(found);
}

// Tables whose rows are computed have no place for a value more.
function changeable(command, { scope, may }) {
    const table = hiveTable(command.table, scope);
    onlyGlue(table.catalog);
    may('glue:UpdateTable', { database: table.database, name: table.name });
    if (table.view || table.computed) {
        throw new QueryError('NOT_SUPPORTED', `Table '${table.name}' cannot be altered`);
    }
    return table;
}

async function addColumns(command, tools) {
    const table = changeable(command, tools);
    const { engine } = tools.context;
    await engine.ensure(table);
    for (const column of command.columns.map(checkedColumn)) {
        await engine.run(
            `ALTER TABLE ${fullName(table)} ADD COLUMN ${quoteName(column.name)}` +
                ` ${duckName(parseType(column.type))}`,
        );
        table.columns.push(column);
    }
}

async function dropColumn(command, tools) {
    const table = changeable(command, tools);
    const wanted = command.column.toLowerCase();
    const column = visibleColumns(table).find(({ name }) => name.toLowerCase() === wanted);
    if (!column || !isIceberg(table)) {
        throw new QueryError('COLUMN_NOT_FOUND', `Column '${wanted}' does not exist`);
    }
    await tools.context.engine.ensure(table);
    await tools.context.engine.run(
        `ALTER TABLE ${fullName(table)} DROP COLUMN ${quoteName(column.name)}`,
    );
    column.parameters = { ...column.parameters, 'iceberg.field.current': 'false' };
}

const partitionText =
    ({ partitionKeys }) =>
    (spec) =>
        partitionKeys.map(({ name }) => `${name}=${spec[name]}`).join('/');

function addPartitions(command, tools) {
    const table = changeable(command, tools);
    table.partitions = [
        ...new Set([...(table.partitions ?? []), ...command.partitions.map(partitionText(table))]),
    ];
}

function dropPartitions(command, tools) {
    const table = changeable(command, tools);
    const dropped = new Set(command.partitions.map(partitionText(table)));
    table.partitions = (table.partitions ?? []).filter((partition) => !dropped.has(partition));
}

function setTableProperties(command, tools) {
    Object.assign(changeable(command, tools).parameters, command.properties);
}

function setLocation(command, tools) {
    changeable(command, tools).location = command.location;
}
