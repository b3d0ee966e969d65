/* Statement handles: attributes, bindings, and the result that is open. */
#ifndef ATHENA_HANDLE_STMT_H
#define ATHENA_HANDLE_STMT_H

#include "base/call.h"
#include "convert/convert.h"
#include "handle/desc.h"
#include "handle/text.h"
#include "result/cursor.h"
#include "result/execution.h"
#include "types/column.h"

struct dbc;

/* Statement attributes that only need to be kept. Those of descriptors live in them. */
struct stmt_attrs {
    SQLULEN query_timeout; /* seconds; 0: none */
    SQLULEN max_rows;
    SQLULEN max_length; /* bytes of character and binary data; 0: all */
    SQLULEN cursor_type;
    SQLULEN concurrency;
    SQLULEN cursor_scrollable;
    SQLULEN cursor_sensitivity;
    SQLULEN keyset_size;
    SQLULEN simulate_cursor;
    SQLULEN noscan;
    SQLULEN retrieve_data;
    SQLULEN use_bookmarks;
    SQLULEN metadata_id;
    SQLULEN async_enable;
    SQLULEN enable_auto_ipd;
    SQLULEN odbc2_rowset_size; /* SQL_ROWSET_SIZE, of SQLExtendedFetch */
    SQLPOINTER fetch_bookmark_ptr;
};

/* How far SQLGetData came in the current row. */
struct getdata {
    SQLUSMALLINT column; /* 0: none yet */
    SQLSMALLINT c_type;
    size_t done;
    bool finished; /* all was given: next is SQL_NO_DATA */
};

struct stmt {
    struct handle handle;
    struct dbc *dbc;
    struct stmt *next; /* in the connection's list */
    struct cancel cancel;
    struct stmt_attrs attrs;

    struct desc own_ard, own_apd, ird, ipd;
    struct desc *ard; /* own_ard, or one that the application allocated */
    struct desc *apd;

    struct buf sql; /* the prepared statement, UTF-8 */
    bool is_prepared;
    bool is_executed; /* until the cursor is closed or another statement is prepared */

    struct execution execution; /* ids, state and statistics of the last one */
    struct columns columns;     /* of the open result; count 0: no result set */
    struct cursor cursor;
    SQLLEN row_count; /* SQLRowCount: -1 if not known */

    bool has_rowset;   /* a fetch has succeeded since the cursor was opened */
    size_t rowset_row; /* SQLSetPos: the current row in the rowset, from 0 */
    struct getdata getdata;

    struct conv_plan *plans; /* [plan_count] of the bound columns, made by fetch.c */
    size_t plan_count;
    SQLUSMALLINT *row_status; /* [row_status_capacity] of the rowset's rows */
    size_t row_status_capacity;
    const struct desc *plans_of; /* the ARD and its version that they were made from */
    unsigned long plans_version;
};

/* SQLAllocHandle and SQLFreeHandle. dbc is locked by the caller. */
struct stmt *stmt_new(struct dbc *dbc, struct err *e);
void stmt_delete(struct stmt *s);

/* The statement behind an application's pointer, or NULL. */
struct stmt *stmt_of(SQLHSTMT pointer);

/* A result set is open. */
bool stmt_has_cursor(const struct stmt *s);

/* Closes the result and forgets its columns; what was prepared stays. */
void stmt_close_cursor(struct stmt *s);

/* SQLFreeStmt: SQL_CLOSE, SQL_UNBIND, SQL_RESET_PARAMS (SQL_DROP is SQLFreeHandle). */
SQLRETURN stmt_free_option(struct stmt *s, SQLUSMALLINT option);

/* SQLCloseCursor: 24000 without a cursor. */
SQLRETURN stmt_close(struct stmt *s);

/* The limits of the call that begins: the statement's cancel and its time-out. */
struct call stmt_call(struct stmt *s);

/* Makes *source the open result of columns, which it takes, too; both are taken on failure. */
SQLRETURN stmt_open_result(struct stmt *s, struct columns *columns, struct source *source,
                           const struct call *call);

/* stmt_attrs.c */
SQLRETURN stmt_set_attr(struct stmt *s, SQLINTEGER attribute, SQLPOINTER value);
SQLRETURN stmt_get_attr(struct stmt *s, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER *length);

/* exec.c */
SQLRETURN stmt_exec_direct(struct stmt *s, struct text_in sql);
SQLRETURN stmt_prepare(struct stmt *s, struct text_in sql);
SQLRETURN stmt_execute(struct stmt *s);
SQLRETURN stmt_num_params(struct stmt *s, SQLSMALLINT *count);
SQLRETURN stmt_more_results(struct stmt *s);
SQLRETURN stmt_row_count(struct stmt *s, SQLLEN *count);

/* SQL_DIAG_CURSOR_ROW_COUNT. */
SQLLEN stmt_cursor_rows(const struct stmt *s);

/* describe.c */
SQLRETURN stmt_num_result_cols(struct stmt *s, SQLSMALLINT *count);
SQLRETURN stmt_describe_col(struct stmt *s, SQLUSMALLINT column, struct text_out name,
                            SQLSMALLINT *type, SQLULEN *size, SQLSMALLINT *digits,
                            SQLSMALLINT *nullable);
SQLRETURN stmt_col_attribute(struct stmt *s, SQLUSMALLINT column, SQLUSMALLINT field,
                             struct text_out text, SQLLEN *number);

/* fetch.c */
SQLRETURN stmt_bind_col(struct stmt *s, SQLUSMALLINT column, SQLSMALLINT c_type, SQLPOINTER data,
                        SQLLEN buffer_length, SQLLEN *indicator);
SQLRETURN stmt_fetch(struct stmt *s);
SQLRETURN stmt_fetch_scroll(struct stmt *s, SQLSMALLINT orientation, SQLLEN offset);
SQLRETURN stmt_extended_fetch(struct stmt *s, SQLUSMALLINT orientation, SQLLEN offset,
                              SQLULEN *rows, SQLUSMALLINT *status);

/* A cell's text, cut to SQL_ATTR_MAX_LENGTH. The cell is not NULL; column from 0. */
struct str stmt_cell_text(const struct stmt *s, const struct batch *batch, const struct cell *cell,
                          size_t column);

/* getdata.c */
SQLRETURN stmt_get_data(struct stmt *s, SQLUSMALLINT column, SQLSMALLINT c_type, SQLPOINTER data,
                        SQLLEN buffer_length, SQLLEN *indicator);
SQLRETURN stmt_set_pos(struct stmt *s, SQLSETPOSIROW row, SQLUSMALLINT operation,
                       SQLUSMALLINT lock);

/* cancel.c: any thread, without the statement's lock. */
SQLRETURN stmt_cancel(struct stmt *s);

#endif
