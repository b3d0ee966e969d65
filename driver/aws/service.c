#include "aws/service.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

#include "aws/session_internal.h"
#include "aws/sigv4.h"

enum { MOST_SKEW_SECONDS = 240, MOST_URL = 8192, MOST_AUTHORIZATION = 16 << 10 };

/* The headers of one attempt, and the memory behind them. */
struct attempt {
    struct creds creds;
    struct header headers[8];
    size_t header_count;
    struct buf url;
    struct buf authorization;
    char date[AMZ_DATE];
    char payload_hash[SHA256_HEX];
};

static void add_header(struct attempt *a, const char *name, struct str value)
{
    a->headers[a->header_count++] = (struct header){ str_c(name), value };
}

static int sign(struct session *s, const struct service_request *r, struct attempt *a,
                struct err *e)
{
    const struct endpoint *endpoint = &s->endpoints[r->service];
    struct sign_request request;

    amz_date(clock_unix_seconds() + atomic_load(&s->clock_offset), a->date);
    sha256_hex(r->body, a->payload_hash);
    add_header(a, "Host", str_c(endpoint->host));
    add_header(a, "X-Amz-Date", str_c(a->date));
    if (r->content_type.n)
        add_header(a, "Content-Type", r->content_type);
    if (r->target.n)
        add_header(a, "X-Amz-Target", r->target);
    if (a->creds.session_token.n)
        add_header(a, "X-Amz-Security-Token", secret_borrow(&a->creds.session_token));
    request = (struct sign_request){ .method = r->method,
                                     .path = r->path,
                                     .headers = a->headers,
                                     .header_count = a->header_count,
                                     .payload_hash = str_c(a->payload_hash) };
    if (sigv4_authorization(&request, &a->creds, a->date, str_c(endpoint->region),
                            str_c(endpoint->signing_name), &a->authorization, e) < 0)
        return -1;
    add_header(a, "Authorization", buf_str(&a->authorization));
    add_header(a, "User-Agent", str_c(s->user_agent));
    return 0;
}

static struct provider *signer(struct session *s, const struct service_request *r)
{
    return r->provider ? r->provider : s->provider;
}

static int attempt_start(struct session *s, const struct service_request *r, struct attempt *a,
                         const struct call *call, struct err *e)
{
    *a = (struct attempt){ 0 };
    buf_init(&a->url, MOST_URL);
    buf_init(&a->authorization, MOST_AUTHORIZATION);
    buf_add_c(&a->url, s->endpoints[r->service].base);
    buf_add(&a->url, r->path);
    if (buf_check(&a->url, "the URL", e) < 0 || provider_get(signer(s, r), call, &a->creds, e) < 0)
        return -1;
    return sign(s, r, a, e);
}

static void attempt_end(struct attempt *a)
{
    creds_free(&a->creds);
    buf_free(&a->url);
    buf_wipe(&a->authorization);
}

/* What to do with an answer. */
enum next { DONE, AGAIN_NOW, AGAIN_LATER };

/* How far one exchange has come. */
struct progress {
    struct attempt attempt;
    bool ended;
    bool clock_corrected;
    bool creds_renewed;
    int retries;
    int tokens; /* taken from the quota by the last retry */
};

static bool is_code(const struct err *e, const char *const *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(str_c(e->aws_code), str_c(codes[i])))
            return true;
    }
    return false;
}

/* Notes the difference between our clock and AWS's if it is what broke the signature. */
static bool correct_clock(struct session *s, const struct http_response *response,
                          const struct err *e)
{
    static const char *const codes[] = { "RequestTimeTooSkewed", "InvalidSignatureException",
                                         "SignatureDoesNotMatch", "RequestExpired",
                                         "AuthFailure" };
    struct str date = http_header(response, "Date");
    char text[64];
    time_t theirs;
    int64_t offset;

    if (!is_code(e, codes, ARRAY_LEN(codes)) || !date.n)
        return false;
    snprintf(text, sizeof text, "%.*s", STR_ARG(date));
    theirs = curl_getdate(text, NULL);
    if (theirs < 0)
        return false;
    offset = (int64_t)theirs - clock_unix_seconds();
    if (llabs((long long)(offset - atomic_load(&s->clock_offset))) < MOST_SKEW_SECONDS)
        return false;
    atomic_store(&s->clock_offset, offset);
    return true;
}

static bool renew_creds(struct session *s, struct service_exchange *x, const struct progress *p)
{
    static const char *const codes[] = { "ExpiredToken", "ExpiredTokenException" };

    if (!is_code(&x->error, codes, ARRAY_LEN(codes)))
        return false;
    provider_expired(signer(s, &x->request), &p->attempt.creds);
    return true;
}

static enum next after_error(struct session *s, struct service_exchange *x, struct progress *p)
{
    if (!p->clock_corrected && correct_clock(s, &x->response, &x->error)) {
        p->clock_corrected = true;
        return AGAIN_NOW;
    }
    if (!p->creds_renewed && renew_creds(s, x, p)) {
        p->creds_renewed = true;
        return AGAIN_NOW;
    }
    return retry_may_help(x->response.status, str_c(x->error.aws_code)) ? AGAIN_LATER : DONE;
}

