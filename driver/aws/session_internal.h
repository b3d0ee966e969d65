/* What service.c, sts.c and session.c know of a session. */
#ifndef ATHENA_AWS_SESSION_INTERNAL_H
#define ATHENA_AWS_SESSION_INTERNAL_H

#include <stdatomic.h>

#include "aws/provider.h"
#include "aws/retry.h"
#include "aws/session.h"

struct session {
    struct endpoint endpoints[AWS_SERVICE_COUNT];
    struct http_options http;
    char user_agent[256];
    struct provider *base;     /* the access key */
    struct provider *provider; /* who signs: base, or the role on top of it */
    struct retry_quota quota;
    _Atomic int64_t clock_offset; /* seconds to add to our clock to get AWS's */
};

#endif
