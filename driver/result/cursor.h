/* A forward cursor over a source: the rowset that the application stands on.
 *
 * A rowset may begin in one batch and end in another. Its batches stay until the next rowset is
 * fetched, so SQLGetData can read any row of it; batches behind it are used again. */
#ifndef ATHENA_RESULT_CURSOR_H
#define ATHENA_RESULT_CURSOR_H

#include "result/source.h"

/* A run of the rowset's rows that lie in one batch. */
struct segment {
    const struct batch *batch;
    size_t first; /* row in the batch */
    size_t rows;
};

struct cursor {
    struct source *source; /* owned */
    size_t columns;
    struct batch **batches; /* [batch_count] in order; the first segment's batch is batches[0] */
    size_t batch_count;
    size_t batch_capacity;
    struct batch *spare; /* one emptied batch, to be filled next */
    size_t next_row;     /* the first row behind the rowset, in the last batch */
    struct segment *segments;
    size_t segment_count;
    size_t segment_capacity;
    size_t rowset_rows;
    uint64_t rows_before; /* rows that earlier rowsets held */
    uint64_t most_rows;   /* SQL_ATTR_MAX_ROWS; 0: no limit */
    bool at_end;
    int64_t known_rows; /* of the whole result, or -1 */
};

/* Takes the source. */
void cursor_open(struct cursor *c, struct source *source, size_t columns, uint64_t most_rows);

/* Frees all; a zeroed cursor may be closed. */
void cursor_close(struct cursor *c);
bool cursor_is_open(const struct cursor *c);

/* Brings the first batch in without moving, so that errors and lengths are known at execution.
 * Returns 0, or -1 with *e. */
int cursor_prime(struct cursor *c, const struct call *call, struct err *e);

/* True when everything that the result holds is in memory; then *longest is the bytes of the
 * longest value of each column, or NULL if there are no rows. */
bool cursor_is_complete(const struct cursor *c, const uint32_t **longest);

/* Rows of the whole result if it was complete when it was opened, else -1. */
int64_t cursor_known_rows(const struct cursor *c);

/* Moves to the next rowset of up to `rows` rows. Returns how many there are (0: end of the
 * result), or -1 with *e; then the cursor stands where it stood before the rows that failed. */
int64_t cursor_next(struct cursor *c, size_t rows, const struct call *call, struct err *e);

/* The batch and the row in it of a row of the rowset (from 0, below rowset_rows). */
const struct batch *cursor_locate(const struct cursor *c, size_t row, size_t *row_in_batch);

#endif