static enum next read_outcome(struct session *s, struct service_exchange *x, struct progress *p,
                              const struct http_exchange *http)
{
    if (http->rc < 0) {
        x->rc = -1;
        x->error = http->error;
        return http->maybe_transient ? AGAIN_LATER : DONE;
    }
    if (http->response.status / 100 == 2) {
        x->rc = 0;
        return DONE;
    }
    x->rc = -1;
    service_error(&x->request, &s->endpoints[x->request.service], &x->response,
                  secret_borrow(&p->attempt.creds.key_id), &x->error);
    return after_error(s, x, p);
}

static bool may_retry(struct session *s, const struct service_exchange *x, struct progress *p)
{
    enum retry_cost cost = x->error.kind == ERR_NETWORK ? RETRY_TIMEOUT_COST : RETRY_COST;

    if (p->retries + 1 >= RETRY_ATTEMPTS || !retry_quota_take(&s->quota, cost))
        return false;
    p->tokens = (int)cost;
    return true;
}

/* Runs one attempt of each exchange that has not ended. *pause: milliseconds to wait before the
 * next, 0 for none. Returns false when none is left. */
static bool run_round(struct session *s, struct service_exchange *xs, struct progress *ps,
                      size_t count, struct http_client *client, const struct call *call,
                      int64_t *pause)
{
    struct http_exchange http[8];
    size_t owner[8];
    size_t n = 0;
    bool left = false;
    struct err e;

    for (size_t i = 0; i < count; i++) {
        struct service_exchange *x = &xs[i];

        if (ps[i].ended)
            continue;
        if (attempt_start(s, &x->request, &ps[i].attempt, call, &x->error) < 0) {
            x->rc = -1;
            ps[i].ended = true;
            attempt_end(&ps[i].attempt);
            continue;
        }
        http[n] = (struct http_exchange){
            .request = { .method = x->request.method,
                         .url = buf_str(&ps[i].attempt.url),
                         .headers = ps[i].attempt.headers,
                         .header_count = ps[i].attempt.header_count,
                         .body = x->request.body,
                         .most_body = x->request.most_answer },
            .response = x->response,
        };
        owner[n++] = i;
    }
    if (n == 0)
        return false;
    if (http_run(client, http, n, call, &e) < 0) {
        for (size_t i = 0; i < n; i++) {
            http[i].rc = -1;
            http[i].error = e;
            http[i].maybe_transient = false;
        }
    }
    *pause = 0;
    for (size_t i = 0; i < n; i++) {
        struct service_exchange *x = &xs[owner[i]];
        struct progress *p = &ps[owner[i]];
        enum next next;

        x->response = http[i].response;
        next = read_outcome(s, x, p, &http[i]);
        if (next == AGAIN_LATER && !may_retry(s, x, p))
            next = DONE;
        if (next == AGAIN_LATER) {
            int64_t delay = retry_delay_ms(p->retries++, http_header(&x->response, "Retry-After"));

            *pause = delay > *pause ? delay : *pause;
        }
        if (next == DONE && x->rc == 0)
            retry_quota_give(&s->quota, p->tokens ? p->tokens : 1);
        p->ended = next == DONE;
        left |= next != DONE;
        attempt_end(&p->attempt);
    }
    return left;
}

static void fail_all(struct service_exchange *xs, const struct progress *ps, size_t count,
                     const struct err *e)
{
    for (size_t i = 0; i < count; i++) {
        if (!ps[i].ended) {
            xs[i].rc = -1;
            xs[i].error = *e;
        }
    }
}

enum { MOST_REQUESTS = 8 };

void service_run(struct session *s, struct service_exchange *exchanges, size_t count,
                 const struct call *call)
{
    struct progress progress[MOST_REQUESTS] = { 0 };
    struct http_client *client = NULL;
    struct err e;
    int64_t pause = 0;
    int rc = 0;

    if (count > MOST_REQUESTS)
        rc = err_set(&e, ERR_INTERNAL, "More than %d requests at once", MOST_REQUESTS);
    if (rc == 0)
        rc = http_client_take(&s->http, &client, &e);
    while (rc == 0 && run_round(s, exchanges, progress, count, client, call, &pause)) {
        if (pause)
            rc = call_wait(call, pause, &e);
    }
    if (rc < 0)
        fail_all(exchanges, progress, count < MOST_REQUESTS ? count : 0, &e);
    http_client_give(client);
}

static const char *const target_prefix[AWS_SERVICE_COUNT] = {
    [AWS_ATHENA] = "AmazonAthena",
    [AWS_GLUE] = "AWSGlue",
};

int service_json(struct session *s, enum aws_service service, const char *operation,
                 struct str body, size_t most_answer, const struct call *call,
                 struct http_response *response, struct err *e)
{
    char target[128];
    struct service_exchange x = {
        .request = { .service = service,
                     .operation = operation,
                     .method = STR("POST"),
                     .path = STR("/"),
                     .content_type = STR("application/x-amz-json-1.1"),
                     .body = body,
                     .most_answer = most_answer },
        .response = *response,
    };

    snprintf(target, sizeof target, "%s.%s", target_prefix[service], operation);
    x.request.target = str_c(target);
    service_run(s, &x, 1, call);
    *response = x.response;
    if (x.rc < 0)
        *e = x.error;
    return x.rc;
}
