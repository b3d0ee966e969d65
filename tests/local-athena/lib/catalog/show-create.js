import { isIceberg, visibleColumns } from '../catalogs.js';
import { QueryError } from '../sql/query-error.js';

const quoted = (text) => `'${text.replaceAll("'", "\\'")}'`;

const column = ({ name, type, comment }) =>
    `  \`${name}\` ${type}${comment ? ` COMMENT ${quoted(comment)}` : ''}`;

// One line each, commas between, the closing parenthesis on the last.
const columnLines = (columns) =>
    columns.map((each, index) => `${column(each)}${index < columns.length - 1 ? ', ' : ')'}`);

const properties = (entries) =>
    entries.map(
        ([name, value], index) =>
            `  ${quoted(name)}=${quoted(value)}${index < entries.length - 1 ? ', ' : ')'}`,
    );

/** How Hive lays out the files of each format. */
const FORMATS = {
    csv: [
        'org.apache.hadoop.hive.serde2.OpenCSVSerde',
        'org.apache.hadoop.mapred.TextInputFormat',
        'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
    ],
    json: [
        'org.openx.data.jsonserde.JsonSerDe',
        'org.apache.hadoop.mapred.TextInputFormat',
        'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
    ],
    parquet: [
        'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
        'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
        'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
    ],
};

/** @returns {string[]} serialization library, input and output format of a table's files */
export const storageFormat = ({ parameters }) =>
    FORMATS[parameters.classification] ?? FORMATS.parquet;

/** @returns {string[]} lines of the statement that makes the table */
export function createTableLines(table) {
    return isIceberg(table) ? icebergLines(table) : hiveLines(table);
}

function hiveLines(table) {
    const [serde, inputFormat, outputFormat] = storageFormat(table);
    const { name, columns, partitionKeys, description, location, parameters } = table;
    return [
        `CREATE EXTERNAL TABLE \`${name}\`(`,
        ...columnLines(columns),
        ...(description ? [`COMMENT ${quoted(description)}`] : []),
        ...(partitionKeys.length > 0 ? ['PARTITIONED BY ( ', ...columnLines(partitionKeys)] : []),
        'ROW FORMAT SERDE ',
        `  ${quoted(serde)} `,
        'STORED AS INPUTFORMAT ',
        `  ${quoted(inputFormat)} `,
        'OUTPUTFORMAT ',
        `  ${quoted(outputFormat)}`,
        'LOCATION',
        `  ${quoted(location ?? '')}`,
        'TBLPROPERTIES (',
        ...properties(Object.entries(parameters)),
    ];
}

function icebergLines(table) {
    const { database, name, location, parameters, partitionFields = [] } = table;
    return [
        `CREATE TABLE ${database}.${name} (`,
        ...columnLines(visibleColumns(table)).map((line) => line.replaceAll('`', '')),
        ...(partitionFields.length > 0 ? [`PARTITIONED BY (${partitionFields.join(', ')})`] : []),
        `LOCATION ${quoted(location)}`,
        'TBLPROPERTIES (',
        ...properties(Object.entries(parameters).map(([key, value]) => [key, value.toLowerCase()])),
    ];
}

/** @returns {string[]} lines of the statement that makes the view */
export function createViewLines({ view, name }) {
    if (view) return [`CREATE VIEW ${name} AS`, ...view.sql.trim().split('\n')];
    throw new QueryError('NOT_SUPPORTED', `Relation '${name}' is a table, not a view`);
}
