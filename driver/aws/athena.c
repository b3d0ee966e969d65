/* Running queries: StartQueryExecution, GetQueryExecution, StopQueryExecution. */
#include "aws/athena.h"

#include <openssl/rand.h>
#include <stdio.h>
#include <string.h>

#include "aws/json.h"
#include "aws/service.h"

/* A QueryString has at most 262,144 characters, each at most 6 bytes as JSON writes it. */
enum { MOST_REQUEST = 4 << 20, MOST_ANSWER = 8 << 20 };

void athena_make_request_token(char out[ATHENA_REQUEST_TOKEN])
{
    unsigned char r[16] = { 0 };

    RAND_bytes(r, sizeof r);
    r[6] = (unsigned char)((r[6] & 0x0F) | 0x40); /* version 4 */
    r[8] = (unsigned char)((r[8] & 0x3F) | 0x80);
    snprintf(out, ATHENA_REQUEST_TOKEN,
             "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", r[0], r[1],
             r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12], r[13], r[14],
             r[15]);
}

static void add_if_given(struct buf *body, const char *name, struct str value)
{
    if (value.n)
        json_add_member(body, name, value);
}

static void add_context(struct buf *body, const struct athena_start *start)
{
    if (!start->catalog.n && !start->database.n)
        return;
    buf_add_c(body, ",\"QueryExecutionContext\":{");
    add_if_given(body, "Catalog", start->catalog);
    add_if_given(body, "Database", start->database);
    buf_add_byte(body, '}');
}

static void add_output(struct buf *body, const struct athena_start *start)
{
    if (!start->output_location.n)
        return;
    buf_add_c(body, ",\"ResultConfiguration\":{");
    json_add_member(body, "OutputLocation", start->output_location);
    buf_add_byte(body, '}');
}

static void add_parameters(struct buf *body, const struct athena_start *start)
{
    if (!start->parameter_count)
        return;
    buf_add_c(body, ",\"ExecutionParameters\":[");
    for (size_t i = 0; i < start->parameter_count; i++) {
        if (i)
            buf_add_byte(body, ',');
        json_add_string(body, start->parameters[i]);
    }
    buf_add_byte(body, ']');
}

static void start_request(const struct athena_start *start, struct buf *body)
{
    buf_add_byte(body, '{');
    json_add_member(body, "QueryString", start->sql);
    json_add_member(body, "ClientRequestToken", start->request_token);
    add_if_given(body, "WorkGroup", start->workgroup);
    add_context(body, start);
    add_output(body, start);
    add_parameters(body, start);
    buf_add_byte(body, '}');
}

static int on_query_id(void *context, struct str text, struct err *e)
{
    (void)e;
    err_copy_text(context, ATHENA_ID, text);
    return 0;
}

static const struct json_rule start_rules[] = {
    { .path = "QueryExecutionId", .value = on_query_id },
};

/* Sends a request and reads its answer by rules. */
static int ask(struct session *s, const char *operation, const struct buf *body,
               const struct json_rule *rules, size_t rule_count, void *context,
               const struct call *call, struct err *e)
{
    struct http_response response;
    int rc = buf_check(body, "the request", e);

    http_response_init(&response);
    if (rc == 0)
        rc = service_json(s, AWS_ATHENA, operation, buf_str(body), MOST_ANSWER, call, &response,
                          e);
    if (rc == 0)
        rc = json_read(buf_str(&response.body), rules, rule_count, context, e);
    http_response_free(&response);
    return rc;
}

int athena_start_query(struct session *s, const struct athena_start *start,
                       const struct call *call, char query_id[ATHENA_ID], struct err *e)
{
    struct buf body;
    int rc;

    query_id[0] = '\0';
    buf_init(&body, MOST_REQUEST);
    start_request(start, &body);
    rc = ask(s, "StartQueryExecution", &body, start_rules, ARRAY_LEN(start_rules), query_id, call,
             e);
    if (rc == 0 && !query_id[0])
        rc = err_set(e, ERR_PROTOCOL, "Athena started a query without telling its id");
    buf_free(&body);
    return rc;
}

static void query_request(struct str query_id, struct buf *body)
{
    buf_add_byte(body, '{');
    json_add_member(body, "QueryExecutionId", query_id);
    buf_add_byte(body, '}');
}

/* Texts and numbers of a QueryExecution are rows; the rest of the answer is passed over. */
static int find_name(struct str text, const char *const *names, int count, int none)
{
    for (int i = 0; i < count; i++) {
        if (names[i] && str_eq(text, str_c(names[i])))
            return i;
    }
    return none;
}

static int on_state(void *context, struct str text, struct err *e)
{
    static const char *const names[] = {
        [ATHENA_QUEUED] = "QUEUED",       [ATHENA_RUNNING] = "RUNNING",
        [ATHENA_SUCCEEDED] = "SUCCEEDED", [ATHENA_FAILED] = "FAILED",
        [ATHENA_CANCELLED] = "CANCELLED",
    };
    struct athena_query *q = context;

    (void)e;
    q->state =
        (enum athena_state)find_name(text, names, ARRAY_LEN(names), ATHENA_STATE_UNKNOWN);
    return 0;
}

