/* A role of another account, assumed with an identity of ours. */
#include <stdlib.h>

#include "aws/provider.h"
#include "aws/sts.h"

struct assume_role_provider {
    struct provider provider;
    struct session *session;
    struct provider *base;
    struct secret role_arn, external_id, session_name; /* the id is no AWS secret, but shared
                                                          with nobody either */
    struct assume_role options;                        /* views of these */
};

static int load_role(struct provider *p, const struct call *call, struct creds *out, struct err *e)
{
    struct assume_role_provider *a = (struct assume_role_provider *)p;

    return sts_assume_role(a->session, a->base, &a->options, call, out, e);
}

static void close_role(struct provider *p)
{
    struct assume_role_provider *a = (struct assume_role_provider *)p;

    secret_free(&a->role_arn);
    secret_free(&a->external_id);
    secret_free(&a->session_name);
}

static const struct provider_ops role_ops = { "assume role", load_role, close_role };

struct provider *provider_assume_role_new(struct session *session, struct provider *base,
                                          const struct assume_role *options, struct err *e)
{
    struct assume_role_provider *a = calloc(1, sizeof *a);

    if (!a) {
        err_memory(e);
        return NULL;
    }
    provider_init(&a->provider, &role_ops);
    a->session = session;
    a->base = base;
    if (secret_set(&a->role_arn, options->role_arn, e) < 0 ||
        secret_set(&a->external_id, options->external_id, e) < 0 ||
        secret_set(&a->session_name, options->session_name, e) < 0) {
        provider_delete(&a->provider);
        return NULL;
    }
    a->options = *options;
    a->options.role_arn = secret_borrow(&a->role_arn);
    a->options.external_id = secret_borrow(&a->external_id);
    a->options.session_name = secret_borrow(&a->session_name);
    return &a->provider;
}
