/* Operations of Amazon Athena. Source: Amazon Athena API reference.
 *
 * Each sends one request (retries are service.h's) and returns 0, or -1 with *e. Texts that a
 * sink is given last until it returns. */
#ifndef ATHENA_AWS_ATHENA_H
#define ATHENA_AWS_ATHENA_H

#include "aws/metadata.h"
#include "aws/session.h"

enum {
    ATHENA_ID = 64,            /* room of a QueryExecutionId, an UUID so far */
    ATHENA_MOST_SQL = 262144,  /* characters of a QueryString */
    ATHENA_PAGE_ROWS = 1000,   /* most rows of a page */
    ATHENA_REQUEST_TOKEN = 37, /* room of a ClientRequestToken that we make */
};

/* Makes a random UUID: one for each statement, the same for every retry of it, so that Athena
 * runs it once. */
void athena_make_request_token(char out[ATHENA_REQUEST_TOKEN]);

/* Empty texts are left out of the request. */
struct athena_start {
    struct str sql;
    struct str catalog, database;
    struct str output_location; /* "s3://bucket/prefix/" */
    struct str workgroup;
    struct str request_token;
    const struct str *parameters; /* ExecutionParameters: SQL literals */
    size_t parameter_count;
};

int athena_start_query(struct session *s, const struct athena_start *start,
                       const struct call *call, char query_id[ATHENA_ID], struct err *e);

enum athena_state {
    ATHENA_QUEUED,
    ATHENA_RUNNING,
    ATHENA_SUCCEEDED,
    ATHENA_FAILED,
    ATHENA_CANCELLED,
    ATHENA_STATE_UNKNOWN
};

enum athena_statement {
    ATHENA_STATEMENT_UNKNOWN,
    ATHENA_DDL,
    ATHENA_DML,
    ATHENA_UTILITY
};

/* What GetQueryExecution tells. */
struct athena_query {
    char id[ATHENA_ID];
    enum athena_state state;
    enum athena_statement statement;
    char substatement[64];     /* "SELECT", "INSERT", "SHOW_TABLES"; "" if not told */
    char output_location[2048]; /* of the result object; "" if there is none */
    char reason[4096];          /* StateChangeReason */
    int error_category;         /* 1 system, 2 user, 3 other; 0 if not told */
    int error_type;
    bool error_retryable;
    char error_message[4096];
    int64_t queue_ms, planning_ms, engine_ms, total_ms; /* -1 if not told */
    int64_t scanned_bytes;
    bool reused_previous_result;
};

int athena_get_query(struct session *s, struct str query_id, const struct call *call,
                     struct athena_query *out, struct err *e);

/* Needs athena:StopQueryExecution, which the driver may not have: ERR_DENIED. */
int athena_stop_query(struct session *s, struct str query_id, const struct call *call,
                      struct err *e);

/* A ColumnInfo. */
struct athena_column {
    struct str catalog, schema, table, name, label, type;
    int64_t precision, scale;
    bool case_sensitive;
};

/* What GetQueryResults is read into. Every column of a page is told before its first row. Each
 * function returns 0, or -1 with *e to end the reading; column may be NULL. */
struct athena_results_sink {
    void *context;
    int (*column)(void *context, const struct athena_column *column, struct err *e);
    int (*cell)(void *context, struct str text, bool is_null, struct err *e);
    int (*row_end)(void *context, struct err *e);
};

/* Reads a page. next_token: "" for the first one; the following page's is put into
 * *next_token_out (empty at the end), a buffer that the caller has set up. *update_count: rows
 * that the statement changed, or -1. */
int athena_get_results(struct session *s, struct str query_id, struct str next_token,
                       uint32_t most_rows, const struct athena_results_sink *sink,
                       const struct call *call, struct buf *next_token_out, int64_t *update_count,
                       struct err *e);

/* Tells the databases of a catalog, all pages; at most `most` of them if that is not 0. */
int athena_list_databases(struct session *s, struct str catalog, size_t most,
                          const struct name_sink *sink, const struct call *call, struct err *e);

/* Tells the tables of a database with their columns, all pages. expression: a regular expression
 * that Athena applies to names; "" for all. */
int athena_list_table_metadata(struct session *s, struct str catalog, struct str database,
                               struct str expression, const struct table_sink *sink,
                               const struct call *call, struct err *e);

#endif
