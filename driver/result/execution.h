/* One execution of a statement: started, waited for, stopped, its failure explained. */
#ifndef ATHENA_RESULT_EXECUTION_H
#define ATHENA_RESULT_EXECUTION_H

#include "aws/athena.h"

/* How often the state is looked at: first after `first_ms`, then each time half as long again, at
 * most `most_ms`. */
struct polling {
    int64_t first_ms;
    int64_t most_ms;
};

struct execution {
    struct athena_query query; /* as last told; id "" before the first one */
};

/* Starts the statement and waits for its end. Retries use one ClientRequestToken, so the statement
 * runs once. When the call is canceled, times out or breaks, the query is stopped if the policy
 * allows that. Returns 0 when it has succeeded, or -1 with *e: ERR_QUERY with Athena's words and
 * the query's id, ERR_CANCELED, ERR_TIMEOUT, … */
int execution_run(struct execution *x, struct session *session, const struct athena_start *start,
                  const struct polling *polling, const struct call *call, struct err *e);

#endif
