#include "handle/env.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct env *env_new(void)
{
    struct env *env = calloc(1, sizeof *env);

    if (!env)
        return NULL;
    handle_init(&env->handle, SQL_HANDLE_ENV);
    env->odbc_version = SQL_OV_ODBC3;
    env->connection_pooling = SQL_CP_OFF;
    env->pooling_match = SQL_CP_STRICT_MATCH;
    return env;
}

SQLRETURN env_delete(struct env *env)
{
    if (env->connections)
        return handle_error(&env->handle, "HY010", "Connections of the environment are not freed");
    handle_free(&env->handle);
    free(env);
    return SQL_SUCCESS;
}

static SQLRETURN set_version(struct env *env, SQLINTEGER version)
{
    if (version != SQL_OV_ODBC2 && version != SQL_OV_ODBC3 && version != SQL_OV_ODBC3_80)
        return handle_error(&env->handle, "HY024", "%d is no ODBC version", (int)version);
    if (env->connections)
        return handle_error(&env->handle, "HY011", "The environment has connections already");
    env->odbc_version = version;
    return SQL_SUCCESS;
}

SQLRETURN env_set_attr(struct env *env, SQLINTEGER attribute, SQLPOINTER value)
{
    SQLULEN number = (SQLULEN)value;

    switch (attribute) {
    case SQL_ATTR_ODBC_VERSION:
        return set_version(env, (SQLINTEGER)number);
    case SQL_ATTR_CONNECTION_POOLING:
        env->connection_pooling = (SQLUINTEGER)number;
        return SQL_SUCCESS;
    case SQL_ATTR_CP_MATCH:
        env->pooling_match = (SQLUINTEGER)number;
        return SQL_SUCCESS;
    case SQL_ATTR_OUTPUT_NTS:
        if (number == SQL_TRUE)
            return SQL_SUCCESS;
        return handle_error(&env->handle, "HYC00", "Texts always end with a zero");
    default:
        return handle_error(&env->handle, "HY092", "There is no environment attribute %d",
                            (int)attribute);
    }
}

SQLRETURN env_get_attr(struct env *env, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER *length)
{
    SQLUINTEGER number;

    switch (attribute) {
    case SQL_ATTR_ODBC_VERSION:
        number = (SQLUINTEGER)env->odbc_version;
        break;
    case SQL_ATTR_CONNECTION_POOLING:
        number = env->connection_pooling;
        break;
    case SQL_ATTR_CP_MATCH:
        number = env->pooling_match;
        break;
    case SQL_ATTR_OUTPUT_NTS:
        number = SQL_TRUE;
        break;
    default:
        return handle_error(&env->handle, "HY092", "There is no environment attribute %d",
                            (int)attribute);
    }
    if (value)
        memcpy(value, &number, sizeof number);
    if (length)
        *length = (SQLINTEGER)sizeof number;
    return SQL_SUCCESS;
}
