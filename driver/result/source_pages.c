#include "result/source_pages.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TOKEN = 256 << 10, MOST_PAGE_TEXT = 256 << 20 };

struct pages {
    struct source source;
    struct session *session;
    struct athena_query query;
    struct buf token; /* of the page to read next */
    size_t columns;
    bool is_utility; /* rows are one tab-joined text, whatever the columns say */

    struct batch first; /* the first page, read at opening, until next() gives it out */
    bool has_first;

    struct batch *target; /* where the page that is being read goes */
    size_t row_cells;     /* cells of the current row so far */
    struct columns *told; /* columns of the first page */
};

bool pages_may_have_label_row(const struct athena_query *query)
{
    static const struct str others[] = { STR("EXPLAIN"), STR("SHOW_FUNCTIONS") };

    if (str_ends(str_c(query->output_location), str_c(".csv")))
        return true;
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        if (str_eq(str_c(query->substatement), others[i]))
            return true;
    }
    return false;
}

static int set_texts(struct columns *columns, const struct athena_column *c, struct err *e)
{
    const struct str texts[COLUMN_TEXT_COUNT] = {
        [COLUMN_NAME] = c->name,      [COLUMN_LABEL] = c->label,
        [COLUMN_TABLE] = c->table,    [COLUMN_SCHEMA] = c->schema,
        [COLUMN_CATALOG] = c->catalog,
    };

    for (int i = 0; i < COLUMN_TEXT_COUNT; i++) {
        if (columns_set_text(columns, (enum column_text)i, texts[i], e) < 0)
            return -1;
    }
    return 0;
}

static int on_column(void *context, const struct athena_column *c, struct err *e)
{
    struct pages *p = context;
    struct data_type type = data_type_of_column_info(c->type, c->precision, c->scale);

    if (!columns_add(p->told, &type, SQL_NULLABLE_UNKNOWN, e))
        return -1;
    return set_texts(p->told, c, e);
}

static int start_page(struct pages *p, struct err *e)
{
    p->row_cells = 0;
    return batch_start(p->target, p->columns, e);
}

/* Columns are all told before the first row. */
static int note_columns(struct pages *p, struct err *e)
{
    if (!p->told || p->columns)
        return 0;
    p->columns = p->told->count;
    if (p->columns == 0)
        return err_set(e, ERR_PROTOCOL, "GetQueryResults sent rows without columns");
    return start_page(p, e);
}

static int add_cell(struct pages *p, struct str text, bool is_null, struct err *e)
{
    if (p->row_cells == p->columns)
        return err_set(e, ERR_PROTOCOL, "GetQueryResults sent a row of more than the %zu columns "
                                        "that it described",
                       p->columns);
    p->row_cells++;
    return is_null ? batch_add_null(p->target, e) : batch_add(p->target, text, e);
}

/* "a\tb\tc" fills three columns; what is left over stays in the last one. DESCRIBE pads its
 * fields with blanks. */
static int add_joined(struct pages *p, struct str text, struct err *e)
{
    while (p->row_cells + 1 < p->columns && str_find(text, str_c("\t")) != SIZE_MAX) {
        if (add_cell(p, str_trim(str_split(&text, '\t')), false, e) < 0)
            return -1;
    }
    return add_cell(p, str_trim(text), false, e);
}

static int on_cell(void *context, struct str text, bool is_null, struct err *e)
{
    struct pages *p = context;

    if (note_columns(p, e) < 0)
        return -1;
    if (p->is_utility && p->columns > 1 && !is_null)
        return add_joined(p, text, e);
    return add_cell(p, text, is_null, e);
}

static int on_row_end(void *context, struct err *e)
{
    struct pages *p = context;

    if (note_columns(p, e) < 0)
        return -1;
    while (p->row_cells < p->columns) {
        if (add_cell(p, str_n("", 0), true, e) < 0)
            return -1;
    }
    p->row_cells = 0;
    return 0;
}

static int read_page(struct pages *p, struct batch *target, const struct call *call,
                     int64_t *update_count, struct err *e)
{
    struct athena_results_sink sink = { .context = p,
                                        .column = p->told ? on_column : NULL,
                                        .cell = on_cell,
                                        .row_end = on_row_end };
    struct buf next;
    int rc = 0;

    buf_init(&next, MOST_TOKEN);
    p->target = target;
    if (p->columns)
        rc = start_page(p, e);
    if (rc == 0)
        rc = athena_get_results(p->session, str_c(p->query.id), buf_str(&p->token),
                                ATHENA_PAGE_ROWS, &sink, call, &next, update_count, e);
    if (rc == 0 && next.n && str_eq(buf_str(&next), buf_str(&p->token)))
        rc = err_set(e, ERR_PROTOCOL, "GetQueryResults answered the same NextToken twice: the "
                                      "result would never end");
    buf_free(&p->token);
    p->token = next;
    p->source.exhausted = next.n == 0;
    p->target = NULL;
    return rc;
}

/* Moves the first page into the caller's batch without copying. */
static int give_first(struct pages *p, struct batch *out)
{
    struct batch swap = *out;

    *out = p->first;
    p->first = swap;
    p->has_first = false;
    return batch_rows(out) > 0;
}

static int pages_next(struct source *source, const struct call *call, struct batch *out,
                      struct err *e)
{
    struct pages *p = (struct pages *)source;
    int64_t update_count;

    if (p->has_first && give_first(p, out))
        return 1;
    while (!p->source.exhausted) {
        if (read_page(p, out, call, &update_count, e) < 0)
            return -1;
        if (batch_rows(out))
            return 1;
    }
    return 0;
}

static void pages_close(struct source *source)
{
    struct pages *p = (struct pages *)source;

    batch_free(&p->first);
    buf_free(&p->token);
    free(p);
}

static const struct source_ops pages_ops = { "GetQueryResults", pages_next, pages_close };

static bool is_label_row(const struct pages *p)
{
    if (batch_rows(&p->first) == 0)
        return false;
    for (size_t i = 0; i < p->columns; i++) {
        const struct cell *cell = batch_cell(&p->first, 0, i);
        struct str label = columns_text(p->told, i, COLUMN_LABEL);

        if (cell_is_null(cell) || !str_eq_nocase(batch_text(&p->first, cell), label))
            return false;
    }
    return true;
}

static int open_first(struct pages *p, const struct call *call, int64_t *update_count,
                      struct err *e)
{
    if (read_page(p, &p->first, call, update_count, e) < 0)
        return -1;
    p->columns = p->told->count;
    if (batch_rows(&p->first) && pages_may_have_label_row(&p->query) && is_label_row(p))
        batch_drop_first_row(&p->first);
    p->has_first = batch_rows(&p->first) > 0;
    p->told = NULL;
    return 0;
}

int source_pages_open(struct session *session, const struct athena_query *query,
                      const struct call *call, struct columns *columns, int64_t *update_count,
                      struct source **out, struct err *e)
{
    struct pages *p = calloc(1, sizeof *p);

    *out = NULL;
    if (!p)
        return err_memory(e);
    p->source.ops = &pages_ops;
    p->session = session;
    p->query = *query;
    p->is_utility = query->statement == ATHENA_UTILITY || query->statement == ATHENA_DDL;
    p->told = columns;
    buf_init(&p->token, MOST_TOKEN);
    batch_init(&p->first, MOST_PAGE_TEXT);
    if (open_first(p, call, update_count, e) < 0) {
        pages_close(&p->source);
        return -1;
    }
    if (columns->count)
        *out = &p->source;
    else
        pages_close(&p->source);
    return 0;
}
