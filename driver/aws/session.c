#include "aws/session.h"

#include <stdio.h>
#include <stdlib.h>

#include "aws/arn.h"
#include "aws/session_internal.h"

static int set_endpoints(struct session *s, const struct session_options *o, struct err *e)
{
    for (int i = 0; i < AWS_SERVICE_COUNT; i++) {
        struct str override = o->endpoints[i].n ? o->endpoints[i] : o->endpoint_url;

        if (endpoint_of((enum aws_service)i, o->region, override, &s->endpoints[i], e) < 0)
            return -1;
    }
    return 0;
}

/* The name of the calling program is an HTTP token: other characters would end the header. */
static void set_user_agent(struct session *s, struct str application)
{
    size_t n = (size_t)snprintf(s->user_agent, sizeof s->user_agent, "athena-odbc/%s",
                                PACKAGE_VERSION);

    if (application.n && n + 2 < sizeof s->user_agent)
        s->user_agent[n++] = ' ';
    for (size_t i = 0; i < application.n && n + 1 < sizeof s->user_agent; i++) {
        char c = application.p[i];
        bool is_token = ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '/';

        s->user_agent[n++] = is_token ? c : '_';
    }
    s->user_agent[n] = '\0';
}

static int set_key(struct session *s, const struct session_options *o, struct err *e)
{
    s->base = provider_static_new(o->key_id, o->secret, o->session_token, e);
    s->provider = s->base;
    return s->base ? 0 : -1;
}

/* The role is assumed at once, so that a wrong trust policy shows at connect. */
static int set_role(struct session *s, const struct session_options *o, const struct call *call,
                    struct err *e)
{
    struct assume_role role = { .role_arn = o->role_arn,
                                .external_id = o->external_id,
                                .session_name = o->role_session_name,
                                .seconds = o->role_seconds,
                                .require_external_id = o->require_external_id };
    struct creds creds = { 0 };
    struct provider *provider;
    int rc;

    if (!arn_is_role(o->role_arn))
        return err_set(e, ERR_CONFIG,
                       "RoleArn \"%.*s\" is no role's ARN: write "
                       "arn:aws:iam::ACCOUNT:role/NAME, with the account's twelve digits",
                       STR_ARG(o->role_arn));
    provider = provider_assume_role_new(s, s->base, &role, e);
    if (!provider)
        return -1;
    s->provider = provider;
    rc = provider_get(provider, call, &creds, e);
    creds_free(&creds);
    return rc;
}

int session_open(const struct session_options *options, const struct call *call,
                 struct session **out, struct err *e)
{
    struct session *s = calloc(1, sizeof *s);
    int rc;

    *out = NULL;
    if (!s)
        return err_memory(e);
    s->http = options->http;
    retry_quota_init(&s->quota);
    set_user_agent(s, options->application_name);
    rc = set_endpoints(s, options, e);
    if (rc == 0)
        rc = set_key(s, options, e);
    if (rc == 0 && options->sign_in == SIGN_IN_ROLE)
        rc = set_role(s, options, call, e);
    if (rc == 0)
        *out = s;
    else
        session_close(s);
    return rc;
}

void session_close(struct session *s)
{
    if (!s)
        return;
    if (s->provider != s->base)
        provider_delete(s->provider);
    provider_delete(s->base);
    retry_quota_free(&s->quota);
    free(s);
}

const struct endpoint *session_endpoint(const struct session *s, enum aws_service service)
{
    return &s->endpoints[service];
}
