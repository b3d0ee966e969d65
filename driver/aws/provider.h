/* Where credentials come from, and keeping them fresh.
 *
 * A kind of provider is a load function and its own data; the provider around it keeps what was
 * loaded, renews it before it expires, and lets one thread at a time do so. A reader never waits
 * for a renewal that is merely early (5 minutes before expiry); in the last minute it does.
 * Source: AWS SDKs reference guide, "Standardized credential providers". */
#ifndef ATHENA_AWS_PROVIDER_H
#define ATHENA_AWS_PROVIDER_H

#include <pthread.h>

#include "aws/creds.h"
#include "base/call.h"

struct session;
struct provider;

struct provider_ops {
    const char *name;

    /* Loads fresh credentials into *out (zeroed before). Returns 0, or -1 with *e. */
    int (*load)(struct provider *p, const struct call *call, struct creds *out, struct err *e);

    /* Frees what the kind owns, not the provider. */
    void (*close)(struct provider *p);
};

struct provider {
    const struct provider_ops *ops;
    pthread_mutex_t mutex;
    struct creds creds;
    bool has_creds;
    bool must_load;  /* the service called the credentials expired */
    bool is_loading; /* some thread is at it */
};

/* Called by the makers of the kinds below. */
void provider_init(struct provider *p, const struct provider_ops *ops);

/* Copies valid credentials into *out (zeroed, or to be overwritten); the caller frees them.
 * Returns 0, or -1 with *e: ERR_CREDENTIALS, ERR_CANCELED, ERR_TIMEOUT, … */
int provider_get(struct provider *p, const struct call *call, struct creds *out, struct err *e);

/* The service says that these credentials have expired: the next provider_get() loads anew,
 * unless that has happened meanwhile. */
void provider_expired(struct provider *p, const struct creds *creds);

/* NULL is allowed. */
void provider_delete(struct provider *p);

/* provider_static.c: an access key that the DSN holds. NULL with *e: ERR_MEMORY. */
struct provider *provider_static_new(struct str key_id, struct str secret,
                                     struct str session_token, struct err *e);

struct assume_role {
    struct str role_arn, external_id, session_name;
    uint32_t seconds;
    bool require_external_id;
};

/* provider_assume_role.c: a role, assumed with base's credentials (borrowed, must live longer)
 * through session's STS. Texts are copied. */
struct provider *provider_assume_role_new(struct session *session, struct provider *base,
                                          const struct assume_role *options, struct err *e);

#endif
