/* Connection handles: what the DSN said, the AWS session, and the handles below. */
#ifndef ATHENA_HANDLE_DBC_H
#define ATHENA_HANDLE_DBC_H

#include "aws/session.h"
#include "base/call.h"
#include "config/settings.h"
#include "handle/desc.h"
#include "handle/env.h"
#include "handle/text.h"
#include "types/kind.h"

struct stmt;

/* Connection attributes that are kept; their meaning is in dbc_attrs.c. */
struct dbc_attrs {
    SQLUINTEGER access_mode;
    SQLUINTEGER autocommit;
    SQLUINTEGER login_timeout;      /* seconds; 0: the DSN's */
    SQLUINTEGER connection_timeout; /* seconds; 0: none */
    SQLUINTEGER metadata_id;
    SQLUINTEGER packet_size;
    SQLUINTEGER txn_isolation;
    SQLUINTEGER async_enable;
    SQLPOINTER quiet_mode;
};

struct dbc {
    struct handle handle;
    struct env *env;
    struct dbc *next; /* in the environment's list */
    struct cancel cancel;
    struct dbc_attrs attrs;

    struct settings settings;
    struct session *session; /* NULL: not connected */
    struct type_settings types;
    struct stmt *statements;
    struct desc *descriptors; /* explicit ones */
};

/* SQLAllocHandle and SQLFreeHandle. The parent is locked by the caller; the freeing functions take
 * the handle and lock what they need. */
SQLRETURN dbc_alloc(struct env *env, SQLHANDLE *out);
SQLRETURN dbc_alloc_stmt(struct dbc *dbc, SQLHANDLE *out);
SQLRETURN dbc_alloc_desc(struct dbc *dbc, SQLHANDLE *out);
SQLRETURN dbc_free(SQLHDBC h);
SQLRETURN dbc_free_stmt(SQLHSTMT h);
SQLRETURN dbc_free_desc(SQLHDESC h);

/* Frees all statements and explicit descriptors: what SQLDisconnect does to them. */
void dbc_free_children(struct dbc *dbc);

bool dbc_is_connected(const struct dbc *dbc);

/* How types are presented: never NULL. */
const struct type_settings *dbc_type_settings(const struct dbc *dbc);

/* A type code as the application's ODBC version knows it: ODBC 2 programs get 9, 10, 11 for dates
 * and times. */
SQLSMALLINT dbc_type_code(const struct dbc *dbc, SQLSMALLINT type);

/* For SQL_DATA_SOURCE_NAME and SQL_SERVER_NAME; empty before a connection. */
struct str dbc_data_source_name(const struct dbc *dbc);
struct str dbc_server_name(const struct dbc *dbc);

/* connect.c */
SQLRETURN dbc_connect(struct dbc *dbc, struct text_in dsn, struct text_in user,
                      struct text_in password);
SQLRETURN dbc_driver_connect(struct dbc *dbc, struct text_in in, struct text_out out,
                             SQLUSMALLINT completion);
SQLRETURN dbc_disconnect(struct dbc *dbc);

/* dbc_attrs.c. number and text are two readings of the same argument. */
SQLRETURN dbc_set_attr(struct dbc *dbc, SQLINTEGER attribute, SQLPOINTER number,
                       struct text_in text);
SQLRETURN dbc_get_attr(struct dbc *dbc, SQLINTEGER attribute, SQLPOINTER number,
                       struct text_out text);

/* info.c */
SQLRETURN dbc_get_info(struct dbc *dbc, SQLUSMALLINT type, SQLPOINTER number, struct text_out text);
SQLRETURN dbc_get_functions(struct dbc *dbc, SQLUSMALLINT function, SQLUSMALLINT *supported);
SQLRETURN dbc_native_sql(struct dbc *dbc, struct text_in in, struct text_out out);

/* transact.c: SQLEndTran on an environment or a connection. */
SQLRETURN transact_end(struct handle *h, SQLSMALLINT completion);

#endif
