/* GetQueryResults: a page of rows.
 *
 * The service sends the rows before their metadata, and copies of both under undocumented names.
 * A page is therefore read twice, columns first: the second pass is cheap beside the request. */
#include "aws/athena.h"
#include "aws/json.h"
#include "aws/service.h"

enum { MOST_REQUEST = 512 << 10, MOST_PAGE = 256 << 20, MOST_COLUMN_TEXT = 1 << 20 };

enum column_field {
    FIELD_CATALOG,
    FIELD_SCHEMA,
    FIELD_TABLE,
    FIELD_NAME,
    FIELD_LABEL,
    FIELD_TYPE,
    FIELD_COUNT
};

struct page {
    const struct athena_results_sink *sink;
    struct buf *next_token;
    int64_t update_count;

    /* The column that is being read. */
    struct buf text;
    struct {
        size_t offset, length;
    } fields[FIELD_COUNT];
    int64_t precision, scale;
    bool case_sensitive;

    bool has_value; /* the datum that is being read has a VarCharValue */
};

static int column_begin(void *context, struct err *e)
{
    struct page *p = context;

    (void)e;
    buf_clear(&p->text);
    for (int i = 0; i < FIELD_COUNT; i++)
        p->fields[i].offset = p->fields[i].length = 0;
    p->precision = p->scale = 0;
    p->case_sensitive = false;
    return 0;
}

static int keep(struct page *p, enum column_field field, struct str text, struct err *e)
{
    p->fields[field].offset = p->text.n;
    p->fields[field].length = text.n;
    buf_add(&p->text, text);
    return buf_check(&p->text, "the description of a column", e);
}

static int column_catalog(void *context, struct str text, struct err *e)
{
    return keep(context, FIELD_CATALOG, text, e);
}

static int column_schema(void *context, struct str text, struct err *e)
{
    return keep(context, FIELD_SCHEMA, text, e);
}

static int column_table(void *context, struct str text, struct err *e)
{
    return keep(context, FIELD_TABLE, text, e);
}

static int column_name(void *context, struct str text, struct err *e)
{
    return keep(context, FIELD_NAME, text, e);
}

static int column_label(void *context, struct str text, struct err *e)
{
    return keep(context, FIELD_LABEL, text, e);
}

static int column_type(void *context, struct str text, struct err *e)
{
    return keep(context, FIELD_TYPE, text, e);
}

static int64_t number_of(struct str text)
{
    struct scan s = scan_of(text);
    int64_t value;

    return scan_number(&s, INT64_MAX, &value) && scan_end(&s) ? value : 0;
}

static int column_precision(void *context, struct str text, struct err *e)
{
    (void)e;
    ((struct page *)context)->precision = number_of(text);
    return 0;
}

static int column_scale(void *context, struct str text, struct err *e)
{
    (void)e;
    ((struct page *)context)->scale = number_of(text);
    return 0;
}

static int column_case(void *context, struct str text, struct err *e)
{
    (void)e;
    ((struct page *)context)->case_sensitive = str_eq(text, str_c("true"));
    return 0;
}

static struct str field(const struct page *p, enum column_field which)
{
    return str_n(buf_str(&p->text).p + p->fields[which].offset, p->fields[which].length);
}

static int column_end(void *context, struct err *e)
{
    struct page *p = context;
    struct athena_column column = { .catalog = field(p, FIELD_CATALOG),
                                    .schema = field(p, FIELD_SCHEMA),
                                    .table = field(p, FIELD_TABLE),
                                    .name = field(p, FIELD_NAME),
                                    .label = field(p, FIELD_LABEL),
                                    .type = field(p, FIELD_TYPE),
                                    .precision = p->precision,
                                    .scale = p->scale,
                                    .case_sensitive = p->case_sensitive };

    if (!column.label.n)
        column.label = column.name;
    return p->sink->column(p->sink->context, &column, e);
}

static int datum_begin(void *context, struct err *e)
{
    (void)e;
    ((struct page *)context)->has_value = false;
    return 0;
}

