#include "aws/glue.h"

#include "aws/json.h"
#include "aws/paging.h"
#include "aws/service.h"
#include "aws/table_reader.h"

enum { MOST_ANSWER = 64 << 20, MOST_REQUEST = 64 << 10 };

struct listing {
    struct str database, table, expression;
    const struct name_sink *names;
    const struct table_sink *tables;
    struct buf *next_token;
};

static int on_name(void *context, struct str text, struct err *e)
{
    struct listing *l = context;

    return l->names->name(l->names->context, text, e);
}

static int on_token(void *context, struct str text, struct err *e)
{
    struct listing *l = context;

    buf_add(l->next_token, text);
    return buf_check(l->next_token, "a NextToken", e);
}

static const struct json_rule databases_rules[] = {
    { .path = "DatabaseList/[]/Name", .value = on_name },
    { .path = "NextToken", .value = on_token },
};

static const struct json_rule database_rules[] = {
    { .path = "Database/Name", .value = on_name },
};

/* GetTables and GetTable differ in the way down to a table only. */
/* clang-format off */
#define TABLE_RULES(at)                                                                            \
    { .path = at, .begin = table_begin, .end = table_end },                                        \
    { .path = at "/Name", .value = table_name },                                                   \
    { .path = at "/TableType", .value = table_type },                                              \
    { .path = at "/Description", .value = table_comment },                                         \
    { .path = at "/StorageDescriptor/Columns/[]", .begin = table_column_begin },                   \
    { .path = at "/StorageDescriptor/Columns/[]/Name", .value = table_column_name },               \
    { .path = at "/StorageDescriptor/Columns/[]/Type", .value = table_column_type },               \
    { .path = at "/StorageDescriptor/Columns/[]/Comment", .value = table_column_comment },         \
    { .path = at "/StorageDescriptor/Columns/[]/Parameters/iceberg.field.current",                 \
      .value = table_column_current },                                                             \
    { .path = at "/PartitionKeys/[]", .begin = table_partition_begin },                            \
    { .path = at "/PartitionKeys/[]/Name", .value = table_column_name },                           \
    { .path = at "/PartitionKeys/[]/Type", .value = table_column_type },                           \
    { .path = at "/PartitionKeys/[]/Comment", .value = table_column_comment }

static const struct json_rule tables_rules[] = {
    TABLE_RULES("TableList/[]"),
    { .path = "NextToken", .value = table_next_token },
};

static const struct json_rule table_rules[] = {
    TABLE_RULES("Table"),
};
/* clang-format on */

static void databases_request(void *context, struct buf *body)
{
    (void)context;
    buf_add_c(body, "\"MaxResults\":100");
}

static int databases_page(void *context, struct str body, struct buf *next_token, struct err *e)
{
    struct listing *l = context;

    l->next_token = next_token;
    return json_read(body, databases_rules, ARRAY_LEN(databases_rules), l, e);
}

int glue_get_databases(struct session *s, const struct name_sink *sink, const struct call *call,
                       struct err *e)
{
    struct listing l = { .names = sink };
    struct paging p = { s, AWS_GLUE, "GetDatabases", databases_request, databases_page, &l };

    return paging_run(&p, call, e);
}

static void tables_request(void *context, struct buf *body)
{
    const struct listing *l = context;

    buf_add_c(body, "\"MaxResults\":100");
    json_add_member(body, "DatabaseName", l->database);
    if (l->expression.n)
        json_add_member(body, "Expression", l->expression);
}

static int read_tables(const struct listing *l, struct str body, const struct json_rule *rules,
                       size_t rule_count, struct buf *next_token, struct err *e)
{
    struct table_reader reader;
    int rc;

    table_reader_init(&reader, l->tables, next_token);
    rc = json_read(body, rules, rule_count, &reader, e);
    table_reader_free(&reader);
    return rc;
}

static int tables_page(void *context, struct str body, struct buf *next_token, struct err *e)
{
    return read_tables(context, body, tables_rules, ARRAY_LEN(tables_rules), next_token, e);
}

int glue_get_tables(struct session *s, struct str database, struct str expression,
                    const struct table_sink *sink, const struct call *call, struct err *e)
{
    struct listing l = { .database = database, .expression = expression, .tables = sink };
    struct paging p = { s, AWS_GLUE, "GetTables", tables_request, tables_page, &l };

    return paging_run(&p, call, e);
}

/* One request without pages. database_member, table_member: what the operation calls them. */
static int get_one(struct session *s, const char *operation, const char *database_member,
                   const struct listing *l, const struct call *call,
                   struct http_response *response, struct err *e)
{
    struct buf body;
    int rc;

    buf_init(&body, MOST_REQUEST);
    buf_add_byte(&body, '{');
    json_add_member(&body, database_member, l->database);
    if (l->table.n)
        json_add_member(&body, "Name", l->table);
    buf_add_byte(&body, '}');
    rc = buf_check(&body, "the request", e);
    if (rc == 0)
        rc = service_json(s, AWS_GLUE, operation, buf_str(&body), MOST_ANSWER, call, response, e);
    buf_free(&body);
    return rc;
}

int glue_get_database(struct session *s, struct str database, const struct name_sink *sink,
                      const struct call *call, struct err *e)
{
    struct listing l = { .database = database, .names = sink };
    struct http_response response;
    int rc;

    http_response_init(&response);
    rc = get_one(s, "GetDatabase", "Name", &l, call, &response, e);
    if (rc == 0)
        rc = json_read(buf_str(&response.body), database_rules, ARRAY_LEN(database_rules), &l, e);
    http_response_free(&response);
    return rc;
}

int glue_get_table(struct session *s, struct str database, struct str table,
                   const struct table_sink *sink, const struct call *call, struct err *e)
{
    struct listing l = { .database = database, .table = table, .tables = sink };
    struct http_response response;
    int rc;

    http_response_init(&response);
    rc = get_one(s, "GetTable", "DatabaseName", &l, call, &response, e);
    if (rc == 0)
        rc = read_tables(&l, buf_str(&response.body), table_rules, ARRAY_LEN(table_rules), NULL,
                         e);
    http_response_free(&response);
    return rc;
}
