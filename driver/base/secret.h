/* Text that must not outlive its use: it is overwritten before its memory is given back. */
#ifndef ATHENA_BASE_SECRET_H
#define ATHENA_BASE_SECRET_H

#include "base/err.h"
#include "base/str.h"

struct secret {
    char *p;
    size_t n;
};

/* Makes *s a copy of text, wiping what it held. Returns 0, or -1 with *e: ERR_MEMORY. */
int secret_set(struct secret *s, struct str text, struct err *e);

/* Wipes and frees; a zeroed secret may be freed. */
void secret_free(struct secret *s);

/* Valid until the secret is set or freed. */
struct str secret_borrow(const struct secret *s);

#endif
