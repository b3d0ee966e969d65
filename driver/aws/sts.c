#include "aws/sts.h"

#include <stdlib.h>
#include <string.h>

#include "aws/service.h"
#include "aws/session_internal.h"
#include "aws/xml.h"
#include "base/civil.h"

enum { MOST_ANSWER = 1 << 20, MOST_FORM = 64 << 10 };

static const char *const must_check = "AWS Role must be configured to check for an External ID";

static void add_field(struct buf *form, const char *name, struct str value)
{
    buf_add_byte(form, '&');
    buf_add_c(form, name);
    buf_add_byte(form, '=');
    percent_encode(form, value, false);
}

static void assume_role_form(const struct assume_role *o, bool with_external_id, struct buf *form)
{
    buf_add_c(form, "Action=AssumeRole&Version=2011-06-15");
    add_field(form, "RoleArn", o->role_arn);
    add_field(form, "RoleSessionName",
              o->session_name.n ? o->session_name : str_c("athena-odbc"));
    if (o->seconds)
        buf_printf(form, "&DurationSeconds=%u", o->seconds);
    if (with_external_id && o->external_id.n)
        add_field(form, "ExternalId", o->external_id);
}

static struct service_request form_request(const char *operation, struct str form,
                                           struct provider *signer)
{
    return (struct service_request){
        .service = AWS_STS,
        .operation = operation,
        .method = STR("POST"),
        .path = STR("/"),
        .content_type = STR("application/x-www-form-urlencoded; charset=utf-8"),
        .body = form,
        .provider = signer,
        .most_answer = MOST_ANSWER,
    };
}

/* "2026-11-24T12:00:00Z", with or without a fraction → seconds since 1970. */
static bool parse_expiration(struct str text, int64_t *out)
{
    struct scan s = scan_of(text);
    int year, month, day, hour, minute, second;

    if (!scan_digits(&s, 4, &year) || !scan_byte(&s, '-') || !scan_digits(&s, 2, &month) ||
        !scan_byte(&s, '-') || !scan_digits(&s, 2, &day) || !scan_byte(&s, 'T') ||
        !scan_digits(&s, 2, &hour) || !scan_byte(&s, ':') || !scan_digits(&s, 2, &minute) ||
        !scan_byte(&s, ':') || !scan_digits(&s, 2, &second) || !civil_is_date(year, month, day))
        return false;
    *out = civil_to_days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
    return true;
}

static int read_credentials(struct str xml, struct creds *out, struct err *e)
{
    struct buf key_id, secret, token, expiration;
    int64_t expires_at = 0;
    int rc = 0;

    buf_init(&key_id, MOST_FORM);
    buf_init(&secret, MOST_FORM);
    buf_init(&token, MOST_FORM);
    buf_init(&expiration, 64);
    if (!xml_text(xml, "AccessKeyId", &key_id) || !xml_text(xml, "SecretAccessKey", &secret) ||
        !xml_text(xml, "SessionToken", &token) || !xml_text(xml, "Expiration", &expiration) ||
        !parse_expiration(buf_str(&expiration), &expires_at))
        rc = err_set(e, ERR_PROTOCOL,
                     "STS answered AssumeRole with something else than credentials: check the "
                     "endpoint and any proxy in between");
    if (rc == 0)
        rc = creds_set(out, buf_str(&key_id), buf_str(&secret), buf_str(&token), expires_at, e);
    buf_wipe(&key_id);
    buf_wipe(&secret);
    buf_wipe(&token);
    buf_free(&expiration);
    return rc;
}

/* Roles that have been seen to refuse a caller without external id. */
static struct {
    pthread_mutex_t mutex;
    struct known_role {
        struct known_role *next;
        char arn[];
    } * roles;
} known = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static bool is_known(struct str arn)
{
    bool found = false;

    pthread_mutex_lock(&known.mutex);
    for (struct known_role *role = known.roles; role && !found; role = role->next)
        found = str_eq(str_c(role->arn), arn);
    pthread_mutex_unlock(&known.mutex);
    return found;
}

/* Without memory the role is simply asked again next time. */
static void remember(struct str arn)
{
    struct known_role *role = malloc(sizeof *role + arn.n + 1);

    if (!role)
        return;
    memcpy(role->arn, arn.p, arn.n);
    role->arn[arn.n] = '\0';
    pthread_mutex_lock(&known.mutex);
    role->next = known.roles;
    known.roles = role;
    pthread_mutex_unlock(&known.mutex);
}

