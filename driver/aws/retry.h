/* When to try a request again.
 * Source: AWS SDKs reference guide, "Retry behavior", standard mode. */
#ifndef ATHENA_AWS_RETRY_H
#define ATHENA_AWS_RETRY_H

#include <pthread.h>

#include "base/err.h"

enum { RETRY_ATTEMPTS = 3 };

/* A bucket of tokens: when a service keeps failing, retries stop before they add to its load. */
struct retry_quota {
    pthread_mutex_t mutex;
    int tokens;
};

enum retry_cost { RETRY_COST = 5, RETRY_TIMEOUT_COST = 10 };

void retry_quota_init(struct retry_quota *q);
void retry_quota_free(struct retry_quota *q);

/* Takes the tokens of one retry; false when there are not enough. */
bool retry_quota_take(struct retry_quota *q, enum retry_cost cost);

/* A request has succeeded: gives back what its retry took, or one token. */
void retry_quota_give(struct retry_quota *q, int tokens);

/* Milliseconds to wait before retry number `retry` (from 0): anything up to 1 s × 2^retry, at
 * most 20 s; not less than the seconds that the service asked for (Retry-After; "" if not). */
int64_t retry_delay_ms(int retry, struct str retry_after);

/* True if an answer with this status and AWS code may be different next time. */
bool retry_may_help(long status, struct str aws_code);

/* True for the codes that mean "slow down". */
bool retry_is_throttle(struct str aws_code);

#endif
