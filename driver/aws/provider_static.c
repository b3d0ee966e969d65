/* An access key out of the DSN or the connect call. */
#include <stdlib.h>

#include "aws/provider.h"

struct static_provider {
    struct provider provider;
    struct creds given;
};

static int load_static(struct provider *p, const struct call *call, struct creds *out,
                       struct err *e)
{
    (void)call;
    return creds_copy(out, &((struct static_provider *)p)->given, e);
}

static void close_static(struct provider *p)
{
    creds_free(&((struct static_provider *)p)->given);
}

static const struct provider_ops static_ops = { "static", load_static, close_static };

struct provider *provider_static_new(struct str key_id, struct str secret,
                                     struct str session_token, struct err *e)
{
    struct static_provider *s = calloc(1, sizeof *s);

    if (!s) {
        err_memory(e);
        return NULL;
    }
    provider_init(&s->provider, &static_ops);
    if (creds_set(&s->given, key_id, secret, session_token, 0, e) < 0) {
        provider_delete(&s->provider);
        return NULL;
    }
    return &s->provider;
}
