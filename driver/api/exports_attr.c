/* Exported functions: attributes of environments, connections and statements. */
#include "api/enter.h"

SQLRETURN SQL_API SQLSetEnvAttr(SQLHENV h, SQLINTEGER attribute, SQLPOINTER value,
                                SQLINTEGER length)
{
    struct env *env = enter_env(h);

    (void)length; /* all environment attributes are numbers */
    return env ? leave_env(env, env_set_attr(env, attribute, value)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLGetEnvAttr(SQLHENV h, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER room,
                                SQLINTEGER *length)
{
    struct env *env = enter_env(h);

    (void)room;
    return env ? leave_env(env, env_get_attr(env, attribute, value, length)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLSetConnectAttr(SQLHDBC h, SQLINTEGER attribute, SQLPOINTER value,
                                    SQLINTEGER length)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_set_attr(dbc, attribute, value, text_a(value, length)))
               : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLSetConnectAttrW(SQLHDBC h, SQLINTEGER attribute, SQLPOINTER value,
                                     SQLINTEGER length)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_set_attr(dbc, attribute, value, text_w_bytes(value, length)))
               : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLGetConnectAttr(SQLHDBC h, SQLINTEGER attribute, SQLPOINTER value,
                                    SQLINTEGER room, SQLINTEGER *length)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_get_attr(dbc, attribute, value,
                                             text_out_bytes32(value, room, length, false)))
               : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLGetConnectAttrW(SQLHDBC h, SQLINTEGER attribute, SQLPOINTER value,
                                     SQLINTEGER room, SQLINTEGER *length)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_get_attr(dbc, attribute, value,
                                             text_out_bytes32(value, room, length, true)))
               : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLSetStmtAttr(SQLHSTMT h, SQLINTEGER attribute, SQLPOINTER value,
                                 SQLINTEGER length)
{
    struct stmt *s = enter_stmt(h);

    (void)length; /* no statement attribute of ODBC's is a text */
    return s ? leave_stmt(s, stmt_set_attr(s, attribute, value)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLSetStmtAttrW(SQLHSTMT h, SQLINTEGER attribute, SQLPOINTER value,
                                  SQLINTEGER length)
{
    struct stmt *s = enter_stmt(h);

    (void)length;
    return s ? leave_stmt(s, stmt_set_attr(s, attribute, value)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLGetStmtAttr(SQLHSTMT h, SQLINTEGER attribute, SQLPOINTER value,
                                 SQLINTEGER room, SQLINTEGER *length)
{
    struct stmt *s = enter_stmt(h);

    (void)room;
    return s ? leave_stmt(s, stmt_get_attr(s, attribute, value, length)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLGetStmtAttrW(SQLHSTMT h, SQLINTEGER attribute, SQLPOINTER value,
                                  SQLINTEGER room, SQLINTEGER *length)
{
    struct stmt *s = enter_stmt(h);

    (void)room;
    return s ? leave_stmt(s, stmt_get_attr(s, attribute, value, length)) : SQL_INVALID_HANDLE;
}
