/* SQLExecDirect, SQLPrepare, SQLExecute: a statement's text to Athena, and its result opened. */
#include <limits.h>

#include "base/utf.h"
#include "handle/dbc.h"
#include "handle/sqlstate.h"
#include "handle/stmt.h"
#include "result/source_pages.h"
#include "sql/markers.h"

static SQLRETURN read_sql(struct stmt *s, struct text_in in)
{
    struct err e;

    buf_clear(&s->sql);
    if (text_is_absent(in))
        return handle_error(&s->handle, "HY009", "There is no statement text");
    if (text_read(in, &s->sql, &e) < 0) {
        if (s->sql.failed)
            return handle_error(&s->handle, "HY000",
                                "The statement is longer than the %d characters that Athena takes",
                                ATHENA_MOST_SQL);
        return handle_fail(&s->handle, &e);
    }
    return SQL_SUCCESS;
}

/* What Athena would refuse for its length, told before it is sent. */
static SQLRETURN check_sql(struct stmt *s)
{
    struct str sql = str_trim(buf_str(&s->sql));
    size_t characters;

    if (!sql.n)
        return handle_error(&s->handle, "42000", "The statement is empty");
    characters = utf8_count(buf_str(&s->sql));
    if (characters > ATHENA_MOST_SQL)
        return handle_error(&s->handle, "42000",
                            "The statement has %zu characters; Athena takes at most %d. Put long "
                            "lists of values into a table and join it",
                            characters, ATHENA_MOST_SQL);
    return SQL_SUCCESS;
}

/* Athena refuses the semicolon that people and tools put behind a statement. */
static struct str without_semicolon(struct str sql)
{
    sql = str_trim(sql);
    while (str_ends(sql, str_c(";"))) {
        sql.n--;
        sql = str_trim(sql);
    }
    return sql;
}

static int run(struct stmt *s, const struct call *call, struct err *e)
{
    const struct settings *settings = &s->dbc->settings;
    char token[ATHENA_REQUEST_TOKEN];
    struct polling polling = { settings_number(settings, KEY_MIN_POLLING_INTERVAL),
                               settings_number(settings, KEY_MAX_POLLING_INTERVAL) };
    struct athena_start start = { .sql = without_semicolon(buf_str(&s->sql)),
                                  .catalog = settings_catalog(settings),
                                  .database = settings_text(settings, KEY_SCHEMA),
                                  .output_location = str_c(settings->output_location),
                                  .workgroup = settings_text(settings, KEY_WORKGROUP),
                                  .request_token = str_c(token) };

    athena_make_request_token(token);
    start.request_token = str_c(token);
    return execution_run(&s->execution, s->dbc->session, &start, &polling, call, e);
}

/* Athena counts the rows of INSERT, UPDATE, DELETE, MERGE and CTAS in UpdateCount; for a SELECT it
 * says 0 there. */
static SQLLEN affected_rows(const struct stmt *s, int64_t update_count)
{
    if (s->columns.count)
        return cursor_known_rows(&s->cursor);
    return update_count < 0 ? -1 : (SQLLEN)update_count;
}

static SQLRETURN open_result(struct stmt *s, const struct call *call)
{
    struct columns columns;
    struct source *source;
    int64_t update_count;
    SQLRETURN rc = SQL_SUCCESS;
    struct err e;

    columns_init(&columns);
    if (source_pages_open(s->dbc->session, &s->execution.query, call, &columns, &update_count,
                          &source, &e) < 0)
        rc = handle_fail(&s->handle, &e);
    else if (source)
        rc = stmt_open_result(s, &columns, source, call);
    columns_free(&columns);
    if (SQL_SUCCEEDED(rc)) {
        s->is_executed = true;
        s->row_count = affected_rows(s, update_count);
    }
    return rc;
}

static SQLRETURN execute(struct stmt *s)
{
    struct call call = stmt_call(s);
    SQLRETURN rc = check_sql(s);
    struct err e;

    if (rc != SQL_SUCCESS)
        return rc;
    stmt_close_cursor(s);
    if (run(s, &call, &e) < 0) {
        sqlstate_explain_failure(&e);
        return handle_fail(&s->handle, &e);
    }
    return open_result(s, &call);
}

static SQLRETURN refuse_open_cursor(struct stmt *s)
{
    if (stmt_has_cursor(s))
        return handle_error(&s->handle, "24000",
                            "A result is still open: close it with SQLCloseCursor first");
    return SQL_SUCCESS;
}

SQLRETURN stmt_exec_direct(struct stmt *s, struct text_in sql)
{
    SQLRETURN rc = refuse_open_cursor(s);

    if (rc == SQL_SUCCESS)
        rc = read_sql(s, sql);
    s->is_prepared = false;
    return rc == SQL_SUCCESS ? execute(s) : rc;
}

SQLRETURN stmt_prepare(struct stmt *s, struct text_in sql)
{
    SQLRETURN rc = refuse_open_cursor(s);

    if (rc == SQL_SUCCESS)
        rc = read_sql(s, sql);
    if (rc == SQL_SUCCESS)
        rc = check_sql(s);
    stmt_close_cursor(s);
    s->is_prepared = rc == SQL_SUCCESS;
    return rc;
}

SQLRETURN stmt_execute(struct stmt *s)
{
    SQLRETURN rc;

    if (!s->is_prepared)
        return handle_error(&s->handle, "HY010", "No statement has been prepared");
    rc = refuse_open_cursor(s);
    return rc == SQL_SUCCESS ? execute(s) : rc;
}

SQLRETURN stmt_more_results(struct stmt *s)
{
    stmt_close_cursor(s);
    return SQL_NO_DATA;
}

SQLRETURN stmt_row_count(struct stmt *s, SQLLEN *count)
{
    if (!s->is_executed)
        return handle_error(&s->handle, "HY010", "No statement has been executed");
    if (count)
        *count = s->row_count;
    return SQL_SUCCESS;
}

SQLLEN stmt_cursor_rows(const struct stmt *s)
{
    return stmt_has_cursor(s) ? cursor_known_rows(&s->cursor) : 0;
}

SQLRETURN stmt_num_params(struct stmt *s, SQLSMALLINT *count)
{
    size_t markers;

    if (!s->is_prepared)
        return handle_error(&s->handle, "HY010", "No statement has been prepared");
    markers = markers_count(buf_str(&s->sql));
    if (count)
        *count = (SQLSMALLINT)(markers > SHRT_MAX ? SHRT_MAX : markers);
    return SQL_SUCCESS;
}
