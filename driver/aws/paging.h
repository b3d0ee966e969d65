/* Lists that come in pages: a request with the NextToken of the page before, until none comes. */
#ifndef ATHENA_AWS_PAGING_H
#define ATHENA_AWS_PAGING_H

#include "aws/session.h"

enum { MOST_TOKEN = 256 << 10 };

/* One list. */
struct paging {
    struct session *session;
    enum aws_service service;
    const char *operation;

    /* Appends the request's members without NextToken: "\"DatabaseName\":\"d\"". */
    void (*request)(void *context, struct buf *body);

    /* Reads a page's body: hands its items on and puts NextToken into *next_token if there is
     * one. Returns 0 to go on, 1 when nobody wants more, -1 with *e. */
    int (*page)(void *context, struct str body, struct buf *next_token, struct err *e);
    void *context;
};

/* Reads all pages. Returns 0, or -1 with *e; a token that comes twice in a row, which would never
 * end, is ERR_PROTOCOL. */
int paging_run(const struct paging *p, const struct call *call, struct err *e);

#endif
