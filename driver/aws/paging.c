#include "aws/paging.h"

#include "aws/json.h"
#include "aws/service.h"

enum { MOST_REQUEST = 512 << 10, MOST_PAGE = 128 << 20 };

static int read_page(const struct paging *p, struct str token, struct buf *next,
                     const struct call *call, struct err *e)
{
    struct http_response response;
    struct buf body;
    int rc;

    http_response_init(&response);
    buf_init(&body, MOST_REQUEST);
    buf_add_byte(&body, '{');
    p->request(p->context, &body);
    if (token.n)
        json_add_member(&body, "NextToken", token);
    buf_add_byte(&body, '}');
    rc = buf_check(&body, "the request", e);
    if (rc == 0)
        rc = service_json(p->session, p->service, p->operation, buf_str(&body), MOST_PAGE, call,
                          &response, e);
    if (rc == 0)
        rc = p->page(p->context, buf_str(&response.body), next, e);
    buf_free(&body);
    http_response_free(&response);
    return rc;
}

int paging_run(const struct paging *p, const struct call *call, struct err *e)
{
    struct buf token, next;
    int rc;

    buf_init(&token, MOST_TOKEN);
    buf_init(&next, MOST_TOKEN);
    do {
        struct buf swap = token;

        token = next;
        next = swap;
        buf_clear(&next);
        rc = read_page(p, buf_str(&token), &next, call, e);
        if (rc == 0 && next.n && str_eq(buf_str(&token), buf_str(&next)))
            rc = err_set(e, ERR_PROTOCOL, "%s answered the same NextToken twice: the list would "
                                          "never end",
                         p->operation);
    } while (rc == 0 && next.n);
    buf_free(&token);
    buf_free(&next);
    return rc < 0 ? -1 : 0;
}
