#include "base/buf.h"

#include <openssl/crypto.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST_CAPACITY = 64 };

void buf_init(struct buf *b, size_t ceiling)
{
    *b = (struct buf){ .ceiling = ceiling };
}

void buf_free(struct buf *b)
{
    free(b->p);
    buf_init(b, b->ceiling);
}

void buf_wipe(struct buf *b)
{
    if (b->p)
        OPENSSL_cleanse(b->p, b->capacity);
    buf_free(b);
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    b->failed = false;
}

/* Growth copies by hand instead of realloc, so that buf_wipe() leaves no older copy behind. */
static bool grow(struct buf *b, size_t needed)
{
    size_t capacity = b->capacity ? b->capacity : SMALLEST_CAPACITY;
    char *p;

    while (capacity < needed)
        capacity = capacity > SIZE_MAX / 2 ? needed : capacity * 2;
    p = malloc(capacity);
    if (!p)
        return false;
    if (b->n)
        memcpy(p, b->p, b->n);
    if (b->p)
        OPENSSL_cleanse(b->p, b->n);
    free(b->p);
    b->p = p;
    b->capacity = capacity;
    return true;
}

char *buf_reserve(struct buf *b, size_t extra)
{
    if (b->failed)
        return NULL;
    if (extra > b->ceiling || b->n > b->ceiling - extra ||
        (b->n + extra + 1 > b->capacity && !grow(b, b->n + extra + 1))) {
        b->failed = true;
        return NULL;
    }
    return b->p + b->n;
}

void buf_commit(struct buf *b, size_t used)
{
    b->n += used;
    b->p[b->n] = '\0';
}

void buf_add(struct buf *b, struct str text)
{
    char *room = buf_reserve(b, text.n);

    if (!room)
        return;
    if (text.n)
        memcpy(room, text.p, text.n);
    buf_commit(b, text.n);
}

void buf_add_c(struct buf *b, const char *text)
{
    buf_add(b, str_c(text));
}

void buf_add_byte(struct buf *b, char c)
{
    buf_add(b, str_n(&c, 1));
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    char *room;
    int n;

    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    room = n < 0 ? NULL : buf_reserve(b, (size_t)n);
    if (!room) {
        b->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(room, (size_t)n + 1, format, args);
    va_end(args);
    buf_commit(b, (size_t)n);
}

struct str buf_str(const struct buf *b)
{
    return str_n(b->p ? b->p : "", b->n);
}

int buf_check(const struct buf *b, const char *what, struct err *e)
{
    if (!b->failed)
        return 0;
    return err_set(e, ERR_MEMORY, "No memory for %s, or it is larger than the %zu bytes allowed",
                   what, b->ceiling);
}
