/* What tests through the driver manager share: handles, and calls that must succeed.
 *
 * They are applications: they include ODBC's headers and link libodbc, nothing of the driver. */
#ifndef ATHENA_TESTS_ODBC_H
#define ATHENA_TESTS_ODBC_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

struct link {
    SQLHENV env;
    SQLHDBC dbc;
    SQLHSTMT stmt;
};

/* The first record of a handle as "SQLSTATE message", in a buffer that lasts until the next call;
 * "" without one. */
const char *diag_of(SQLSMALLINT type, SQLHANDLE h);

/* Fails the test unless rc is SQL_SUCCESS or SQL_SUCCESS_WITH_INFO, with the handle's records. */
void check_ok(SQLRETURN rc, SQLSMALLINT type, SQLHANDLE h, const char *what);
#define STMT_OK(stmt, call) check_ok((call), SQL_HANDLE_STMT, (stmt), #call)
#define DBC_OK(dbc, call) check_ok((call), SQL_HANDLE_DBC, (dbc), #call)

/* Fails the test unless rc is SQL_ERROR and the first record has this SQLSTATE and contains this
 * text. */
void check_error(SQLRETURN rc, SQLSMALLINT type, SQLHANDLE h, const char *sqlstate,
                 const char *text, const char *what);
#define STMT_FAILS(stmt, call, sqlstate, text)                                                     \
    check_error((call), SQL_HANDLE_STMT, (stmt), (sqlstate), (text), #call)

/* Environment and connection handles, not connected. */
struct link link_new(void);

/* Connects with a connection string; fails the test with the reason if that does not work. */
struct link link_open(const char *connection_string);

/* The DSN athena. */
struct link link_default(void);
void link_close(struct link *l);

/* Tries to connect. Returns what SQLDriverConnect returned; the message is in diag_of(). */
SQLRETURN link_try(struct link *l, const char *connection_string);

/* Runs a statement and returns column 1 of its only row as text, in a buffer that lasts until the
 * next call; "NULL" for a NULL. */
const char *one_value(SQLHSTMT stmt, const char *sql);

/* cmocka set-up and tear-down for a group that shares a connection: *state is a struct link. */
int group_open(void **state);
int group_close(void **state);

/* The same environment variables with-local-athena sets; fails the test if one is missing. */
const char *local_athena(const char *name);

#endif
