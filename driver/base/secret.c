#include "base/secret.h"

#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

int secret_set(struct secret *s, struct str text, struct err *e)
{
    char *p = malloc(text.n + 1);

    if (!p)
        return err_memory(e);
    if (text.n)
        memcpy(p, text.p, text.n);
    p[text.n] = '\0';
    secret_free(s);
    *s = (struct secret){ p, text.n };
    return 0;
}

void secret_free(struct secret *s)
{
    if (s->p)
        OPENSSL_cleanse(s->p, s->n);
    free(s->p);
    *s = (struct secret){ 0 };
}

struct str secret_borrow(const struct secret *s)
{
    return str_n(s->p ? s->p : "", s->n);
}
