/* Exported functions: reading results. */
#include "api/enter.h"

SQLRETURN SQL_API SQLNumResultCols(SQLHSTMT h, SQLSMALLINT *count)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_num_result_cols(s, count)) : SQL_INVALID_HANDLE;
}

static SQLRETURN describe_col(SQLHSTMT h, SQLUSMALLINT column, struct text_out name,
                              SQLSMALLINT *type, SQLULEN *size, SQLSMALLINT *digits,
                              SQLSMALLINT *nullable)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_describe_col(s, column, name, type, size, digits, nullable))
             : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLDescribeCol(SQLHSTMT h, SQLUSMALLINT column, SQLCHAR *name, SQLSMALLINT room,
                                 SQLSMALLINT *length, SQLSMALLINT *type, SQLULEN *size,
                                 SQLSMALLINT *digits, SQLSMALLINT *nullable)
{
    return describe_col(h, column, text_out_a(name, room, length), type, size, digits, nullable);
}

SQLRETURN SQL_API SQLDescribeColW(SQLHSTMT h, SQLUSMALLINT column, SQLWCHAR *name, SQLSMALLINT room,
                                  SQLSMALLINT *length, SQLSMALLINT *type, SQLULEN *size,
                                  SQLSMALLINT *digits, SQLSMALLINT *nullable)
{
    return describe_col(h, column, text_out_w(name, room, length), type, size, digits, nullable);
}

static SQLRETURN col_attribute(SQLHSTMT h, SQLUSMALLINT column, SQLUSMALLINT field,
                               struct text_out text, SQLLEN *number)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_col_attribute(s, column, field, text, number))
             : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLColAttribute(SQLHSTMT h, SQLUSMALLINT column, SQLUSMALLINT field,
                                  SQLPOINTER text, SQLSMALLINT room, SQLSMALLINT *length,
                                  SQLLEN *number)
{
    return col_attribute(h, column, field, text_out_bytes(text, room, length, false), number);
}

SQLRETURN SQL_API SQLColAttributeW(SQLHSTMT h, SQLUSMALLINT column, SQLUSMALLINT field,
                                   SQLPOINTER text, SQLSMALLINT room, SQLSMALLINT *length,
                                   SQLLEN *number)
{
    return col_attribute(h, column, field, text_out_bytes(text, room, length, true), number);
}

SQLRETURN SQL_API SQLBindCol(SQLHSTMT h, SQLUSMALLINT column, SQLSMALLINT c_type, SQLPOINTER data,
                             SQLLEN buffer_length, SQLLEN *indicator)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_bind_col(s, column, c_type, data, buffer_length, indicator))
             : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLFetch(SQLHSTMT h)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_fetch(s)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLFetchScroll(SQLHSTMT h, SQLSMALLINT orientation, SQLLEN offset)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_fetch_scroll(s, orientation, offset)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLExtendedFetch(SQLHSTMT h, SQLUSMALLINT orientation, SQLLEN offset,
                                   SQLULEN *rows, SQLUSMALLINT *status)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_extended_fetch(s, orientation, offset, rows, status))
             : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLGetData(SQLHSTMT h, SQLUSMALLINT column, SQLSMALLINT c_type, SQLPOINTER data,
                             SQLLEN buffer_length, SQLLEN *indicator)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_get_data(s, column, c_type, data, buffer_length, indicator))
             : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLSetPos(SQLHSTMT h, SQLSETPOSIROW row, SQLUSMALLINT operation,
                            SQLUSMALLINT lock)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_set_pos(s, row, operation, lock)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLRowCount(SQLHSTMT h, SQLLEN *count)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_row_count(s, count)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLMoreResults(SQLHSTMT h)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_more_results(s)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLCloseCursor(SQLHSTMT h)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_close(s)) : SQL_INVALID_HANDLE;
}
