/* SQLGetData and SQLSetPos: one value of the current row, in pieces if need be. */
#include "handle/dbc.h"
#include "handle/sqlstate.h"
#include "handle/stmt.h"

static SQLRETURN check_arguments(struct stmt *s, SQLUSMALLINT column, SQLSMALLINT c_type,
                                 SQLPOINTER data, SQLLEN buffer_length)
{
    struct handle *h = &s->handle;

    if (!stmt_has_cursor(s))
        return handle_error(h, s->is_executed ? "24000" : "HY010", "There is no open result");
    if (!s->has_rowset)
        return handle_error(h, "24000", "The cursor is not on a row: call SQLFetch first");
    if (column == 0)
        return handle_error(h, "07009", "Bookmarks are not in use");
    if (column > s->columns.count)
        return handle_error(h, "07009", "There is no column %d: the result has %zu", (int)column,
                            s->columns.count);
    if (!data)
        return handle_error(h, "HY009", "SQLGetData needs a buffer");
    if (buffer_length < 0)
        return handle_error(h, "HY090", "The buffer length %ld is negative", (long)buffer_length);
    if (c_type != SQL_ARD_TYPE && !conv_is_c_type(c_type))
        return handle_error(h, "HY003", "%d is no C data type", (int)c_type);
    return SQL_SUCCESS;
}

/* SQL_ARD_TYPE means: convert as the column's ARD record says. */
static SQLRETURN binding_of(struct stmt *s, SQLUSMALLINT column, SQLSMALLINT c_type,
                            struct conv_binding *binding)
{
    const struct desc_record *r = NULL;

    *binding = (struct conv_binding){ .c_type = c_type };
    if (column <= s->ard->count && column < s->ard->capacity)
        r = &s->ard->records[column];
    if (c_type == SQL_ARD_TYPE) {
        if (!r)
            return handle_error(&s->handle, "07009", "Column %d has no ARD record", (int)column);
        binding->c_type = r->concise_type;
    }
    if (r && r->concise_type == binding->c_type) {
        binding->precision = r->precision;
        binding->scale = r->scale;
        binding->interval_precision = r->interval_precision;
    }
    return SQL_SUCCESS;
}

static const struct cell *current_cell(const struct stmt *s, SQLUSMALLINT column,
                                       const struct batch **batch)
{
    size_t row;

    *batch = cursor_locate(&s->cursor, s->rowset_row, &row);
    return batch_cell(*batch, row, (size_t)column - 1);
}

/* A column that is asked for again goes on where it stopped; any other begins anew. */
static void go_to_column(struct getdata *g, SQLUSMALLINT column)
{
    if (g->column != column)
        *g = (struct getdata){ .column = column };
}

static SQLRETURN give_null(struct stmt *s, SQLLEN *indicator)
{
    s->getdata.finished = true;
    if (!indicator)
        return handle_error(&s->handle, "22002", "The value is NULL and there is no indicator");
    *indicator = SQL_NULL_DATA;
    return SQL_SUCCESS;
}

static SQLRETURN give_value(struct stmt *s, const struct conv_plan *plan, struct str text,
                            SQLPOINTER data, SQLLEN buffer_length, SQLLEN *indicator)
{
    struct conv_target target = { .data = data,
                                  .buffer_length = buffer_length,
                                  .done = s->getdata.done };
    enum conv_status status = plan->run(text, plan, &target);
    const char *why;
    const char *sqlstate;

    s->getdata.done = target.done;
    s->getdata.finished = status != CONV_CUT;
    if (indicator)
        *indicator = target.length;
    if (status == CONV_OK)
        return SQL_SUCCESS;
    sqlstate = sqlstate_of_conversion(status, &why);
    diag_post_cell(&s->handle.diag, sqlstate, why, (SQLLEN)s->rowset_row + 1, s->getdata.column);
    return status == CONV_CUT || status == CONV_FRACTION_CUT ? SQL_SUCCESS_WITH_INFO : SQL_ERROR;
}

SQLRETURN stmt_get_data(struct stmt *s, SQLUSMALLINT column, SQLSMALLINT c_type, SQLPOINTER data,
                        SQLLEN buffer_length, SQLLEN *indicator)
{
    struct conv_binding binding;
    struct conv_plan plan;
    const struct batch *batch;
    const struct cell *cell;
    SQLRETURN rc = check_arguments(s, column, c_type, data, buffer_length);

    if (rc == SQL_SUCCESS)
        rc = binding_of(s, column, c_type, &binding);
    if (rc != SQL_SUCCESS)
        return rc;
    if (!conv_plan(&plan, &s->columns.at[column - 1].type, &binding, dbc_type_settings(s->dbc)))
        return handle_error(&s->handle, "07006", "Column %d cannot be converted to the C type %d",
                            (int)column, (int)binding.c_type);
    go_to_column(&s->getdata, column);
    if (s->getdata.finished)
        return SQL_NO_DATA;
    cell = current_cell(s, column, &batch);
    if (cell_is_null(cell))
        return give_null(s, indicator);
    return give_value(s, &plan, stmt_cell_text(s, batch, cell, (size_t)column - 1), data,
                      buffer_length, indicator);
}

SQLRETURN stmt_set_pos(struct stmt *s, SQLSETPOSIROW row, SQLUSMALLINT operation, SQLUSMALLINT lock)
{
    if (!stmt_has_cursor(s) || !s->has_rowset)
        return handle_error(&s->handle, "24000", "The cursor is not on a rowset");
    if (operation != SQL_POSITION)
        return handle_error(&s->handle, "HYC00",
                            "Rows can be read, not changed: only SQL_POSITION is supported");
    if (lock != SQL_LOCK_NO_CHANGE)
        return handle_error(&s->handle, "HYC00", "Rows cannot be locked");
    if (row == 0 || row > s->cursor.rowset_rows)
        return handle_error(&s->handle, "HY107", "The rowset has no row %lu", (unsigned long)row);
    s->rowset_row = (size_t)row - 1;
    s->getdata = (struct getdata){ 0 };
    return SQL_SUCCESS;
}