static int on_statement(void *context, struct str text, struct err *e)
{
    static const char *const names[] = {
        [ATHENA_DDL] = "DDL",
        [ATHENA_DML] = "DML",
        [ATHENA_UTILITY] = "UTILITY",
    };
    struct athena_query *q = context;

    (void)e;
    q->statement =
        (enum athena_statement)find_name(text, names, ARRAY_LEN(names), ATHENA_STATEMENT_UNKNOWN);
    return 0;
}

/* Numbers of the model are integers; a fraction or garbage is not told. */
static int64_t number_of(struct str text)
{
    struct scan s = scan_of(text);
    int64_t value;

    return scan_number(&s, INT64_MAX, &value) && scan_end(&s) ? value : -1;
}

#define ON_TEXT(member)                                                                            \
    static int on_##member(void *context, struct str text, struct err *e)                          \
    {                                                                                              \
        struct athena_query *q = context;                                                          \
                                                                                                   \
        (void)e;                                                                                   \
        err_copy_text(q->member, sizeof q->member, text);                                          \
        return 0;                                                                                  \
    }
#define ON_NUMBER(member)                                                                          \
    static int on_##member(void *context, struct str text, struct err *e)                          \
    {                                                                                              \
        struct athena_query *q = context;                                                          \
                                                                                                   \
        (void)e;                                                                                   \
        q->member = number_of(text);                                                               \
        return 0;                                                                                  \
    }
#define ON_SMALL(member)                                                                           \
    static int on_##member(void *context, struct str text, struct err *e)                          \
    {                                                                                              \
        struct athena_query *q = context;                                                          \
        int64_t value = number_of(text);                                                           \
                                                                                                   \
        (void)e;                                                                                   \
        q->member = value < 0 || value > INT32_MAX ? 0 : (int)value;                               \
        return 0;                                                                                  \
    }
#define ON_FLAG(member)                                                                            \
    static int on_##member(void *context, struct str text, struct err *e)                          \
    {                                                                                              \
        struct athena_query *q = context;                                                          \
                                                                                                   \
        (void)e;                                                                                   \
        q->member = str_eq(text, str_c("true"));                                                   \
        return 0;                                                                                  \
    }

ON_TEXT(substatement)
ON_TEXT(output_location)
ON_TEXT(reason)
ON_TEXT(error_message)
ON_SMALL(error_category)
ON_SMALL(error_type)
ON_FLAG(error_retryable)
ON_NUMBER(queue_ms)
ON_NUMBER(planning_ms)
ON_NUMBER(engine_ms)
ON_NUMBER(total_ms)
ON_NUMBER(scanned_bytes)
ON_FLAG(reused_previous_result)

/* clang-format off */
#define Q "QueryExecution/"
static const struct json_rule query_rules[] = {
    { .path = Q "StatementType",                           .value = on_statement },
    { .path = Q "SubstatementType",                        .value = on_substatement },
    { .path = Q "ResultConfiguration/OutputLocation",      .value = on_output_location },
    { .path = Q "Status/State",                            .value = on_state },
    { .path = Q "Status/StateChangeReason",                .value = on_reason },
    { .path = Q "Status/AthenaError/ErrorCategory",        .value = on_error_category },
    { .path = Q "Status/AthenaError/ErrorType",            .value = on_error_type },
    { .path = Q "Status/AthenaError/Retryable",            .value = on_error_retryable },
    { .path = Q "Status/AthenaError/ErrorMessage",         .value = on_error_message },
    { .path = Q "Statistics/QueryQueueTimeInMillis",       .value = on_queue_ms },
    { .path = Q "Statistics/QueryPlanningTimeInMillis",    .value = on_planning_ms },
    { .path = Q "Statistics/EngineExecutionTimeInMillis",  .value = on_engine_ms },
    { .path = Q "Statistics/TotalExecutionTimeInMillis",   .value = on_total_ms },
    { .path = Q "Statistics/DataScannedInBytes",           .value = on_scanned_bytes },
    { .path = Q "Statistics/ResultReuseInformation/ReusedPreviousResult",
      .value = on_reused_previous_result },
};
#undef Q
/* clang-format on */

int athena_get_query(struct session *s, struct str query_id, const struct call *call,
                     struct athena_query *out, struct err *e)
{
    struct buf body;
    int rc;

    *out = (struct athena_query){ .state = ATHENA_STATE_UNKNOWN,
                                  .queue_ms = -1,
                                  .planning_ms = -1,
                                  .engine_ms = -1,
                                  .total_ms = -1,
                                  .scanned_bytes = -1 };
    err_copy_text(out->id, sizeof out->id, query_id);
    buf_init(&body, MOST_REQUEST);
    query_request(query_id, &body);
    rc = ask(s, "GetQueryExecution", &body, query_rules, ARRAY_LEN(query_rules), out, call, e);
    buf_free(&body);
    return rc;
}

int athena_stop_query(struct session *s, struct str query_id, const struct call *call,
                      struct err *e)
{
    struct buf body;
    int rc;

    buf_init(&body, MOST_REQUEST);
    query_request(query_id, &body);
    rc = ask(s, "StopQueryExecution", &body, NULL, 0, NULL, call, e);
    buf_free(&body);
    return rc;
}
