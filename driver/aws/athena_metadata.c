/* ListDatabases and ListTableMetadata: catalogs that Glue does not hold. */
#include "aws/athena.h"
#include "aws/json.h"
#include "aws/paging.h"
#include "aws/table_reader.h"

struct listing {
    struct str catalog, database, expression;
    const struct name_sink *names;
    const struct table_sink *tables;
    size_t most; /* databases wanted; 0: all */
    size_t told;
    struct buf *next_token;
};

static int on_database(void *context, struct str text, struct err *e)
{
    struct listing *l = context;

    l->told++;
    return l->names->name(l->names->context, text, e);
}

static int on_token(void *context, struct str text, struct err *e)
{
    struct listing *l = context;

    buf_add(l->next_token, text);
    return buf_check(l->next_token, "a NextToken", e);
}

static const struct json_rule database_rules[] = {
    { .path = "DatabaseList/[]/Name", .value = on_database },
    { .path = "NextToken", .value = on_token },
};

/* clang-format off */
#define TABLE "TableMetadataList/[]"
static const struct json_rule table_rules[] = {
    { .path = TABLE, .begin = table_begin, .end = table_end },
    { .path = TABLE "/Name",                     .value = table_name },
    { .path = TABLE "/TableType",                .value = table_type },
    { .path = TABLE "/Parameters/comment",       .value = table_comment },
    { .path = TABLE "/Columns/[]",               .begin = table_column_begin },
    { .path = TABLE "/Columns/[]/Name",          .value = table_column_name },
    { .path = TABLE "/Columns/[]/Type",          .value = table_column_type },
    { .path = TABLE "/Columns/[]/Comment",       .value = table_column_comment },
    { .path = TABLE "/PartitionKeys/[]",         .begin = table_partition_begin },
    { .path = TABLE "/PartitionKeys/[]/Name",    .value = table_column_name },
    { .path = TABLE "/PartitionKeys/[]/Type",    .value = table_column_type },
    { .path = TABLE "/PartitionKeys/[]/Comment", .value = table_column_comment },
    { .path = "NextToken",                       .value = table_next_token },
};
#undef TABLE
/* clang-format on */

enum { DATABASES_A_PAGE = 50, TABLES_A_PAGE = 50 };

static void databases_request(void *context, struct buf *body)
{
    const struct listing *l = context;
    size_t rows = l->most && l->most < DATABASES_A_PAGE ? l->most : DATABASES_A_PAGE;

    buf_printf(body, "\"MaxResults\":%zu", rows);
    json_add_member(body, "CatalogName", l->catalog);
}

static int databases_page(void *context, struct str body, struct buf *next_token, struct err *e)
{
    struct listing *l = context;

    l->next_token = next_token;
    if (json_read(body, database_rules, ARRAY_LEN(database_rules), l, e) < 0)
        return -1;
    return l->most && l->told >= l->most;
}

int athena_list_databases(struct session *s, struct str catalog, size_t most,
                          const struct name_sink *sink, const struct call *call, struct err *e)
{
    struct listing l = { .catalog = catalog, .names = sink, .most = most };
    struct paging p = { s, AWS_ATHENA, "ListDatabases", databases_request, databases_page, &l };

    return paging_run(&p, call, e);
}

static void tables_request(void *context, struct buf *body)
{
    const struct listing *l = context;

    buf_printf(body, "\"MaxResults\":%d", TABLES_A_PAGE);
    json_add_member(body, "CatalogName", l->catalog);
    json_add_member(body, "DatabaseName", l->database);
    if (l->expression.n)
        json_add_member(body, "Expression", l->expression);
}

static int tables_page(void *context, struct str body, struct buf *next_token, struct err *e)
{
    const struct listing *l = context;
    struct table_reader reader;
    int rc;

    table_reader_init(&reader, l->tables, next_token);
    rc = json_read(body, table_rules, ARRAY_LEN(table_rules), &reader, e);
    table_reader_free(&reader);
    return rc;
}

int athena_list_table_metadata(struct session *s, struct str catalog, struct str database,
                               struct str expression, const struct table_sink *sink,
                               const struct call *call, struct err *e)
{
    struct listing l = {
        .catalog = catalog, .database = database, .expression = expression, .tables = sink
    };
    struct paging p = { s, AWS_ATHENA, "ListTableMetadata", tables_request, tables_page, &l };

    return paging_run(&p, call, e);
}
