#include "aws/http.h"

#include <stdio.h>

#include "aws/http_client.h"

enum { MOST_HEADER_BYTES = 256 << 10, POLL_MS = 1000 };

/* Answers grow in steps; a body that exceeds its ceiling ends the transfer. */
static size_t on_body(char *p, size_t size, size_t n, void *context)
{
    struct http_exchange *x = context;

    buf_add(&x->response.body, str_n(p, size * n));
    return x->response.body.failed ? 0 : size * n;
}

static size_t on_header(char *p, size_t size, size_t n, void *context)
{
    struct http_exchange *x = context;

    buf_add(&x->response.headers, str_n(p, size * n));
    return x->response.headers.failed ? 0 : size * n;
}

void http_response_init(struct http_response *r)
{
    *r = (struct http_response){ 0 };
    buf_init(&r->headers, MOST_HEADER_BYTES);
    buf_init(&r->body, 0);
}

void http_response_free(struct http_response *r)
{
    buf_free(&r->headers);
    buf_wipe(&r->body); /* may hold credentials */
    r->status = 0;
}

struct str http_header(const struct http_response *r, const char *name)
{
    struct str rest = buf_str(&r->headers);
    struct str found = { "", 0 };

    while (rest.n) {
        struct str value = str_split(&rest, '\n');
        struct str line_name = str_split(&value, ':');

        if (str_eq_nocase(line_name, str_c(name)))
            found = str_trim(value);
    }
    return found;
}

/* What went wrong below HTTP, in words that say what to check. */
static const struct {
    CURLcode code;
    bool transient;
    const char *text;
} failures[] = {
    { CURLE_COULDNT_RESOLVE_HOST, false,
      "The host name is unknown: check Region, the endpoint keys and the machine's DNS" },
    { CURLE_COULDNT_RESOLVE_PROXY, false, "The proxy's host name is unknown: check the proxy" },
    { CURLE_COULDNT_CONNECT, false,
      "Nothing accepts the connection: check the endpoint keys, the proxy and the firewall" },
    { CURLE_OPERATION_TIMEDOUT, true, "No answer in time: check the route, the proxy and the "
                                      "firewall, or raise ConnectionTimeout" },
    { CURLE_PEER_FAILED_VERIFICATION, false,
      "The server's certificate is not trusted: set TrustedCerts to the file of the authority "
      "that signed it" },
    { CURLE_SSL_CACERT_BADFILE, false, "The file of TrustedCerts cannot be read" },
    { CURLE_SSL_CONNECT_ERROR, true, "TLS could not be agreed with the server" },
    { CURLE_GOT_NOTHING, true, "The server closed the connection without an answer" },
    { CURLE_PARTIAL_FILE, true, "The answer was cut short" },
    { CURLE_RECV_ERROR, true, "The connection broke while the answer was read" },
    { CURLE_SEND_ERROR, true, "The connection broke while the request was sent" },
    { CURLE_WEIRD_SERVER_REPLY, false, "The answer is no HTTP: check the endpoint and its port" },
    { CURLE_HTTP2_STREAM, true, "The HTTP/2 stream broke" },
    { CURLE_UNSUPPORTED_PROTOCOL, false, "The endpoint is neither http:// nor https://" },
};

/* "host:port" out of a URL, for messages. */
static struct str authority_of(struct str url)
{
    size_t scheme = str_find(url, str_c("://"));
    struct str rest = scheme == SIZE_MAX ? url : str_from(url, scheme + 3);

    return str_split(&rest, '/');
}

static void note_failure(struct http_exchange *x, CURLcode code)
{
    struct str where = authority_of(x->request.url);

    x->rc = -1;
    if (x->response.body.failed || x->response.headers.failed) {
        err_set(&x->error, ERR_PROTOCOL,
                "The answer of %.*s is longer than the %zu bytes that it can have: check the "
                "endpoint and any proxy in between",
                STR_ARG(where), x->request.most_body);
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(failures); i++) {
        if (failures[i].code == code) {
            x->maybe_transient = failures[i].transient;
            err_set(&x->error, ERR_NETWORK, "%.*s: %s (%s)", STR_ARG(where), failures[i].text,
                    curl_easy_strerror(code));
            return;
        }
    }
    err_set(&x->error, ERR_NETWORK, "%.*s: %s", STR_ARG(where), curl_easy_strerror(code));
}

static struct curl_slist *header_list(const struct http_request *r)
{
    struct curl_slist *list = NULL;
    struct buf line;