static int datum_value(void *context, struct str text, struct err *e)
{
    struct page *p = context;

    if (p->has_value)
        return err_set(e, ERR_PROTOCOL, "A value of the page holds two texts");
    p->has_value = true;
    return p->sink->cell(p->sink->context, text, false, e);
}

static int datum_end(void *context, struct err *e)
{
    struct page *p = context;

    return p->has_value ? 0 : p->sink->cell(p->sink->context, str_n("", 0), true, e);
}

static int row_end(void *context, struct err *e)
{
    struct page *p = context;

    return p->sink->row_end(p->sink->context, e);
}

static int on_next_token(void *context, struct str text, struct err *e)
{
    struct page *p = context;

    buf_add(p->next_token, text);
    return buf_check(p->next_token, "a NextToken", e);
}

static int on_update_count(void *context, struct str text, struct err *e)
{
    (void)e;
    ((struct page *)context)->update_count = number_of(text);
    return 0;
}

/* clang-format off */
#define COLUMN "ResultSet/ResultSetMetadata/ColumnInfo/[]"
static const struct json_rule column_rules[] = {
    { .path = COLUMN, .begin = column_begin, .end = column_end },
    { .path = COLUMN "/CatalogName",   .value = column_catalog },
    { .path = COLUMN "/SchemaName",    .value = column_schema },
    { .path = COLUMN "/TableName",     .value = column_table },
    { .path = COLUMN "/Name",          .value = column_name },
    { .path = COLUMN "/Label",         .value = column_label },
    { .path = COLUMN "/Type",          .value = column_type },
    { .path = COLUMN "/Precision",     .value = column_precision },
    { .path = COLUMN "/Scale",         .value = column_scale },
    { .path = COLUMN "/CaseSensitive", .value = column_case },
};
#undef COLUMN

static const struct json_rule row_rules[] = {
    { .path = "ResultSet/Rows/[]",                     .end = row_end },
    { .path = "ResultSet/Rows/[]/Data/[]",             .begin = datum_begin, .end = datum_end },
    { .path = "ResultSet/Rows/[]/Data/[]/VarCharValue", .value = datum_value },
    { .path = "NextToken",                             .value = on_next_token },
    { .path = "UpdateCount",                           .value = on_update_count },
};
/* clang-format on */

static void page_request(struct str query_id, struct str next_token, uint32_t most_rows,
                         struct buf *body)
{
    buf_add_byte(body, '{');
    json_add_member(body, "QueryExecutionId", query_id);
    buf_printf(body, ",\"MaxResults\":%u", most_rows);
    if (next_token.n)
        json_add_member(body, "NextToken", next_token);
    buf_add_byte(body, '}');
}

static int read_page(struct str body, const struct athena_results_sink *sink,
                     struct buf *next_token_out, int64_t *update_count, struct err *e)
{
    struct page page = { .sink = sink, .next_token = next_token_out, .update_count = -1 };
    int rc = 0;

    buf_init(&page.text, MOST_COLUMN_TEXT);
    buf_clear(next_token_out);
    if (sink->column)
        rc = json_read(body, column_rules, ARRAY_LEN(column_rules), &page, e);
    if (rc == 0)
        rc = json_read(body, row_rules, ARRAY_LEN(row_rules), &page, e);
    *update_count = page.update_count;
    buf_free(&page.text);
    return rc;
}

int athena_get_results(struct session *s, struct str query_id, struct str next_token,
                       uint32_t most_rows, const struct athena_results_sink *sink,
                       const struct call *call, struct buf *next_token_out, int64_t *update_count,
                       struct err *e)
{
    struct http_response response;
    struct buf body;
    int rc;

    http_response_init(&response);
    buf_init(&body, MOST_REQUEST);
    page_request(query_id, next_token, most_rows, &body);
    rc = buf_check(&body, "the request", e);
    if (rc == 0)
        rc = service_json(s, AWS_ATHENA, "GetQueryResults", buf_str(&body), MOST_PAGE, call,
                          &response, e);
    if (rc == 0)
        rc = read_page(buf_str(&response.body), sink, next_token_out, update_count, e);
    buf_free(&body);
    http_response_free(&response);
    return rc;
}
