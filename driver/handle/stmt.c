#include "handle/stmt.h"

#include <stdlib.h>

#include "handle/dbc.h"

/* Athena takes 262,144 characters; four bytes each. Longer ones get Athena's own limit named by
 * exec.c rather than an allocation of any size. */
enum { MOST_SQL = 16 << 20 };

static const struct stmt_attrs default_attrs = {
    .cursor_type = SQL_CURSOR_FORWARD_ONLY,
    .concurrency = SQL_CONCUR_READ_ONLY,
    .cursor_scrollable = SQL_NONSCROLLABLE,
    .cursor_sensitivity = SQL_UNSPECIFIED,
    .simulate_cursor = SQL_SC_NON_UNIQUE,
    .noscan = SQL_NOSCAN_OFF,
    .retrieve_data = SQL_RD_ON,
    .use_bookmarks = SQL_UB_OFF,
    .metadata_id = SQL_FALSE,
    .async_enable = SQL_ASYNC_ENABLE_OFF,
    .enable_auto_ipd = SQL_FALSE,
    .odbc2_rowset_size = 1,
};

struct stmt *stmt_new(struct dbc *dbc, struct err *e)
{
    struct stmt *s = calloc(1, sizeof *s);

    if (!s) {
        err_memory(e);
        return NULL;
    }
    if (cancel_init(&s->cancel, e) < 0) {
        free(s);
        return NULL;
    }
    handle_init(&s->handle, SQL_HANDLE_STMT);
    s->dbc = dbc;
    s->attrs = default_attrs;
    s->attrs.metadata_id = dbc->attrs.metadata_id;
    desc_init(&s->own_ard, DESC_ARD, dbc, NULL);
    desc_init(&s->own_apd, DESC_APD, dbc, NULL);
    desc_init(&s->ird, DESC_IRD, dbc, s);
    desc_init(&s->ipd, DESC_IPD, dbc, NULL);
    s->ard = &s->own_ard;
    s->apd = &s->own_apd;
    buf_init(&s->sql, MOST_SQL);
    columns_init(&s->columns);
    s->row_count = -1;
    return s;
}

void stmt_delete(struct stmt *s)
{
    stmt_close_cursor(s);
    buf_free(&s->sql);
    free(s->plans);
    free(s->row_status);
    desc_free(&s->own_ard);
    desc_free(&s->own_apd);
    desc_free(&s->ird);
    desc_free(&s->ipd);
    cancel_free(&s->cancel);
    handle_free(&s->handle);
    free(s);
}

struct stmt *stmt_of(SQLHSTMT pointer)
{
    return (struct stmt *)handle_check(pointer, SQL_HANDLE_STMT);
}

bool stmt_has_cursor(const struct stmt *s)
{
    return cursor_is_open(&s->cursor);
}

void stmt_close_cursor(struct stmt *s)
{
    cursor_close(&s->cursor);
    columns_free(&s->columns);
    s->is_executed = false;
    s->has_rowset = false;
    s->rowset_row = 0;
    s->row_count = -1;
    s->getdata = (struct getdata){ 0 };
    s->plans_of = NULL;
}

SQLRETURN stmt_close(struct stmt *s)
{
    if (!stmt_has_cursor(s))
        return handle_error(&s->handle, "24000", "No cursor is open");
    stmt_close_cursor(s);
    return SQL_SUCCESS;
}

SQLRETURN stmt_free_option(struct stmt *s, SQLUSMALLINT option)
{
    switch (option) {
    case SQL_CLOSE:
        stmt_close_cursor(s);
        return SQL_SUCCESS;
    case SQL_UNBIND:
        desc_unbind_all(s->ard);
        return SQL_SUCCESS;
    case SQL_RESET_PARAMS:
        desc_unbind_all(s->apd);
        return SQL_SUCCESS;
    default:
        return handle_error(&s->handle, "HY092", "SQLFreeStmt has no option %d", (int)option);
    }
}

struct call stmt_call(struct stmt *s)
{
    cancel_reset(&s->cancel);
    return call_start(&s->cancel, s->attrs.query_timeout);
}

/* While nobody knows how long the strings of a result get, they have the length that the DSN
 * says; once all rows are here, the true one. */
static void set_true_lengths(struct stmt *s)
{
    const uint32_t *longest;

    if (!cursor_is_complete(&s->cursor, &longest))
        return;
    for (size_t i = 0; i < s->columns.count; i++)
        s->columns.at[i].type.longest = longest && longest[i] ? longest[i] : 1;
}

SQLRETURN stmt_open_result(struct stmt *s, struct columns *columns, struct source *source,
                           const struct call *call)
{
    struct err e;

    s->columns = *columns;
    columns_init(columns);
    s->is_executed = true;
    cursor_open(&s->cursor, source, s->columns.count, s->attrs.max_rows);
    if (cursor_prime(&s->cursor, call, &e) < 0) {
        stmt_close_cursor(s);
        return handle_fail(&s->handle, &e);
    }
    set_true_lengths(s);
    return SQL_SUCCESS;
}
