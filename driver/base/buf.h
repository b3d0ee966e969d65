/* Bytes that are owned, grow, and have a ceiling from birth.
 *
 * A failed append (no memory, or the ceiling met) is remembered: later appends do nothing, and
 * buf_check() tells in the end. So text can be put together in a row of calls with one check. What
 * was appended is always followed by a zero byte that does not count. */
#ifndef ATHENA_BASE_BUF_H
#define ATHENA_BASE_BUF_H

#include "base/err.h"
#include "base/str.h"

struct buf {
    char *p;
    size_t n;
    size_t capacity;
    size_t ceiling;
    bool failed;
};

/* ceiling: the most bytes it may ever hold. Allocates nothing yet. */
void buf_init(struct buf *b, size_t ceiling);

/* Frees the bytes; a zeroed or freed buffer may be freed. Keeps the ceiling. */
void buf_free(struct buf *b);

/* The same for bytes that hold secrets: overwrites them first. */
void buf_wipe(struct buf *b);

/* Forgets the content and a failure, keeps the memory. */
void buf_clear(struct buf *b);

void buf_add(struct buf *b, struct str text);
void buf_add_c(struct buf *b, const char *text);
void buf_add_byte(struct buf *b, char c);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Makes room for `extra` more bytes and returns where they go, or NULL (then the buffer is
 * failed). buf_commit() says how many of them were used. */
char *buf_reserve(struct buf *b, size_t extra);
void buf_commit(struct buf *b, size_t used);

/* A view, valid until the next append. */
struct str buf_str(const struct buf *b);

/* 0, or -1 with *e: ERR_MEMORY when an append failed. what: for the message ("the request"). */
int buf_check(const struct buf *b, const char *what, struct err *e);

#endif
