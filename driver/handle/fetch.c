/* SQLBindCol, SQLFetch and SQLFetchScroll: from the rowset's cells to the bound buffers.
 *
 * Per column and binding there is one conversion plan; it is made when the first row is fetched
 * after a binding changed. A rowset is then filled column by column. */
#include <stdlib.h>
#include <string.h>

#include "base/utf.h"
#include "handle/dbc.h"
#include "handle/sqlstate.h"
#include "handle/stmt.h"

static bool is_fixed(SQLSMALLINT c_type)
{
    return conv_element_size(c_type) != 0;
}

SQLRETURN stmt_bind_col(struct stmt *s, SQLUSMALLINT column, SQLSMALLINT c_type, SQLPOINTER data,
                        SQLLEN buffer_length, SQLLEN *indicator)
{
    struct desc_record *r;
    struct err e;

    if (column == 0)
        return handle_error(&s->handle, "HYC00", "Bookmarks are not supported");
    if (!data && !indicator) {
        desc_unbind(s->ard, column);
        return SQL_SUCCESS;
    }
    if (!conv_is_c_type(c_type))
        return handle_error(&s->handle, "HY003", "%d is no C data type", (int)c_type);
    if (buffer_length < 0 && !is_fixed(c_type))
        return handle_error(&s->handle, "HY090", "The buffer length %ld is negative",
                            (long)buffer_length);
    if (column > MOST_COLUMNS)
        return handle_error(&s->handle, "07009", "There is no column %d", (int)column);
    r = desc_make_record(s->ard, column, &e);
    if (!r)
        return handle_fail(&s->handle, &e);
    *r = (struct desc_record){ .data_ptr = data,
                               .octet_length = buffer_length,
                               .octet_length_ptr = indicator,
                               .indicator_ptr = indicator };
    desc_set_c_type(r, c_type);
    return SQL_SUCCESS;
}

static bool plans_are_current(const struct stmt *s)
{
    return s->plans && s->plans_of == s->ard && s->plans_version == s->ard->version;
}

static size_t bound_columns(const struct stmt *s)
{
    size_t bound = (size_t)s->ard->count;

    return bound < s->columns.count ? bound : s->columns.count;
}

static SQLRETURN plan_column(struct stmt *s, size_t column, struct conv_plan *plan)
{
    const struct desc_record *r = desc_bound_record(s->ard, (SQLUSMALLINT)(column + 1));
    struct conv_binding binding;

    *plan = (struct conv_plan){ 0 };
    if (!r)
        return SQL_SUCCESS;
    binding = (struct conv_binding){ .c_type = r->concise_type,
                                     .precision = r->precision,
                                     .scale = r->scale,
                                     .interval_precision = r->interval_precision };
    if (!conv_plan(plan, &s->columns.at[column].type, &binding, dbc_type_settings(s->dbc)))
        return handle_error(&s->handle, "07006",
                            "Column %zu cannot be converted to the C type %d that is bound to it",
                            column + 1, (int)r->concise_type);
    return SQL_SUCCESS;
}

static SQLRETURN make_plans(struct stmt *s)
{
    size_t count = bound_columns(s);
    struct conv_plan *plans;

    if (plans_are_current(s))
        return SQL_SUCCESS;
    plans = realloc(s->plans, (count ? count : 1) * sizeof *plans);
    if (!plans)
        return handle_error(&s->handle, "HY001", "Out of memory");
    s->plans = plans;
    s->plans_of = NULL;
    for (size_t i = 0; i < count; i++) {
        SQLRETURN rc = plan_column(s, i, &plans[i]);

        if (rc != SQL_SUCCESS)
            return rc;
    }
    s->plan_count = count;
    s->plans_of = s->ard;
    s->plans_version = s->ard->version;
    return SQL_SUCCESS;
}

/* Where the values of one column go, row by row. */
struct landing {
    char *data; /* NULL: only lengths are wanted */
    char *length;
    char *indicator;
    size_t data_step;
    size_t length_step;
};

static char *shifted(void *pointer, SQLLEN offset)
{
    return pointer ? (char *)pointer + offset : NULL;
}