/* STS answers a wrong, a missing and an undemanded external id, and a role that is not there, all
 * with the same AccessDenied. */
static int explain_denial(const struct err *denial, struct err *e)
{
    struct err told = *denial;

    if (told.kind != ERR_DENIED) {
        *e = told;
        return -1;
    }
    err_set(e, ERR_CREDENTIALS,
            "%s. What to do: check RoleArn and ExternalId; the role's trust policy must allow "
            "sts:AssumeRole to this account under the condition that sts:ExternalId equals "
            "ExternalId (docs/permissions.md has it to paste). AWS says: %s",
            must_check, told.text);
    memcpy(e->aws_code, told.aws_code, sizeof e->aws_code);
    memcpy(e->request_id, told.request_id, sizeof e->request_id);
    e->native = told.native;
    return -1;
}

static int judge_probe(const struct service_exchange *probe, struct str role_arn, struct err *e)
{
    if (probe->rc < 0 && probe->error.kind == ERR_DENIED) {
        remember(role_arn);
        return 0;
    }
    if (probe->rc < 0) {
        *e = probe->error;
        err_append(e, " (while checking that the role demands an external id)");
        return -1;
    }
    err_set(e, ERR_CREDENTIALS,
            "%s. The role opens without one, too, so anybody who shares this account could use "
            "it. What to do: add the condition StringEquals sts:ExternalId to its trust policy "
            "(docs/permissions.md has it to paste), or set RequireExternalId=0",
            must_check);
    err_copy_text(e->request_id, sizeof e->request_id, service_request_id(&probe->response));
    return -1;
}

int sts_assume_role(struct session *s, struct provider *base, const struct assume_role *options,
                    const struct call *call, struct creds *out, struct err *e)
{
    bool probe = options->require_external_id && !is_known(options->role_arn);
    struct service_exchange x[2] = { 0 };
    struct buf forms[2];
    int rc = 0;

    for (size_t i = 0; i < 2; i++) {
        buf_init(&forms[i], MOST_FORM);
        assume_role_form(options, i == 0, &forms[i]);
        if (rc == 0)
            rc = buf_check(&forms[i], "the request to STS", e);
        x[i].request = form_request("AssumeRole", buf_str(&forms[i]), base);
        http_response_init(&x[i].response);
    }
    if (rc == 0) {
        service_run(s, x, probe ? 2 : 1, call);
        if (x[0].rc < 0)
            rc = explain_denial(&x[0].error, e);
        else if (probe)
            rc = judge_probe(&x[1], options->role_arn, e);
    }
    if (rc == 0)
        rc = read_credentials(buf_str(&x[0].response.body), out, e);
    for (size_t i = 0; i < 2; i++) {
        http_response_free(&x[i].response);
        buf_free(&forms[i]);
    }
    return rc;
}

static int read_identity(struct str xml, struct caller_identity *out, struct err *e)
{
    struct buf account, arn;
    int rc = 0;

    buf_init(&account, sizeof out->account - 1);
    buf_init(&arn, sizeof out->arn - 1);
    if (!xml_text(xml, "Account", &account) || !xml_text(xml, "Arn", &arn) || account.failed ||
        arn.failed)
        rc = err_set(e, ERR_PROTOCOL, "STS answered GetCallerIdentity with something else");
    err_copy_text(out->account, sizeof out->account, buf_str(&account));
    err_copy_text(out->arn, sizeof out->arn, buf_str(&arn));
    buf_free(&account);
    buf_free(&arn);
    return rc;
}

int sts_get_caller_identity(struct session *s, const struct call *call,
                            struct caller_identity *out, struct err *e)
{
    struct service_exchange x = {
        .request = form_request("GetCallerIdentity",
                                str_c("Action=GetCallerIdentity&Version=2011-06-15"), NULL),
    };
    int rc;

    http_response_init(&x.response);
    service_run(s, &x, 1, call);
    if (x.rc < 0)
        *e = x.error;
    rc = x.rc < 0 ? -1 : read_identity(buf_str(&x.response.body), out, e);
    http_response_free(&x.response);
    return rc;
}
