/* Exported functions: making and freeing handles, ending transactions, reading diagnostics. */
#include "api/enter.h"

#include "handle/diag_fields.h"

static SQLRETURN alloc_env(SQLHANDLE *out)
{
    struct env *env = env_new();

    *out = env;
    return env ? SQL_SUCCESS : SQL_ERROR;
}

static SQLRETURN alloc_dbc(SQLHENV parent, SQLHANDLE *out)
{
    struct env *env = enter_env(parent);

    return env ? leave_env(env, dbc_alloc(env, out)) : SQL_INVALID_HANDLE;
}

static SQLRETURN alloc_stmt(SQLHDBC parent, SQLHANDLE *out)
{
    struct dbc *dbc = enter_dbc(parent);

    return dbc ? leave_dbc(dbc, dbc_alloc_stmt(dbc, out)) : SQL_INVALID_HANDLE;
}

static SQLRETURN alloc_desc(SQLHDBC parent, SQLHANDLE *out)
{
    struct dbc *dbc = enter_dbc(parent);

    return dbc ? leave_dbc(dbc, dbc_alloc_desc(dbc, out)) : SQL_INVALID_HANDLE;
}

SQLRETURN SQL_API SQLAllocHandle(SQLSMALLINT type, SQLHANDLE parent, SQLHANDLE *out)
{
    if (!out)
        return SQL_ERROR;
    *out = SQL_NULL_HANDLE;
    switch (type) {
    case SQL_HANDLE_ENV:
        return alloc_env(out);
    case SQL_HANDLE_DBC:
        return alloc_dbc(parent, out);
    case SQL_HANDLE_STMT:
        return alloc_stmt(parent, out);
    case SQL_HANDLE_DESC:
        return alloc_desc(parent, out);
    default:
        return SQL_ERROR;
    }
}

/* On success the handle is gone, so only a refusal is noted on it. */
static SQLRETURN free_env(SQLHENV h)
{
    struct env *env = enter_env(h);

    if (!env)
        return SQL_INVALID_HANDLE;
    pthread_mutex_unlock(&env->handle.mutex);
    return env_delete(env);
}

SQLRETURN SQL_API SQLFreeHandle(SQLSMALLINT type, SQLHANDLE h)
{
    switch (type) {
    case SQL_HANDLE_ENV:
        return free_env(h);
    case SQL_HANDLE_DBC:
        return dbc_free(h);
    case SQL_HANDLE_STMT:
        return dbc_free_stmt(h);
    case SQL_HANDLE_DESC:
        return dbc_free_desc(h);
    default:
        return SQL_ERROR;
    }
}

SQLRETURN SQL_API SQLEndTran(SQLSMALLINT type, SQLHANDLE h, SQLSMALLINT completion)
{
    struct handle *handle;

    if (type != SQL_HANDLE_ENV && type != SQL_HANDLE_DBC)
        return SQL_ERROR;
    handle = handle_enter(h, type);
    return handle ? handle_leave(handle, transact_end(handle, completion)) : SQL_INVALID_HANDLE;
}

static SQLRETURN get_diag_rec(SQLSMALLINT type, SQLHANDLE h, SQLSMALLINT number,
                              struct text_out sqlstate, SQLINTEGER *native, struct text_out message,
                              SQLSMALLINT room)
{
    struct handle *handle = handle_enter_keeping_diag(h, type);
    SQLRETURN rc;

    if (!handle)
        return SQL_INVALID_HANDLE;
    rc = number < 1 || room < 0 ? SQL_ERROR
                                : diag_get_rec(&handle->diag, number, sqlstate, native, message);
    pthread_mutex_unlock(&handle->mutex);
    return rc;
}

enum { SQLSTATE_ROOM = 6 };

SQLRETURN SQL_API SQLGetDiagRec(SQLSMALLINT type, SQLHANDLE h, SQLSMALLINT number,
                                SQLCHAR *sqlstate, SQLINTEGER *native, SQLCHAR *message,
                                SQLSMALLINT room, SQLSMALLINT *length)
{
    return get_diag_rec(type, h, number, text_out_a(sqlstate, SQLSTATE_ROOM, NULL), native,
                        text_out_a(message, room, length), room);
}

SQLRETURN SQL_API SQLGetDiagRecW(SQLSMALLINT type, SQLHANDLE h, SQLSMALLINT number,
                                 SQLWCHAR *sqlstate, SQLINTEGER *native, SQLWCHAR *message,
                                 SQLSMALLINT room, SQLSMALLINT *length)
{
    return get_diag_rec(type, h, number, text_out_w(sqlstate, SQLSTATE_ROOM, NULL), native,
                        text_out_w(message, room, length), room);
}

static SQLRETURN get_diag_field(SQLSMALLINT type, SQLHANDLE h, SQLSMALLINT number,
                                SQLSMALLINT field, SQLPOINTER value, struct text_out text)
{
    struct handle *handle = handle_enter_keeping_diag(h, type);
    SQLRETURN rc;

    if (!handle)
        return SQL_INVALID_HANDLE;
    rc = diag_get_field(handle, number, field, value, text);
    pthread_mutex_unlock(&handle->mutex);
    return rc;
}

SQLRETURN SQL_API SQLGetDiagField(SQLSMALLINT type, SQLHANDLE h, SQLSMALLINT number,
                                  SQLSMALLINT field, SQLPOINTER value, SQLSMALLINT room,
                                  SQLSMALLINT *length)
{
    return get_diag_field(type, h, number, field, value,
                          text_out_bytes(value, room, length, false));
}

SQLRETURN SQL_API SQLGetDiagFieldW(SQLSMALLINT type, SQLHANDLE h, SQLSMALLINT number,
                                   SQLSMALLINT field, SQLPOINTER value, SQLSMALLINT room,
                                   SQLSMALLINT *length)
{
    return get_diag_field(type, h, number, field, value, text_out_bytes(value, room, length, true));
}
