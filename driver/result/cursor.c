#include "result/cursor.h"

#include <stdlib.h>
#include <string.h>

/* The text of one batch: a page of GetQueryResults or the rows of a catalog function. */
enum { MOST_BATCH_TEXT = 1 << 30 };

void cursor_open(struct cursor *c, struct source *source, size_t columns, uint64_t most_rows)
{
    *c = (struct cursor){
        .source = source, .columns = columns, .most_rows = most_rows, .known_rows = -1
    };
}

static void batch_delete(struct batch *b)
{
    if (!b)
        return;
    batch_free(b);
    free(b);
}

void cursor_close(struct cursor *c)
{
    for (size_t i = 0; i < c->batch_count; i++)
        batch_delete(c->batches[i]);
    batch_delete(c->spare);
    free(c->batches);
    free(c->segments);
    if (c->source)
        c->source->ops->close(c->source);
    *c = (struct cursor){ 0 };
}

bool cursor_is_open(const struct cursor *c)
{
    return c->source != NULL;
}

static struct batch *take_spare(struct cursor *c)
{
    struct batch *b = c->spare;

    c->spare = NULL;
    if (!b) {
        b = malloc(sizeof *b);
        if (b)
            batch_init(b, MOST_BATCH_TEXT);
    }
    return b;
}

static void give_back(struct cursor *c, struct batch *b)
{
    batch_delete(c->spare);
    c->spare = b;
}

static int make_room_for_batch(struct cursor *c, struct err *e)
{
    size_t capacity = c->batch_capacity ? c->batch_capacity * 2 : 4;
    struct batch **batches;

    if (c->batch_count < c->batch_capacity)
        return 0;
    batches = realloc(c->batches, capacity * sizeof *batches);
    if (!batches)
        return err_memory(e);
    c->batches = batches;
    c->batch_capacity = capacity;
    return 0;
}

/* Appends the source's next batch. Returns 1, 0 at the end, -1 with *e. */
static int read_batch(struct cursor *c, const struct call *call, struct err *e)
{
    struct batch *b;
    int rc;

    if (c->at_end)
        return 0;
    if (make_room_for_batch(c, e) < 0)
        return -1;
    b = take_spare(c);
    if (!b)
        return err_memory(e);
    rc = batch_start(b, c->columns, e);
    if (rc == 0)
        rc = c->source->ops->next(c->source, call, b, e);
    if (rc != 1) {
        give_back(c, b);
        c->at_end = rc == 0;
        return rc;
    }
    c->batches[c->batch_count++] = b;
    return 1;
}

int cursor_prime(struct cursor *c, const struct call *call, struct err *e)
{
    const uint32_t *longest;

    if (read_batch(c, call, e) < 0)
        return -1;
    if (cursor_is_complete(c, &longest))
        c->known_rows = c->batch_count ? (int64_t)batch_rows(c->batches[0]) : 0;
    return 0;
}

bool cursor_is_complete(const struct cursor *c, const uint32_t **longest)
{
    if (!c->at_end && !c->source->exhausted)
        return false;
    *longest = c->batch_count == 1 ? c->batches[0]->longest : NULL;
    return c->batch_count <= 1;
}

int64_t cursor_known_rows(const struct cursor *c)
{
    return c->known_rows;
}

/* Lets go of the batches that the old rowset alone needed: all but the last, and the last too
 * when its rows are used up. */
static void drop_old_batches(struct cursor *c)
{
    size_t keep = 0;

    if (c->batch_count && c->next_row < batch_rows(c->batches[c->batch_count - 1]))
        keep = 1;
    for (size_t i = 0; i + keep < c->batch_count; i++)
        give_back(c, c->batches[i]);
    if (keep)
        c->batches[0] = c->batches[c->batch_count - 1];
    else
        c->next_row = 0;
    c->batch_count = keep;
    c->segment_count = 0;
}

static int add_segment(struct cursor *c, size_t rows, struct err *e)
{
    struct segment *segment;

    if (c->segment_count == c->segment_capacity) {
        size_t capacity = c->segment_capacity ? c->segment_capacity * 2 : 4;

        segment = realloc(c->segments, capacity * sizeof *segment);
        if (!segment)
            return err_memory(e);
        c->segments = segment;
        c->segment_capacity = capacity;
    }
    segment = &c->segments[c->segment_count++];
    *segment = (struct segment){ c->batches[c->batch_count - 1], c->next_row, rows };
    c->next_row += rows;
    c->rowset_rows += rows;
    return 0;
}

static size_t limited(const struct cursor *c, size_t rows)
{
    uint64_t left = c->most_rows - c->rows_before;

    return c->most_rows && rows > left ? (size_t)left : rows;
}

int64_t cursor_next(struct cursor *c, size_t rows, const struct call *call, struct err *e)
{
    c->rows_before += c->rowset_rows;
    c->rowset_rows = 0;
    drop_old_batches(c);
    rows = limited(c, rows);
    while (c->rowset_rows < rows) {
        size_t here = c->batch_count ? batch_rows(c->batches[c->batch_count - 1]) - c->next_row : 0;
        size_t missing = rows - c->rowset_rows;
        int rc = 1;

        if (here == 0) {
            rc = read_batch(c, call, e);
            if (rc == 1)
                c->next_row = 0;
        } else if (add_segment(c, here < missing ? here : missing, e) < 0) {
            rc = -1;
        }
        if (rc < 0)
            return -1;
        if (rc == 0)
            break;
    }
    return (int64_t)c->rowset_rows;
}

const struct batch *cursor_locate(const struct cursor *c, size_t row, size_t *row_in_batch)
{
    size_t i = 0;

    while (row >= c->segments[i].rows)
        row -= c->segments[i++].rows;
    *row_in_batch = c->segments[i].first + row;
    return c->segments[i].batch;
}
