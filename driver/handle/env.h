/* Environment handles. */
#ifndef ATHENA_HANDLE_ENV_H
#define ATHENA_HANDLE_ENV_H

#include "handle/handle.h"

struct dbc;

struct env {
    struct handle handle;
    SQLINTEGER odbc_version;        /* SQL_OV_ODBC2, SQL_OV_ODBC3, SQL_OV_ODBC3_80 */
    SQLUINTEGER connection_pooling; /* the driver manager's business; kept to be read back */
    SQLUINTEGER pooling_match;
    struct dbc *connections;
};

/* SQLAllocHandle and SQLFreeHandle. A NULL result means that there is no memory. */
struct env *env_new(void);
SQLRETURN env_delete(struct env *env);

SQLRETURN env_set_attr(struct env *env, SQLINTEGER attribute, SQLPOINTER value);
SQLRETURN env_get_attr(struct env *env, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER *length);

#endif
