/* A batch of rows as text.
 *
 * All cells of a batch lie in one text block; a cell is an offset and a length, row after row, so
 * a batch can grow without its cells moving. `longest` keeps, per column, the bytes of the longest
 * cell, for clients that bind by declared size. */
#ifndef ATHENA_RESULT_BATCH_H
#define ATHENA_RESULT_BATCH_H

#include "base/buf.h"

struct cell {
    uint32_t offset;
    uint32_t length; /* CELL_NULL: the value is NULL */
};

#define CELL_NULL UINT32_MAX

struct batch {
    struct buf text;
    struct cell *cells; /* [rows * columns], the last row maybe unfinished */
    size_t count;       /* cells in use */
    size_t capacity;
    size_t columns;
    uint32_t *longest; /* [columns], bytes */
};

/* most_text: ceiling of the text block in bytes, below 4 GiB. */
void batch_init(struct batch *b, size_t most_text);
void batch_free(struct batch *b);

/* Empties it for rows of that many columns, keeping its memory. Returns 0, or -1 with *e:
 * ERR_MEMORY. */
int batch_start(struct batch *b, size_t columns, struct err *e);

/* Append the next cell of the current row. Return 0, or -1 with *e: ERR_MEMORY, or ERR_LIMIT when
 * the text block met its ceiling. */
int batch_add(struct batch *b, struct str text, struct err *e);
int batch_add_null(struct batch *b, struct err *e);

/* Forgets the first row, and its part in `longest`. */
void batch_drop_first_row(struct batch *b);

/* Whole rows. */
size_t batch_rows(const struct batch *b);

/* row, column: from 0, within the batch. */
const struct cell *batch_cell(const struct batch *b, size_t row, size_t column);
bool cell_is_null(const struct cell *cell);

/* A view of a cell that is not NULL; valid until the batch changes. */
struct str batch_text(const struct batch *b, const struct cell *cell);

#endif
