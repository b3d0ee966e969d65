import { isIceberg, visibleColumns } from '../catalogs.js';
import { quoteName } from '../sql/lexer.js';
import { GLUE_CATALOG } from '../catalog/names.js';
import { checkGlue, checkOutput } from './permissions.js';
import { ensureRelations } from './relations.js';
import { storeText } from './result-objects.js';
import { databaseNotFound, hiveDatabase, hiveTable, scopeOf } from './scopes.js';
import { createTableLines, createViewLines } from '../catalog/show-create.js';
import { fullName } from '../engine.js';
import { QueryError } from '../sql/query-error.js';

/** Runs SHOW … and DESCRIBE: their rows are lines of ID.txt, fields with tabs between. */
export async function runShow(execution, context) {
    const { command, input, output, request } = execution;
    const { columns, rows, action } = COMMANDS[command.name];
    const scope = scopeOf(input, context);
    checkOutput(output, request);
    const subject = subjectOf(command, scope);
    if ((subject?.catalog ?? scope.catalog).toLowerCase() === GLUE_CATALOG.toLowerCase()) {
        checkGlue(action, namesOf(subject), request, context);
    }
    const lines = await rows(subject, { command, scope, context, execution });
    return {
        path: await storeText(execution, context, lines),
        format: 'txt',
        columns: columns.map(textColumn),
        labelRow: false,
    };
}

function subjectOf(command, scope) {
    if (command.table) return hiveTable(command.table, scope);
    if (command.database) return hiveDatabase(command.database, scope);
    return undefined;
}

// Of a table, of a database, or of none.
const namesOf = ({ database, name } = {}) =>
    database === undefined ? { database: name } : { database, name };

/** ColumnInfo structure of a column of Hive's part of Athena. */
export const textColumn = (name) => ({
    CatalogName: 'hive',
    SchemaName: '',
    TableName: '',
    Name: name,
    Label: name,
    Type: 'string',
    Precision: 0,
    Scale: 0,
    Nullable: 'UNKNOWN',
    CaseSensitive: false,
});

const COMMANDS = {
    databases: {
        columns: ['database_name'],
        action: 'glue:GetDatabases',
        rows: (_, { command, scope }) => {
            const catalog = command.catalog ?? scope.catalog;
            if (!scope.catalogs.catalog(catalog)) throw databaseNotFound(catalog);
            return matching(scope.catalogs.databases(catalog), command.pattern);
        },
    },
    tables: {
        columns: ['tab_name'],
        action: 'glue:GetTables',
        rows: ({ tables }, { command }) => matching(sorted(tables), command.pattern),
    },
    views: {
        columns: ['views'],
        action: 'glue:GetTables',
        rows: ({ tables }, { command }) =>
            matching(
                sorted(tables).filter(({ view }) => view),
                command.pattern,
            ),
    },
    columns: {
        columns: ['field'],
        action: 'glue:GetTable',
        rows: (table) => visibleColumns(table).map(({ name }) => name.padEnd(FIELD_WIDTH)),
    },
    partitions: { columns: ['partition'], action: 'glue:GetTable', rows: partitionRows },
    createTable: {
        columns: ['createtab_stmt'],
        action: 'glue:GetTable',
        rows: (table) => (table.view ? createViewLines(table) : createTableLines(table)),
    },
    createView: { columns: ['Create View'], action: 'glue:GetTable', rows: createViewLines },
    tableProperties: {
        columns: ['prpt_name', 'prpt_value'],
        action: 'glue:GetTable',
        rows: ({ parameters }, { command }) =>
            Object.entries(parameters)
                .filter(([name]) => command.property === undefined || command.property === name)
                .map((entry) => entry.join('\t')),
    },
    describe: {
        columns: ['col_name', 'data_type', 'comment'],
        action: 'glue:GetTable',
        rows: (table) => (isIceberg(table) ? describeIceberg(table) : describeHive(table)),
    },
};

/** Hive pads the fields of its tables to this width. */
const FIELD_WIDTH = 20;

const sorted = (map) => [...map.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

// Hive's patterns: * for any text, | between alternatives, else a regular expression.
function matching(named, pattern) {
    const names = named.map(({ name }) => name);
    if (pattern === undefined) return names;
    const expression = new RegExp(`^(?:${pattern.replace(/(?<![.\])])\*/g, '.*')})$`, 'i');
    return names.filter((name) => expression.test(name));
}

async function partitionRows(table, { context, execution }) {
    if (table.partitionKeys.length === 0) {
        throw new QueryError(
            'DDL_FAILED',
            'FAILED: SemanticException [Error 10001]: ' +
                `Table ${table.name} is not a partitioned table`,
        );
    }
    const keys = table.partitionKeys.map(({ name }) => name);
    const session = await context.engine.open(execution.stopping.signal);
    try {
        await ensureRelations([table], context, session);
        const list = keys.map((key) => `CAST(${quoteName(key)} AS VARCHAR)`).join(', ');
        const rows = await session.rows(
            `SELECT DISTINCT ${list} FROM ${fullName(table)} ORDER BY ALL`,
        );
        const found = rows.map((values) =>
            keys.map((key, index) => `${key}=${values[index]}`).join('/'),
        );
        return [...new Set([...found, ...(table.partitions ?? [])])].sort();
    } finally {
        session.close();
    }
}

const padded = (...fields) => fields.map((field) => field.padEnd(FIELD_WIDTH)).join('\t');

const describedColumn = ({ name, type, comment = '' }) => padded(name, type, comment);

function describeHive(table) {
    const lines = visibleColumns(table).map(describedColumn);
    if (table.partitionKeys.length === 0) return lines;
    return [
        ...lines,
        '\t \t ',
        '# Partition Information\t \t ',
        padded('# col_name', 'data_type', 'comment'),
        '\t \t ',
        ...table.partitionKeys.map(describedColumn),
    ];
}

function describeIceberg(table) {
    return [
        '# Table schema:\t\t',
        '# col_name\tdata_type\tcomment',
        ...visibleColumns(table).map(
            ({ name, type, comment = '' }) => `${name}\t${type}\t${comment}`,
        ),
        '\t\t',
        '# Partition spec:\t\t',
        '# field_name\tfield_transform\tcolumn_name',
        ...(table.partitionFields ?? []).map(describedField),
    ];
}

// day(ts) is the field ts_day, made from ts; a bare column is itself.
function describedField(field) {
    const [, transform, column] = /^(\w+)\((?:\d+, *)?(\w+)\)$/.exec(field) ?? [];
    return transform
        ? `${column}_${transform}\t${transform}\t${column}`
        : `${field}\tidentity\t${field}`;
}
