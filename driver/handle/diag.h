/* The diagnostic area of a handle: a header and records, errors before warnings.
 * Source: ODBC reference, "Diagnostics", SQLGetDiagRec, SQLGetDiagField. */
#ifndef ATHENA_HANDLE_DIAG_H
#define ATHENA_HANDLE_DIAG_H

#include <sql.h>
#include <sqlext.h>

#include "base/err.h"

struct diag_record {
    char sqlstate[6];
    SQLINTEGER native;
    SQLLEN row;        /* from 1 in the rowset, or SQL_NO_ROW_NUMBER */
    SQLINTEGER column; /* from 1, or SQL_NO_COLUMN_NUMBER */
    char *message;     /* owned; NULL if there was no memory for it */
};

struct diag {
    struct diag_record *records;
    size_t count;
    size_t capacity;
    SQLRETURN return_code;
};

void diag_init(struct diag *d);
void diag_free(struct diag *d);

/* Forgets the records. */
void diag_clear(struct diag *d);
size_t diag_count(const struct diag *d);

/* Adds a record: "[athena-odbc][Athena] text (ids)". Never fails: without memory the record has
 * no text, without memory for the record the newest one is lost. */
void diag_post(struct diag *d, const char *sqlstate, const struct err *e);

/* The same with the place of a cell: row from 1 in the rowset, column from 1. */
void diag_post_cell(struct diag *d, const char *sqlstate, const char *text, SQLLEN row,
                    SQLINTEGER column);

/* Record number from 1, or NULL. */
const struct diag_record *diag_record(const struct diag *d, SQLSMALLINT number);

/* The message, never NULL. */
struct str diag_message(const struct diag_record *r);

/* SQL_DIAG_CLASS_ORIGIN and SQL_DIAG_SUBCLASS_ORIGIN of a SQLSTATE: "ISO 9075" or "ODBC 3.0". */
struct str diag_class_origin(const char *sqlstate);
struct str diag_subclass_origin(const char *sqlstate);

#endif