static struct landing landing_of(const struct desc *ard, const struct desc_record *r,
                                 const struct conv_plan *plan)
{
    SQLLEN offset = ard->bind_offset_ptr ? *ard->bind_offset_ptr : 0;
    size_t element = plan->element_size ? plan->element_size : (size_t)r->octet_length;
    bool by_column = ard->bind_type == SQL_BIND_BY_COLUMN;

    return (struct landing){
        .data = shifted(r->data_ptr, offset),
        .length = shifted(r->octet_length_ptr, offset),
        .indicator = shifted(r->indicator_ptr, offset),
        .data_step = by_column ? element : ard->bind_type,
        .length_step = by_column ? sizeof(SQLLEN) : ard->bind_type,
    };
}

/* Row-wise structures may be packed, so lengths are written byte by byte. */
static void put_length(char *at, SQLLEN value)
{
    if (at)
        memcpy(at, &value, sizeof value);
}

static SQLUSMALLINT worse(SQLUSMALLINT a, SQLUSMALLINT b)
{
    return a == SQL_ROW_ERROR || b == SQL_ROW_ERROR ? SQL_ROW_ERROR : a == SQL_ROW_SUCCESS ? b : a;
}

static SQLUSMALLINT post_cell(struct stmt *s, enum conv_status status, size_t row, size_t column)
{
    const char *text;
    const char *sqlstate = sqlstate_of_conversion(status, &text);

    diag_post_cell(&s->handle.diag, sqlstate, text, (SQLLEN)row + 1, (SQLINTEGER)column + 1);
    return strncmp(sqlstate, "01", 2) == 0 ? SQL_ROW_SUCCESS_WITH_INFO : SQL_ROW_ERROR;
}

static SQLUSMALLINT put_null(struct stmt *s, const struct landing *to, size_t row, size_t column)
{
    if (!to->indicator) {
        diag_post_cell(&s->handle.diag, "22002", "The value is NULL and no indicator is bound",
                       (SQLLEN)row + 1, (SQLINTEGER)column + 1);
        return SQL_ROW_ERROR;
    }
    put_length(to->indicator, SQL_NULL_DATA);
    return SQL_ROW_SUCCESS;
}

struct str stmt_cell_text(const struct stmt *s, const struct batch *batch, const struct cell *cell,
                          size_t column)
{
    struct str text = batch_text(batch, cell);

    if (s->attrs.max_length && text.n > s->attrs.max_length &&
        kind_is_unbounded(&s->columns.at[column].type)) {
        text = str_first(text, s->attrs.max_length);
        text.n = utf8_whole(text);
    }
    return text;
}

/* Fills a run of rows of one column. row: of the rowset, from 0. */
static void fill_column(struct stmt *s, size_t column, const struct segment *segment, size_t row,
                        struct landing to)
{
    const struct conv_plan *plan = &s->plans[column];
    SQLLEN room = desc_bound_record(s->ard, (SQLUSMALLINT)(column + 1))->octet_length;

    for (size_t i = 0; i < segment->rows; i++, row++) {
        const struct cell *cell = batch_cell(segment->batch, segment->first + i, column);
        struct conv_target target = { .data = to.data, .buffer_length = room };
        SQLUSMALLINT status = SQL_ROW_SUCCESS;

        if (cell_is_null(cell)) {
            status = put_null(s, &to, row, column);
        } else {
            enum conv_status outcome =
                plan->run(stmt_cell_text(s, segment->batch, cell, column), plan, &target);

            if (to.indicator != to.length)
                put_length(to.indicator, 0);
            put_length(to.length, target.length);
            if (outcome != CONV_OK)
                status = post_cell(s, outcome, row, column);
        }
        if (status != SQL_ROW_SUCCESS)
            s->row_status[row] = worse(s->row_status[row], status);
        to.data = to.data ? to.data + to.data_step : NULL;
        to.length = to.length ? to.length + to.length_step : NULL;
        to.indicator = to.indicator ? to.indicator + to.length_step : NULL;
    }
}

static void skip_rows(struct landing *to, size_t rows)
{
    to->data = to->data ? to->data + rows * to->data_step : NULL;
    to->length = to->length ? to->length + rows * to->length_step : NULL;
    to->indicator = to->indicator ? to->indicator + rows * to->length_step : NULL;
}