    buf_init(&line, 64u << 10);
    for (size_t i = 0; i < r->header_count; i++) {
        struct curl_slist *longer;

        buf_clear(&line);
        buf_add(&line, r->headers[i].name);
        buf_add_c(&line, ": ");
        buf_add(&line, r->headers[i].value);
        longer = line.failed ? NULL : curl_slist_append(list, line.p);
        if (!longer) {
            curl_slist_free_all(list);
            list = NULL;
            break;
        }
        list = longer;
    }
    buf_wipe(&line);
    return list;
}

/* libcurl copies nothing of the body: it must outlive the transfer, and does. */
static void set_method(CURL *easy, const struct http_request *r)
{
    if (str_eq(r->method, str_c("GET"))) {
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
        return;
    }
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, r->body.n ? r->body.p : "");
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)r->body.n);
}

static void set_options(CURL *easy, const struct http_options *o)
{
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, o->verify_tls ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, o->verify_tls ? 2L : 0L);
    if (o->ca_file[0])
        curl_easy_setopt(easy, CURLOPT_CAINFO, o->ca_file);
    if (o->connect_timeout_seconds)
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, (long)o->connect_timeout_seconds);
    if (o->request_timeout_seconds)
        curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)o->request_timeout_seconds);
}

/* One transfer's libcurl handles. */
struct transfer {
    CURL *easy;
    struct curl_slist *headers;
};

static int transfer_start(struct transfer *t, struct http_client *client, struct http_exchange *x,
                          struct err *e)
{
    buf_clear(&x->response.headers);
    buf_clear(&x->response.body);
    x->response.body.ceiling = x->request.most_body;
    x->response.status = 0;
    x->rc = -1;
    x->maybe_transient = false;
    t->headers = header_list(&x->request);
    t->easy = curl_easy_init();
    if (!t->easy || (!t->headers && x->request.header_count))
        return err_memory(e);
    set_options(t->easy, &client->options);
    set_method(t->easy, &x->request);
    curl_easy_setopt(t->easy, CURLOPT_URL, x->request.url.p);
    curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
    curl_easy_setopt(t->easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(t->easy, CURLOPT_WRITEDATA, x);
    curl_easy_setopt(t->easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(t->easy, CURLOPT_HEADERDATA, x);
    curl_easy_setopt(t->easy, CURLOPT_PRIVATE, x);
    return curl_multi_add_handle(client->multi, t->easy) == CURLM_OK ? 0 : err_memory(e);
}

static void transfer_end(struct transfer *t, struct http_client *client)
{
    if (t->easy) {
        curl_multi_remove_handle(client->multi, t->easy);
        curl_easy_cleanup(t->easy);
    }
    curl_slist_free_all(t->headers); /* copies of the session token: libcurl cannot wipe them */
}

/* Notes how the transfers that have ended came out. */
static void collect(struct http_client *client)
{
    CURLMsg *message;
    int left;

    while ((message = curl_multi_info_read(client->multi, &left))) {
        struct http_exchange *x = NULL;

        if (message->msg != CURLMSG_DONE)
            continue;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&x);
        curl_easy_getinfo(message->easy_handle, CURLINFO_RESPONSE_CODE, &x->response.status);
        x->rc = 0;
        if (message->data.result != CURLE_OK)
            note_failure(x, message->data.result);
    }
}

static int run_to_end(struct http_client *client, const struct call *call, struct err *e)
{
    int running = 1;

    for (;;) {
        if (call_check(call, e) < 0)
            return -1;
        if (curl_multi_perform(client->multi, &running) != CURLM_OK)
            return err_set(e, ERR_INTERNAL, "libcurl could not go on");
        collect(client);
        if (!running)
            return 0;
        if (curl_multi_poll(client->multi, NULL, 0, (int)call_remaining_ms(call, POLL_MS), NULL) !=
            CURLM_OK)
            return err_set(e, ERR_INTERNAL, "libcurl could not wait");
    }
}

static void wake(void *context)
{
    curl_multi_wakeup(context);
}

enum { MOST_AT_ONCE = 16 };

int http_run(struct http_client *client, struct http_exchange *exchanges, size_t count,
             const struct call *call, struct err *e)
{
    struct transfer transfers[MOST_AT_ONCE] = { { 0 } };
    struct waker waker = { .wake = wake, .context = client->multi };
    int rc = 0;

    if (count > MOST_AT_ONCE)
        return err_set(e, ERR_INTERNAL, "More than %d transfers at once", MOST_AT_ONCE);
    for (size_t i = 0; i < count && rc == 0; i++)
        rc = transfer_start(&transfers[i], client, &exchanges[i], e);
    if (rc == 0) {
        cancel_attach(call->cancel, &waker);
        rc = run_to_end(client, call, e);
        cancel_detach(call->cancel, &waker);
    }
    for (size_t i = 0; i < count; i++)
        transfer_end(&transfers[i], client);
    return rc;
}
