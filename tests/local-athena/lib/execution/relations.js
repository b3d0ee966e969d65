import { QueryError } from '../sql/query-error.js';
import { parseQuery, translate } from '../sql/translate.js';

/**
 * Makes tables and views readable by DuckDB, with all that they stand on.
 *
 * @param {import('../catalogs.js').Table[]} tables
 * @param {object} context
 * @param {object} session of lib/engine.js, for tables that live as long as it does
 * @returns {Promise<import('../catalogs.js').Table[]>} these tables and those beneath them
 * @throws {QueryError} INVALID_VIEW if a view's text no longer holds
 */
export async function ensureRelations(tables, context, session) {
    const beneath = [];
    for (const table of tables) {
        if (table.columns.length === 0) throw withoutColumns(table);
        if (table.rows) await session.keepRows(table);
        else if (table.view) beneath.push(...(await ensureView(table, context, session)));
        else await context.engine.ensure(table);
    }
    return [...tables, ...beneath];
}

const withoutColumns = ({ database, name }) =>
    new QueryError(
        'HIVE_INVALID_METADATA',
        `Table '${database}.${name}' has no storage descriptor`,
    );

async function ensureView(table, context, session) {
    const { sql, tables } = translateView(table, context);
    const beneath = await ensureRelations(tables, context, session);
    await context.engine.ensure(table, sql);
    return beneath;
}

function translateView({ view, catalog, database, name }, { catalogs }) {
    try {
        return translate(parseQuery(view.sql), { ...view, catalogs });
    } catch (error) {
        const full = [catalog, database, name].join('.').toLowerCase();
        throw new QueryError(
            'INVALID_VIEW',
            `Failed analyzing stored view '${full}': ${error.message}`,
        );
    }
}
