#include "aws/retry.h"

#include <openssl/rand.h>

enum { FULL_QUOTA = 500, BASE_MS = 1000, MOST_MS = 20000, MOST_RETRY_AFTER_SECONDS = 60 };

static const struct str throttles[] = {
    STR("Throttling"),
    STR("ThrottlingException"),
    STR("ThrottledException"),
    STR("RequestThrottled"),
    STR("RequestThrottledException"),
    STR("TooManyRequestsException"),
    STR("RequestLimitExceeded"),
    STR("BandwidthLimitExceeded"),
    STR("LimitExceededException"),
    STR("SlowDown"),
    STR("PriorRequestNotComplete"),
    STR("ProvisionedThroughputExceededException"),
    STR("TransactionInProgressException"),
    STR("EC2ThrottledException"),
};

static const struct str transients[] = {
    STR("RequestTimeout"),
    STR("RequestTimeoutException"),
    STR("InternalError"),
    STR("IDPCommunicationError"),
};

static bool is_one_of(struct str code, const struct str *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(code, list[i]))
            return true;
    }
    return false;
}

void retry_quota_init(struct retry_quota *q)
{
    pthread_mutex_init(&q->mutex, NULL);
    q->tokens = FULL_QUOTA;
}

void retry_quota_free(struct retry_quota *q)
{
    pthread_mutex_destroy(&q->mutex);
}

bool retry_quota_take(struct retry_quota *q, enum retry_cost cost)
{
    bool enough;

    pthread_mutex_lock(&q->mutex);
    enough = q->tokens >= (int)cost;
    if (enough)
        q->tokens -= (int)cost;
    pthread_mutex_unlock(&q->mutex);
    return enough;
}

void retry_quota_give(struct retry_quota *q, int tokens)
{
    pthread_mutex_lock(&q->mutex);
    q->tokens += tokens;
    if (q->tokens > FULL_QUOTA)
        q->tokens = FULL_QUOTA;
    pthread_mutex_unlock(&q->mutex);
}

int64_t retry_delay_ms(int retry, struct str retry_after)
{
    int64_t most = BASE_MS;
    uint32_t random = 0;
    uint64_t asked = 0;
    int64_t delay;

    for (int i = 0; i < retry && most < MOST_MS; i++)
        most *= 2;
    if (most > MOST_MS)
        most = MOST_MS;
    RAND_bytes((unsigned char *)&random, sizeof random);
    delay = (int64_t)(random % (uint32_t)(most + 1));
    if (str_to_u64(retry_after, &asked)) {
        if (asked > MOST_RETRY_AFTER_SECONDS)
            asked = MOST_RETRY_AFTER_SECONDS;
        if (delay < (int64_t)asked * 1000)
            delay = (int64_t)asked * 1000;
    }
    return delay;
}

bool retry_is_throttle(struct str aws_code)
{
    return is_one_of(aws_code, throttles, ARRAY_LEN(throttles));
}

bool retry_may_help(long status, struct str aws_code)
{
    return status == 500 || status == 502 || status == 503 || status == 504 ||
           retry_is_throttle(aws_code) ||
           is_one_of(aws_code, transients, ARRAY_LEN(transients));
}
