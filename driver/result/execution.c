#include "result/execution.h"

#include <string.h>

enum {
    STOP_SECONDS = 5,
    SECOND_LOOKS = 3,          /* at a failure that Athena may retry by itself */
    SECOND_LOOK_MS = 700,
};

/* The query would go on, and cost, without us: ask Athena to stop it, within a time of its own.
 * The policy may not allow it; then the query runs to its end, and the message says so. */
static void stop(const struct execution *x, struct session *session, struct err *e)
{
    struct call call = call_start(NULL, STOP_SECONDS);
    struct err stop_error;

    err_copy_text(e->query_id, sizeof e->query_id, str_c(x->query.id));
    if (athena_stop_query(session, str_c(x->query.id), &call, &stop_error) == 0)
        return;
    if (stop_error.kind == ERR_DENIED)
        err_append(e, ". The query goes on in Athena, since the policy does not allow "
                      "athena:StopQueryExecution (docs/permissions.md)");
    else
        err_append(e, ". The query may go on in Athena: %s", stop_error.text);
}

static bool has_ended(const struct execution *x)
{
    return x->query.state == ATHENA_SUCCEEDED || x->query.state == ATHENA_FAILED ||
           x->query.state == ATHENA_CANCELLED;
}

/* Athena retries some failures of its own: FAILED then goes back to QUEUED. */
static bool may_come_back(const struct execution *x)
{
    return x->query.state == ATHENA_FAILED &&
           (x->query.error_retryable ||
            str_find(str_c(x->query.reason), str_c("SlowDown")) != SIZE_MAX);
}

static int look(struct execution *x, struct session *session, const struct call *call,
                struct err *e)
{
    char id[ATHENA_ID];

    memcpy(id, x->query.id, sizeof id);
    return athena_get_query(session, str_c(id), call, &x->query, e);
}

static int wait_for_end(struct execution *x, struct session *session,
                        const struct polling *polling, const struct call *call, struct err *e)
{
    int64_t pause = polling->first_ms;
    int second_looks = 0;

    for (;;) {
        if (call_wait(call, pause, e) < 0 || look(x, session, call, e) < 0)
            return -1;
        if (has_ended(x) && (!may_come_back(x) || second_looks++ == SECOND_LOOKS))
            return 0;
        pause += pause / 2 + 1;
        if (pause > polling->most_ms)
            pause = polling->most_ms;
        if (second_looks && pause < SECOND_LOOK_MS)
            pause = SECOND_LOOK_MS;
    }
}

static int explain(const struct execution *x, struct err *e)
{
    const struct athena_query *q = &x->query;
    const char *words = q->reason[0] ? q->reason : q->error_message;

    if (q->state == ATHENA_CANCELLED)
        err_set(e, ERR_QUERY, "The query was canceled in Athena%s%s", words[0] ? ": " : "",
                words);
    else
        err_set(e, ERR_QUERY, "%s", words[0] ? words : "Athena failed the query without a reason");
    e->native = q->error_type;
    err_copy_text(e->query_id, sizeof e->query_id, str_c(q->id));
    return -1;
}

int execution_run(struct execution *x, struct session *session, const struct athena_start *start,
                  const struct polling *polling, const struct call *call, struct err *e)
{
    *x = (struct execution){ 0 };
    if (athena_start_query(session, start, call, x->query.id, e) < 0)
        return -1;
    if (wait_for_end(x, session, polling, call, e) < 0) {
        stop(x, session, e);
        return -1;
    }
    return x->query.state == ATHENA_SUCCEEDED ? 0 : explain(x, e);
}
