/* Exported functions: running statements. */
#include "api/enter.h"

static SQLRETURN exec_direct(SQLHSTMT h, struct text_in sql)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_exec_direct(s, sql)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLExecDirect(SQLHSTMT h, SQLCHAR *sql, SQLINTEGER length)
{
    return exec_direct(h, text_a(sql, length));
}

SQLRETURN SQL_API SQLExecDirectW(SQLHSTMT h, SQLWCHAR *sql, SQLINTEGER length)
{
    return exec_direct(h, text_w(sql, length));
}

static SQLRETURN prepare(SQLHSTMT h, struct text_in sql)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_prepare(s, sql)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLPrepare(SQLHSTMT h, SQLCHAR *sql, SQLINTEGER length)
{
    return prepare(h, text_a(sql, length));
}

SQLRETURN SQL_API SQLPrepareW(SQLHSTMT h, SQLWCHAR *sql, SQLINTEGER length)
{
    return prepare(h, text_w(sql, length));
}

SQLRETURN SQL_API SQLExecute(SQLHSTMT h)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_execute(s)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLNumParams(SQLHSTMT h, SQLSMALLINT *count)
{
    struct stmt *s = enter_stmt(h);

    return s ? leave_stmt(s, stmt_num_params(s, count)) : SQL_INVALID_HANDLE;
}

/* Any thread may cancel, so the statement's lock is not taken here. */
SQLRETURN SQL_API SQLCancel(SQLHSTMT h)
{
    struct stmt *s = stmt_of(h);

    return s ? stmt_cancel(s) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLFreeStmt(SQLHSTMT h, SQLUSMALLINT option)
{
    struct stmt *s;

    if (option == SQL_DROP)
        return dbc_free_stmt(h);
    s = enter_stmt(h);
    return s ? leave_stmt(s, stmt_free_option(s, option)) : SQL_INVALID_HANDLE;
}
