#include "aws/creds.h"

int creds_set(struct creds *to, struct str key_id, struct str secret, struct str session_token,
              int64_t expires_at, struct err *e)
{
    creds_free(to);
    if (secret_set(&to->key_id, key_id, e) < 0 || secret_set(&to->secret, secret, e) < 0 ||
        secret_set(&to->session_token, session_token, e) < 0) {
        creds_free(to);
        return -1;
    }
    to->expires_at = expires_at;
    return 0;
}

int creds_copy(struct creds *to, const struct creds *from, struct err *e)
{
    return creds_set(to, secret_borrow(&from->key_id), secret_borrow(&from->secret),
                     secret_borrow(&from->session_token), from->expires_at, e);
}

void creds_free(struct creds *c)
{
    secret_free(&c->key_id);
    secret_free(&c->secret);
    secret_free(&c->session_token);
    c->expires_at = 0;
}
