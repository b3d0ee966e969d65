/* A request to an AWS service: signed, sent, tried again where that may help, its error read.
 *
 * Several requests run at once when they are handed over together. What is tried again, and when,
 * is the AWS SDKs' "standard" retry mode (retry.h). A wrong clock is corrected once from the
 * answer's Date, and expired credentials are renewed once. */
#ifndef ATHENA_AWS_SERVICE_H
#define ATHENA_AWS_SERVICE_H

#include "aws/http.h"
#include "aws/provider.h"
#include "aws/session.h"

struct service_request {
    enum aws_service service;
    const char *operation;     /* "StartQueryExecution": for messages */
    struct str method;         /* "POST" */
    struct str path;           /* percent-encoded, begins with "/" */
    struct str content_type;
    struct str target;         /* X-Amz-Target; "" for none */
    struct str body;
    struct provider *provider; /* who signs; NULL: the session's own */
    size_t most_answer;        /* bytes that the answer's body may have */
};

struct service_exchange {
    struct service_request request;
    struct http_response response; /* set up and freed by the caller */
    int rc;                        /* 0: an answer with status 2xx; -1: `error` */
    struct err error;
};

/* Runs all of them. Each one's rc tells how it ended; the call's end (cancel, time) is told to
 * each that had not ended. */
void service_run(struct session *s, struct service_exchange *exchanges, size_t count,
                 const struct call *call);

/* One request of a JSON service: X-Amz-Target "PREFIX.OPERATION". The answer is in *response,
 * which the caller has set up and frees. Returns 0, or -1 with *e. */
int service_json(struct session *s, enum aws_service service, const char *operation,
                 struct str body, size_t most_answer, const struct call *call,
                 struct http_response *response, struct err *e);

/* service_error.c: fills *e from an answer whose status is not 2xx. key_id: of who signed. */
void service_error(const struct service_request *request, const struct endpoint *endpoint,
                   const struct http_response *response, struct str key_id, struct err *e);

/* The request id that the answer carries, in whichever header its service uses; "" if none. */
struct str service_request_id(const struct http_response *response);

#endif
