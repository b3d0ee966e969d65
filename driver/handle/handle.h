/* What every ODBC handle begins with.
 *
 * An application hands back pointers that it got from SQLAllocHandle; the magic number tells a
 * live handle of the right type from anything else. One mutex a handle, taken by handle_enter()
 * alone, keeps two threads from running calls on it at the same time. Where several are needed
 * the order is environment, connection, statement, descriptor. */
#ifndef ATHENA_HANDLE_HANDLE_H
#define ATHENA_HANDLE_HANDLE_H

#include <pthread.h>
#include <sql.h>
#include <sqlext.h>

#include "handle/diag.h"

struct handle {
    uint32_t magic;
    SQLSMALLINT type; /* SQL_HANDLE_ENV … SQL_HANDLE_DESC */
    pthread_mutex_t mutex;
    struct diag diag;
};

/* Sets up the beginning of a new handle. */
void handle_init(struct handle *h, SQLSMALLINT type);

/* Makes the handle unrecognizable and frees what handle_init() made. */
void handle_free(struct handle *h);

/* The handle behind an application's pointer, or NULL if it is none of that type. */
struct handle *handle_check(SQLHANDLE pointer, SQLSMALLINT type);

/* Begins a call: checks the pointer, locks, clears the diagnostics of the call before. Returns
 * NULL for SQL_INVALID_HANDLE. */
struct handle *handle_enter(SQLHANDLE pointer, SQLSMALLINT type);

/* The same for functions that read diagnostics, which must stay. */
struct handle *handle_enter_keeping_diag(SQLHANDLE pointer, SQLSMALLINT type);

/* Ends a call: notes the return code and unlocks. An SQL_ERROR without a diagnostic gets one. */
SQLRETURN handle_leave(struct handle *h, SQLRETURN result);

/* Posts *e on the handle. Returns SQL_ERROR. */
SQLRETURN handle_fail(struct handle *h, const struct err *e);

/* Posts an error with this SQLSTATE. Returns SQL_ERROR. */
SQLRETURN handle_error(struct handle *h, const char *sqlstate, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Posts a warning. Returns SQL_SUCCESS_WITH_INFO. */
SQLRETURN handle_warn(struct handle *h, const char *sqlstate, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "String data, right truncated" unless `whole`. Returns the code that says so. */
SQLRETURN handle_text_result(struct handle *h, bool whole);

#endif
