/* What http.c and http_pool.c share. */
#ifndef ATHENA_AWS_HTTP_CLIENT_H
#define ATHENA_AWS_HTTP_CLIENT_H

#include <curl/curl.h>
#include <sys/types.h>

#include "aws/http.h"

struct http_client {
    CURLM *multi;
    struct http_options options;
    pid_t pid; /* of the process that made it: a forked child must not touch its sockets */
    struct http_client *next;
};

#endif
