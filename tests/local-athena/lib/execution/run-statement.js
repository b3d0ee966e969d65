import { runDdl } from './run-ddl.js';
import { runExplain } from './run-explain.js';
import { runQuery } from './run-query.js';
import { runShow } from './run-show.js';
import { runWrite } from './run-write.js';

/**
 * @typedef {object} Result what a finished statement leaves
 * @property {string|null} path file with the rows; null: the object at the output location
 * @property {'csv'|'txt'|null} format of that file; null: there are no rows
 * @property {object[]|null} columns ColumnInfo structures of Athena's API
 * @property {boolean} labelRow whether pages begin with a row of labels that the file lacks
 * @property {number} [updateCount]
 * @property {boolean} [reusable] by a later execution of the same text
 */

const RUNNERS = {
    query: runQuery,
    explain: runExplain,
    show: runShow,
    catalog: runDdl,
    write: runWrite,
    ctas: runWrite,
};

/**
 * Does what a statement says.
 *
 * @param {object} execution see lib/execution/executions.js
 * @param {object} context
 * @returns {Promise<Result>}
 * @throws {import('../sql/query-error.js').QueryError}
 */
export const runStatement = (execution, context) =>
    RUNNERS[execution.kind.family](execution, context);
