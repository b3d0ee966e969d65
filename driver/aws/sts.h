/* AWS Security Token Service. Source: STS API reference, version 2011-06-15. */
#ifndef ATHENA_AWS_STS_H
#define ATHENA_AWS_STS_H

#include "aws/provider.h"

/* Assumes a role with base's credentials. With options->require_external_id it asks, at the same
 * time, without the external id, and refuses a role that lets that in: such a role would serve
 * anybody who shares our account (the "confused deputy"). The verdict is remembered per role for
 * the life of the process. Returns 0 with *out filled, or -1 with *e. */
int sts_assume_role(struct session *s, struct provider *base, const struct assume_role *options,
                    const struct call *call, struct creds *out, struct err *e);

struct caller_identity {
    char account[16];
    char arn[2048];
};

/* Who signs the session's requests. Needs no permission. */
int sts_get_caller_identity(struct session *s, const struct call *call,
                            struct caller_identity *out, struct err *e);

#endif
