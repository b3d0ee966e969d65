/* HTTP exchanges over libcurl.
 *
 * A client owns one curl multi handle with its warm connections; a thread checks it out of the
 * process's pool, runs any number of exchanges at once, and gives it back. Two threads never share
 * a client. Redirects are not followed: AWS's need a new signature. */
#ifndef ATHENA_AWS_HTTP_H
#define ATHENA_AWS_HTTP_H

#include "aws/canonical.h"
#include "base/call.h"

/* How the process talks to the world. Clients are shared by callers with equal options. */
struct http_options {
    bool verify_tls;
    char ca_file[512]; /* PEM; "" for the system's */
    uint32_t connect_timeout_seconds; /* 0: libcurl's own */
    uint32_t request_timeout_seconds; /* of one exchange; 0: none */
};

struct http_request {
    struct str method; /* "GET", "POST", … */
    struct str url;
    const struct header *headers;
    size_t header_count;
    struct str body;
    size_t most_body; /* ceiling of the answer's body, bytes */
};

struct http_response {
    long status;
    struct buf headers; /* raw lines */
    struct buf body;
};

struct http_exchange {
    struct http_request request;
    struct http_response response;
    int rc; /* 0: there is a response, whatever its status; -1: `error` says why not */
    struct err error;
    bool maybe_transient; /* with rc -1: trying again may help */
};

struct http_client;

/* Takes a client with these options out of the pool, or makes one. Returns 0, or -1 with *e. */
int http_client_take(const struct http_options *options, struct http_client **out, struct err *e);

/* Gives it back, with its connections still open. NULL is allowed. */
void http_client_give(struct http_client *client);

/* Runs the exchanges at once and returns when all have ended: 0 (look at each one's rc), or -1
 * with *e when the call was canceled, its time was up, or there is no memory. Responses must have
 * been set up by http_response_init(). */
int http_run(struct http_client *client, struct http_exchange *exchanges, size_t count,
             const struct call *call, struct err *e);

void http_response_init(struct http_response *r);
void http_response_free(struct http_response *r);

/* The value of the last header of that name, trimmed; empty if there is none. */
struct str http_header(const struct http_response *r, const char *name);

#endif
