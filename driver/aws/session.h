/* What a connection owns of AWS: where the services are, who signs, how requests travel.
 *
 * Shared by the connection's statements and their threads; whatever changes is guarded inside. */
#ifndef ATHENA_AWS_SESSION_H
#define ATHENA_AWS_SESSION_H

#include "aws/endpoint.h"
#include "aws/http.h"
#include "base/call.h"

enum sign_in {
    SIGN_IN_KEY, /* an access key */
    SIGN_IN_ROLE /* a role, assumed by an access key */
};

/* All texts are copied; empty ones mean "not given". */
struct session_options {
    struct str region;
    struct str endpoint_url;                   /* for every service that has no own one */
    struct str endpoints[AWS_SERVICE_COUNT];   /* overrides by service */
    enum sign_in sign_in;
    struct str key_id, secret, session_token;
    struct str role_arn, external_id, role_session_name;
    uint32_t role_seconds;     /* lifetime of a role's session; 0: the service's default */
    bool require_external_id;  /* refuse a role that opens without one */
    struct str application_name; /* for the User-Agent */
    struct http_options http;
};

struct session;

/* Opens a session; for a role it is assumed now. Returns 0, or -1 with *e (ERR_CONFIG,
 * ERR_CREDENTIALS, ERR_NETWORK, …); then *out is NULL. */
int session_open(const struct session_options *options, const struct call *call,
                 struct session **out, struct err *e);

/* Wipes the credentials. NULL is allowed. */
void session_close(struct session *s);

const struct endpoint *session_endpoint(const struct session *s, enum aws_service service);

#endif
