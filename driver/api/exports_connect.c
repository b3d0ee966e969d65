/* Exported functions: connecting, and what a connection tells. */
#include "api/enter.h"

static SQLRETURN connect_dsn(SQLHDBC h, struct text_in dsn, struct text_in user,
                             struct text_in password)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_connect(dbc, dsn, user, password)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLConnect(SQLHDBC h, SQLCHAR *dsn, SQLSMALLINT dsn_length, SQLCHAR *user,
                             SQLSMALLINT user_length, SQLCHAR *password,
                             SQLSMALLINT password_length)
{
    return connect_dsn(h, text_a(dsn, dsn_length), text_a(user, user_length),
                       text_a(password, password_length));
}

SQLRETURN SQL_API SQLConnectW(SQLHDBC h, SQLWCHAR *dsn, SQLSMALLINT dsn_length, SQLWCHAR *user,
                              SQLSMALLINT user_length, SQLWCHAR *password,
                              SQLSMALLINT password_length)
{
    return connect_dsn(h, text_w(dsn, dsn_length), text_w(user, user_length),
                       text_w(password, password_length));
}

static SQLRETURN driver_connect(SQLHDBC h, struct text_in in, struct text_out out,
                                SQLUSMALLINT completion)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_driver_connect(dbc, in, out, completion)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLDriverConnect(SQLHDBC h, SQLHWND window, SQLCHAR *in, SQLSMALLINT in_length,
                                   SQLCHAR *out, SQLSMALLINT room, SQLSMALLINT *length,
                                   SQLUSMALLINT completion)
{
    (void)window; /* there is no dialog */
    return driver_connect(h, text_a(in, in_length), text_out_a(out, room, length), completion);
}

SQLRETURN SQL_API SQLDriverConnectW(SQLHDBC h, SQLHWND window, SQLWCHAR *in, SQLSMALLINT in_length,
                                    SQLWCHAR *out, SQLSMALLINT room, SQLSMALLINT *length,
                                    SQLUSMALLINT completion)
{
    (void)window;
    return driver_connect(h, text_w(in, in_length), text_out_w(out, room, length), completion);
}

SQLRETURN SQL_API SQLDisconnect(SQLHDBC h)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_disconnect(dbc)) : SQL_INVALID_HANDLE;
}

static SQLRETURN get_info(SQLHDBC h, SQLUSMALLINT type, SQLPOINTER value, struct text_out text)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_get_info(dbc, type, value, text)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLGetInfo(SQLHDBC h, SQLUSMALLINT type, SQLPOINTER value, SQLSMALLINT room,
                             SQLSMALLINT *length)
{
    return get_info(h, type, value, text_out_bytes(value, room, length, false));
}

SQLRETURN SQL_API SQLGetInfoW(SQLHDBC h, SQLUSMALLINT type, SQLPOINTER value, SQLSMALLINT room,
                              SQLSMALLINT *length)
{
    return get_info(h, type, value, text_out_bytes(value, room, length, true));
}

SQLRETURN SQL_API SQLGetFunctions(SQLHDBC h, SQLUSMALLINT function, SQLUSMALLINT *supported)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_get_functions(dbc, function, supported)) : SQL_INVALID_HANDLE;
}

static SQLRETURN native_sql(SQLHDBC h, struct text_in in, struct text_out out)
{
    struct dbc *dbc = enter_dbc(h);

    return dbc ? leave_dbc(dbc, dbc_native_sql(dbc, in, out)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLNativeSql(SQLHDBC h, SQLCHAR *in, SQLINTEGER in_length, SQLCHAR *out,
                               SQLINTEGER room, SQLINTEGER *length)
{
    return native_sql(h, text_a(in, in_length), text_out_a32(out, room, length));
}

SQLRETURN SQL_API SQLNativeSqlW(SQLHDBC h, SQLWCHAR *in, SQLINTEGER in_length, SQLWCHAR *out,
                                SQLINTEGER room, SQLINTEGER *length)
{
    return native_sql(h, text_w(in, in_length), text_out_w32(out, room, length));
}
