/* The one error value.
 *
 * Every function that can fail returns 0 or -1 and takes a `struct err *` as its last argument;
 * whoever returns -1 has filled it. The value lives on the caller's stack, is never allocated and
 * travels unchanged from the HTTP transfer up to SQLGetDiagRec, where handle/sqlstate.c gives it
 * its SQLSTATE. The text never holds a secret.
 */
#ifndef ATHENA_BASE_ERR_H
#define ATHENA_BASE_ERR_H

#include <stdint.h>

#include "base/str.h"

enum err_kind {
    ERR_NONE,
    ERR_MEMORY,      /* an allocation failed, or a buffer met its ceiling */
    ERR_INTERNAL,    /* our own mistake */
    ERR_CONFIG,      /* a DSN key or an environment variable is missing or wrong */
    ERR_CREDENTIALS, /* AWS does not accept who we say we are, or nobody says who we are */
    ERR_DENIED,      /* AWS knows us and does not permit the action */
    ERR_NETWORK,     /* no answer: name, route, TLS, broken connection */
    ERR_PROTOCOL,    /* an answer that is not what the service's model says */
    ERR_THROTTLED,   /* the service asked us to slow down, and retries did not help */
    ERR_SERVICE,     /* any other error answer of an AWS service */
    ERR_NOT_FOUND,   /* the named thing (catalog, database, table, bucket, object) is not there */
    ERR_QUERY,       /* Athena refused or failed a statement */
    ERR_LIMIT,       /* a limit of ours or of the service, named in the text */
    ERR_CANCELED,    /* SQLCancel */
    ERR_TIMEOUT,     /* a deadline passed */
    ERR_USAGE,       /* the caller used an ODBC handle wrongly: sqlstate is set */
};

struct err {
    enum err_kind kind;
    char sqlstate[6];    /* "" until handle/sqlstate.c or whoever knows better sets it */
    int32_t native;      /* Athena's error type, else the HTTP status, else 0 */
    char aws_code[64];   /* "AccessDeniedException"; "" if none */
    char request_id[64]; /* what AWS support asks for; "" if none */
    char query_id[64];   /* Athena's QueryExecutionId; "" if none */
    char text[2048];     /* what happened, then what to do next */
};

/* Empties *e. */
void err_clear(struct err *e);

/* Fills *e with a formatted text (cut at a character boundary) and forgets what it held.
 * Returns -1, so that `return err_set(e, …)` is the usual way out. */
int err_set(struct err *e, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a mistake whose SQLSTATE is known on the spot. sqlstate: five characters. */
int err_state(struct err *e, const char *sqlstate, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "Out of memory". Returns -1. */
int err_memory(struct err *e);

/* Appends advice ("; add …") to the text that is there, as far as it fits. */
void err_append(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Copies server text into one of the fixed fields above, cut at a character boundary, with
 * control characters replaced by blanks. size: of the field, with its terminating zero. */
void err_copy_text(char *field, size_t size, struct str text);

#endif
