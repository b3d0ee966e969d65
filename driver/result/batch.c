#include "result/batch.h"

#include <stdlib.h>
#include <string.h>

void batch_init(struct batch *b, size_t most_text)
{
    *b = (struct batch){ 0 };
    buf_init(&b->text, most_text < UINT32_MAX - 1 ? most_text : UINT32_MAX - 1);
}

void batch_free(struct batch *b)
{
    buf_free(&b->text);
    free(b->cells);
    free(b->longest);
    batch_init(b, b->text.ceiling);
}

int batch_start(struct batch *b, size_t columns, struct err *e)
{
    if (columns != b->columns) {
        uint32_t *longest = realloc(b->longest, (columns ? columns : 1) * sizeof *longest);

        if (!longest)
            return err_memory(e);
        b->longest = longest;
        b->columns = columns;
    }
    if (columns)
        memset(b->longest, 0, columns * sizeof *b->longest);
    buf_clear(&b->text);
    b->count = 0;
    return 0;
}

static bool grow(struct batch *b)
{
    size_t capacity = b->capacity ? b->capacity * 2 : 1024;
    struct cell *cells = realloc(b->cells, capacity * sizeof *cells);

    if (!cells)
        return false;
    b->cells = cells;
    b->capacity = capacity;
    return true;
}

static int add_cell(struct batch *b, struct cell cell, struct err *e)
{
    if (b->count == b->capacity && !grow(b))
        return err_memory(e);
    b->cells[b->count++] = cell;
    return 0;
}

int batch_add(struct batch *b, struct str text, struct err *e)
{
    uint32_t *longest = &b->longest[b->count % b->columns];
    size_t offset = b->text.n;

    buf_add(&b->text, text);
    if (b->text.failed)
        return err_set(e, ERR_LIMIT, "Rows of one fetch need more than the %zu bytes allowed",
                       b->text.ceiling);
    if (text.n > *longest)
        *longest = (uint32_t)text.n;
    return add_cell(b, (struct cell){ (uint32_t)offset, (uint32_t)text.n }, e);
}

int batch_add_null(struct batch *b, struct err *e)
{
    return add_cell(b, (struct cell){ 0, CELL_NULL }, e);
}

static void measure(struct batch *b)
{
    memset(b->longest, 0, b->columns * sizeof *b->longest);
    for (size_t i = 0; i < b->count; i++) {
        uint32_t *longest = &b->longest[i % b->columns];

        if (!cell_is_null(&b->cells[i]) && b->cells[i].length > *longest)
            *longest = b->cells[i].length;
    }
}

void batch_drop_first_row(struct batch *b)
{
    b->count -= b->columns;
    memmove(b->cells, b->cells + b->columns, b->count * sizeof *b->cells);
    measure(b);
}

size_t batch_rows(const struct batch *b)
{
    return b->columns ? b->count / b->columns : 0;
}

const struct cell *batch_cell(const struct batch *b, size_t row, size_t column)
{
    return &b->cells[row * b->columns + column];
}

bool cell_is_null(const struct cell *cell)
{
    return cell->length == CELL_NULL;
}

struct str batch_text(const struct batch *b, const struct cell *cell)
{
    return str_n(buf_str(&b->text).p + cell->offset, cell->length);
}
