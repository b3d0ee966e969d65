#include "handle/handle.h"

#include <stdarg.h>
#include <stdio.h>

#include "handle/sqlstate.h"

/* "Ath" and a digit: unlikely by chance, readable in a core. */
enum { MAGIC = 0x41746830 };

void handle_init(struct handle *h, SQLSMALLINT type)
{
    h->magic = MAGIC + (uint32_t)type;
    h->type = type;
    pthread_mutex_init(&h->mutex, NULL);
    diag_init(&h->diag);
}

void handle_free(struct handle *h)
{
    h->magic = 0;
    diag_free(&h->diag);
    pthread_mutex_destroy(&h->mutex);
}

struct handle *handle_check(SQLHANDLE pointer, SQLSMALLINT type)
{
    struct handle *h = pointer;

    return h && h->magic == MAGIC + (uint32_t)type ? h : NULL;
}

struct handle *handle_enter_keeping_diag(SQLHANDLE pointer, SQLSMALLINT type)
{
    struct handle *h = handle_check(pointer, type);

    if (h)
        pthread_mutex_lock(&h->mutex);
    return h;
}

struct handle *handle_enter(SQLHANDLE pointer, SQLSMALLINT type)
{
    struct handle *h = handle_enter_keeping_diag(pointer, type);

    if (h)
        diag_clear(&h->diag);
    return h;
}

SQLRETURN handle_leave(struct handle *h, SQLRETURN result)
{
    if (result == SQL_ERROR && diag_count(&h->diag) == 0)
        handle_error(h, "HY000", "The call failed without saying why: please report this");
    h->diag.return_code = result;
    pthread_mutex_unlock(&h->mutex);
    return result;
}

SQLRETURN handle_fail(struct handle *h, const struct err *e)
{
    diag_post(&h->diag, sqlstate_of(e, h->type), e);
    return SQL_ERROR;
}

static void post(struct handle *h, const char *sqlstate, const char *format, va_list args)
{
    struct err e;

    err_clear(&e);
    vsnprintf(e.text, sizeof e.text, format, args);
    diag_post(&h->diag, sqlstate, &e);
}

SQLRETURN handle_error(struct handle *h, const char *sqlstate, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    post(h, sqlstate, format, args);
    va_end(args);
    return SQL_ERROR;
}

SQLRETURN handle_warn(struct handle *h, const char *sqlstate, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    post(h, sqlstate, format, args);
    va_end(args);
    return SQL_SUCCESS_WITH_INFO;
}

SQLRETURN handle_text_result(struct handle *h, bool whole)
{
    if (whole)
        return SQL_SUCCESS;
    return handle_warn(h, "01004", "String data, right truncated");
}
