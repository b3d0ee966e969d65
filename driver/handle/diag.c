#include "handle/diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

/* A rowset may have a warning per cell; nobody reads more than this many. */
enum { MOST_RECORDS = 1000, MOST_MESSAGE = 4096 };

void diag_init(struct diag *d)
{
    *d = (struct diag){ 0 };
}

void diag_clear(struct diag *d)
{
    for (size_t i = 0; i < d->count; i++)
        free(d->records[i].message);
    d->count = 0;
    d->return_code = SQL_SUCCESS;
}

void diag_free(struct diag *d)
{
    diag_clear(d);
    free(d->records);
    diag_init(d);
}

size_t diag_count(const struct diag *d)
{
    return d->count;
}

static bool is_warning(const char *sqlstate)
{
    return strncmp(sqlstate, "01", 2) == 0;
}

static struct diag_record *new_record(struct diag *d)
{
    if (d->count == MOST_RECORDS)
        return NULL;
    if (d->count == d->capacity) {
        size_t capacity = d->capacity ? d->capacity * 2 : 4;
        struct diag_record *records = realloc(d->records, capacity * sizeof *records);

        if (!records)
            return NULL;
        d->records = records;
        d->capacity = capacity;
    }
    return &d->records[d->count++];
}

/* Records without a row come first, then row by row; within a row errors before warnings, else in
 * the order of posting. Source: ODBC reference, "Sequence of Status Records". */
static bool belongs_before(const struct diag_record *a, const struct diag_record *b)
{
    if (a->row != b->row)
        return a->row < b->row;
    return !is_warning(a->sqlstate) && is_warning(b->sqlstate);
}

/* The newest record's place; the slot for it is the last one. */
static size_t place_of(const struct diag *d, const struct diag_record *record)
{
    size_t at = d->count - 1;

    while (at > 0 && belongs_before(record, &d->records[at - 1]))
        at--;
    return at;
}

static void add_record(struct diag *d, const struct diag_record *record)
{
    size_t at;

    if (!new_record(d)) {
        free(record->message);
        return;
    }
    at = place_of(d, record);
    memmove(&d->records[at + 1], &d->records[at], (d->count - 1 - at) * sizeof *d->records);
    d->records[at] = *record;
}

static void add_ids(struct buf *b, const struct err *e)
{
    const char *separator = " [";

    if (e->aws_code[0]) {
        buf_printf(b, "%s%s", separator, e->aws_code);
        separator = "; ";
    }
    if (e->query_id[0]) {
        buf_printf(b, "%squery %s", separator, e->query_id);
        separator = "; ";
    }
    if (e->request_id[0]) {
        buf_printf(b, "%srequest %s", separator, e->request_id);
        separator = "; ";
    }
    if (separator[0] == ';')
        buf_add_byte(b, ']');
}

static struct diag_record record_of(const char *sqlstate, struct buf *message)
{
    struct diag_record r = { .row = SQL_NO_ROW_NUMBER, .column = SQL_NO_COLUMN_NUMBER };

    snprintf(r.sqlstate, sizeof r.sqlstate, "%s", sqlstate);
    if (message->failed)
        buf_free(message);
    else
        r.message = message->p;
    return r;
}

void diag_post(struct diag *d, const char *sqlstate, const struct err *e)
{
    struct diag_record r;
    struct buf message;

    buf_init(&message, MOST_MESSAGE);
    buf_printf(&message, "[athena-odbc][Athena] %s", e->text);
    add_ids(&message, e);
    r = record_of(sqlstate, &message);
    r.native = e->native;
    add_record(d, &r);
}

void diag_post_cell(struct diag *d, const char *sqlstate, const char *text, SQLLEN row,
                    SQLINTEGER column)
{
    struct diag_record r;
    struct buf message;

    buf_init(&message, MOST_MESSAGE);
    buf_printf(&message, "[athena-odbc] %s (column %d)", text, (int)column);
    r = record_of(sqlstate, &message);
    r.row = row;
    r.column = column;
    add_record(d, &r);
}

const struct diag_record *diag_record(const struct diag *d, SQLSMALLINT number)
{
    return number >= 1 && (size_t)number <= d->count ? &d->records[number - 1] : NULL;
}

struct str diag_message(const struct diag_record *r)
{
    return str_c(r->message ? r->message : "[athena-odbc] no memory for the message");
}

struct str diag_class_origin(const char *sqlstate)
{
    return str_c(strncmp(sqlstate, "IM", 2) == 0 ? "ODBC 3.0" : "ISO 9075");
}

/* Subclasses that ODBC defined itself. Source: ODBC reference, SQLGetDiagField,
 * SQL_DIAG_SUBCLASS_ORIGIN. */
static const char *const odbc_subclasses[] = {
    "01S00", "01S01", "01S02", "01S06", "01S07", "07S01", "08S01", "21S01",
    "21S02", "25S01", "25S02", "25S03", "42S01", "42S02", "42S11", "42S12",
    "42S21", "42S22", "HY095", "HY097", "HY098", "HY099", "HY100", "HY101",
    "HY105", "HY107", "HY109", "HY110", "HY111", "HYT00", "HYT01",
};

struct str diag_subclass_origin(const char *sqlstate)
{
    for (size_t i = 0; i < ARRAY_LEN(odbc_subclasses); i++) {
        if (strcmp(odbc_subclasses[i], sqlstate) == 0)
            return str_c("ODBC 3.0");
    }
    return diag_class_origin(sqlstate);
}