static void fill_columns(struct stmt *s)
{
    for (size_t column = 0; column < s->plan_count; column++) {
        const struct desc_record *r = desc_bound_record(s->ard, (SQLUSMALLINT)(column + 1));
        struct landing to;
        size_t row = 0;

        if (!r)
            continue;
        to = landing_of(s->ard, r, &s->plans[column]);
        for (size_t i = 0; i < s->cursor.segment_count; i++) {
            fill_column(s, column, &s->cursor.segments[i], row, to);
            skip_rows(&to, s->cursor.segments[i].rows);
            row += s->cursor.segments[i].rows;
        }
    }
}

static SQLRETURN make_row_status(struct stmt *s, size_t rows)
{
    if (rows > s->row_status_capacity) {
        SQLUSMALLINT *status = realloc(s->row_status, rows * sizeof *status);

        if (!status)
            return handle_error(&s->handle, "HY001", "Out of memory");
        s->row_status = status;
        s->row_status_capacity = rows;
    }
    return SQL_SUCCESS;
}

/* Tells the application what became of each row of its rowset. */
static void publish(const struct stmt *s, size_t rowset_size, size_t rows, SQLULEN *fetched,
                    SQLUSMALLINT *status)
{
    if (fetched)
        *fetched = rows;
    if (!status)
        return;
    for (size_t i = 0; i < rowset_size; i++)
        status[i] = i < rows ? s->row_status[i] : SQL_ROW_NOROW;
}

static SQLRETURN outcome_of(const struct stmt *s, size_t rows)
{
    size_t errors = 0;
    size_t notes = 0;

    for (size_t i = 0; i < rows; i++) {
        errors += s->row_status[i] == SQL_ROW_ERROR;
        notes += s->row_status[i] == SQL_ROW_SUCCESS_WITH_INFO;
    }
    if (errors == rows)
        return SQL_ERROR;
    return errors || notes ? SQL_SUCCESS_WITH_INFO : SQL_SUCCESS;
}

static SQLRETURN fetch_rowset(struct stmt *s, size_t rowset_size, SQLULEN *fetched,
                              SQLUSMALLINT *status)
{
    struct call call = stmt_call(s);
    struct err e;
    int64_t rows;
    SQLRETURN rc;

    if (!stmt_has_cursor(s))
        return handle_error(&s->handle, s->is_executed ? "24000" : "HY010",
                            "There is no open result to fetch from");
    rc = make_plans(s);
    if (rc == SQL_SUCCESS)
        rc = make_row_status(s, rowset_size);
    if (rc != SQL_SUCCESS)
        return rc;
    s->getdata = (struct getdata){ 0 };
    s->rowset_row = 0;
    s->has_rowset = false;
    rows = cursor_next(&s->cursor, rowset_size, &call, &e);
    if (rows < 0)
        return handle_fail(&s->handle, &e);
    memset(s->row_status, 0, (size_t)rows * sizeof *s->row_status);
    if (s->attrs.retrieve_data == SQL_RD_ON)
        fill_columns(s);
    publish(s, rowset_size, (size_t)rows, fetched, status);
    if (rows == 0)
        return SQL_NO_DATA;
    s->has_rowset = true;
    return outcome_of(s, (size_t)rows);
}

SQLRETURN stmt_fetch(struct stmt *s)
{
    return fetch_rowset(s, s->ard->array_size, s->ird.rows_processed_ptr, s->ird.array_status_ptr);
}

SQLRETURN stmt_fetch_scroll(struct stmt *s, SQLSMALLINT orientation, SQLLEN offset)
{
    (void)offset; /* counts only for the orientations that a forward-only cursor refuses */
    if (orientation != SQL_FETCH_NEXT)
        return handle_error(&s->handle, "HY106",
                            "The cursor is forward-only: only SQL_FETCH_NEXT moves it");
    return stmt_fetch(s);
}

SQLRETURN stmt_extended_fetch(struct stmt *s, SQLUSMALLINT orientation, SQLLEN offset,
                              SQLULEN *rows, SQLUSMALLINT *status)
{
    (void)offset;
    if (orientation != SQL_FETCH_NEXT)
        return handle_error(&s->handle, "HY106",
                            "The cursor is forward-only: only SQL_FETCH_NEXT moves it");
    return fetch_rowset(s, s->attrs.odbc2_rowset_size, rows, status);
}
