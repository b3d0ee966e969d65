#include "handle/diag_fields.h"

#include <string.h>

#include "handle/dbc.h"
#include "handle/stmt.h"

SQLRETURN diag_get_rec(const struct diag *d, SQLSMALLINT number, struct text_out sqlstate,
                       SQLINTEGER *native, struct text_out message)
{
    const struct diag_record *r = diag_record(d, number);

    if (!r)
        return SQL_NO_DATA;
    text_write(&sqlstate, str_c(r->sqlstate));
    if (native)
        *native = r->native;
    return text_write(&message, diag_message(r)) ? SQL_SUCCESS : SQL_SUCCESS_WITH_INFO;
}

static SQLRETURN give_text(struct text_out out, struct str text)
{
    return text_write(&out, text) ? SQL_SUCCESS : SQL_SUCCESS_WITH_INFO;
}

static SQLRETURN give_len(SQLPOINTER out, SQLLEN number)
{
    if (out)
        memcpy(out, &number, sizeof number);
    return SQL_SUCCESS;
}

static SQLRETURN give_integer(SQLPOINTER out, SQLINTEGER number)
{
    if (out)
        memcpy(out, &number, sizeof number);
    return SQL_SUCCESS;
}

static SQLRETURN header_field(const struct handle *h, SQLSMALLINT field, SQLPOINTER value,
                              struct text_out text)
{
    bool is_stmt = h->type == SQL_HANDLE_STMT;

    switch (field) {
    case SQL_DIAG_NUMBER:
        return give_integer(value, (SQLINTEGER)diag_count(&h->diag));
    case SQL_DIAG_RETURNCODE:
        if (value)
            memcpy(value, &h->diag.return_code, sizeof h->diag.return_code);
        return SQL_SUCCESS;
    case SQL_DIAG_CURSOR_ROW_COUNT:
        return is_stmt ? give_len(value, stmt_cursor_rows((const struct stmt *)h)) : SQL_ERROR;
    case SQL_DIAG_ROW_COUNT:
        return is_stmt ? give_len(value, ((const struct stmt *)h)->row_count) : SQL_ERROR;
    case SQL_DIAG_DYNAMIC_FUNCTION:
        return is_stmt ? give_text(text, str_n("", 0)) : SQL_ERROR;
    case SQL_DIAG_DYNAMIC_FUNCTION_CODE:
        return is_stmt ? give_integer(value, SQL_DIAG_UNKNOWN_STATEMENT) : SQL_ERROR;
    default:
        return SQL_ERROR;
    }
}

/* The connection that a handle belongs to, or NULL for an environment. */
static const struct dbc *dbc_of_handle(const struct handle *h)
{
    switch (h->type) {
    case SQL_HANDLE_DBC:
        return (const struct dbc *)h;
    case SQL_HANDLE_STMT:
        return ((const struct stmt *)h)->dbc;
    case SQL_HANDLE_DESC:
        return ((const struct desc *)h)->dbc;
    default:
        return NULL;
    }
}

static struct str connection_name(const struct handle *h)
{
    const struct dbc *dbc = dbc_of_handle(h);

    return dbc ? dbc_data_source_name(dbc) : str_n("", 0);
}

static struct str server_name(const struct handle *h)
{
    const struct dbc *dbc = dbc_of_handle(h);

    return dbc ? dbc_server_name(dbc) : str_n("", 0);
}

static SQLRETURN record_field(const struct handle *h, const struct diag_record *r,
                              SQLSMALLINT field, SQLPOINTER value, struct text_out text)
{
    switch (field) {
    case SQL_DIAG_SQLSTATE:
        return give_text(text, str_c(r->sqlstate));
    case SQL_DIAG_NATIVE:
        return give_integer(value, r->native);
    case SQL_DIAG_MESSAGE_TEXT:
        return give_text(text, diag_message(r));
    case SQL_DIAG_CLASS_ORIGIN:
        return give_text(text, diag_class_origin(r->sqlstate));
    case SQL_DIAG_SUBCLASS_ORIGIN:
        return give_text(text, diag_subclass_origin(r->sqlstate));
    case SQL_DIAG_CONNECTION_NAME:
        return give_text(text, connection_name(h));
    case SQL_DIAG_SERVER_NAME:
        return give_text(text, server_name(h));
    case SQL_DIAG_ROW_NUMBER:
        return give_len(value, r->row);
    case SQL_DIAG_COLUMN_NUMBER:
        return give_integer(value, r->column);
    default:
        return SQL_ERROR;
    }
}

SQLRETURN diag_get_field(const struct handle *h, SQLSMALLINT number, SQLSMALLINT field,
                         SQLPOINTER value, struct text_out text)
{
    const struct diag_record *r;

    if (number == 0)
        return header_field(h, field, value, text);
    r = diag_record(&h->diag, number);
    if (number < 0)
        return SQL_ERROR;
    return r ? record_field(h, r, field, value, text) : SQL_NO_DATA;
}
