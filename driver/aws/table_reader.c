#include "aws/table_reader.h"

#include <stdlib.h>

enum { MOST_TABLE_TEXT = 32 << 20 };

void table_reader_init(struct table_reader *r, const struct table_sink *sink,
                       struct buf *next_token)
{
    *r = (struct table_reader){ .sink = sink, .next_token = next_token };
    buf_init(&r->text, MOST_TABLE_TEXT);
}

void table_reader_free(struct table_reader *r)
{
    buf_free(&r->text);
    free(r->columns);
    free(r->views);
}

static int keep(struct table_reader *r, struct text_span *span, struct str text, struct err *e)
{
    *span = (struct text_span){ r->text.n, text.n };
    buf_add(&r->text, text);
    return buf_check(&r->text, "the description of a table", e);
}

static struct str view(const struct table_reader *r, struct text_span span)
{
    return str_n(buf_str(&r->text).p + span.offset, span.length);
}

int table_begin(void *reader, struct err *e)
{
    struct table_reader *r = reader;

    (void)e;
    buf_clear(&r->text);
    r->name = r->type = r->comment = (struct text_span){ 0 };
    r->column_count = 0;
    return 0;
}

/* Partition keys go behind the table's own columns, whichever was told first. */
static size_t add_views(struct table_reader *r, size_t count, bool partition_keys)
{
    for (size_t i = 0; i < r->column_count; i++) {
        const struct column_span *c = &r->columns[i];

        if (c->partition_key != partition_keys)
            continue;
        r->views[count++] = (struct metadata_column){ .name = view(r, c->name),
                                                      .type = view(r, c->type),
                                                      .comment = view(r, c->comment),
                                                      .partition_key = c->partition_key,
                                                      .dropped = c->dropped };
    }
    return count;
}

int table_end(void *reader, struct err *e)
{
    struct table_reader *r = reader;
    struct metadata_table table = { .name = view(r, r->name),
                                    .type = view(r, r->type),
                                    .comment = view(r, r->comment) };

    table.column_count = add_views(r, add_views(r, 0, false), true);
    table.columns = r->views;
    return r->sink->table(r->sink->context, &table, e);
}

int table_name(void *reader, struct str text, struct err *e)
{
    struct table_reader *r = reader;

    return keep(r, &r->name, text, e);
}

int table_type(void *reader, struct str text, struct err *e)
{
    struct table_reader *r = reader;

    return keep(r, &r->type, text, e);
}

int table_comment(void *reader, struct str text, struct err *e)
{
    struct table_reader *r = reader;

    return keep(r, &r->comment, text, e);
}

static int grow(struct table_reader *r, struct err *e)
{
    size_t capacity = r->capacity ? r->capacity * 2 : 32;
    struct column_span *columns = realloc(r->columns, capacity * sizeof *columns);
    struct metadata_column *views;

    if (!columns)
        return err_memory(e);
    r->columns = columns;
    views = realloc(r->views, capacity * sizeof *views);
    if (!views)
        return err_memory(e);
    r->views = views;
    r->capacity = capacity;
    return 0;
}

static int begin_column(struct table_reader *r, bool partition_key, struct err *e)
{
    if (r->column_count == r->capacity && grow(r, e) < 0)
        return -1;
    r->columns[r->column_count++] = (struct column_span){ .partition_key = partition_key };
    return 0;
}

int table_column_begin(void *reader, struct err *e)
{
    return begin_column(reader, false, e);
}

int table_partition_begin(void *reader, struct err *e)
{
    return begin_column(reader, true, e);
}

static struct column_span *last(struct table_reader *r)
{
    return &r->columns[r->column_count - 1];
}

int table_column_name(void *reader, struct str text, struct err *e)
{
    return keep(reader, &last(reader)->name, text, e);
}

int table_column_type(void *reader, struct str text, struct err *e)
{
    return keep(reader, &last(reader)->type, text, e);
}

int table_column_comment(void *reader, struct str text, struct err *e)
{
    return keep(reader, &last(reader)->comment, text, e);
}

int table_column_current(void *reader, struct str text, struct err *e)
{
    (void)e;
    last(reader)->dropped = str_eq_nocase(text, str_c("false"));
    return 0;
}

int table_next_token(void *reader, struct str text, struct err *e)
{
    struct table_reader *r = reader;

    buf_clear(r->next_token);
    buf_add(r->next_token, text);
    return buf_check(r->next_token, "a NextToken", e);
}
