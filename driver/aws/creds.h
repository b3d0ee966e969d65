/* AWS credentials: who signs. */
#ifndef ATHENA_AWS_CREDS_H
#define ATHENA_AWS_CREDS_H

#include "base/secret.h"

struct creds {
    struct secret key_id; /* no secret by itself, but treated alike */
    struct secret secret;
    struct secret session_token; /* empty for long-term keys */
    int64_t expires_at;          /* seconds since 1970 UTC; 0: never */
};

/* Copies; *to is freed first. Returns 0, or -1 with *e: ERR_MEMORY (then *to is empty). */
int creds_copy(struct creds *to, const struct creds *from, struct err *e);
int creds_set(struct creds *to, struct str key_id, struct str secret, struct str session_token,
              int64_t expires_at, struct err *e);

/* Wipes; zeroed credentials may be freed. */
void creds_free(struct creds *c);

#endif
