/* Where rows come from.
 *
 * Pages of GetQueryResults and rows made in the driver (catalog functions, type information) look
 * the same from here on; later a result object in S3 does too. A source belongs to one statement
 * and is used by one thread at a time. */
#ifndef ATHENA_RESULT_SOURCE_H
#define ATHENA_RESULT_SOURCE_H

#include "base/call.h"
#include "result/batch.h"

struct source;

struct source_ops {
    const char *name; /* for the log */

    /* Fills *out with the next rows. Returns 1 if there are any, 0 at the end, -1 with *e. */
    int (*next)(struct source *s, const struct call *call, struct batch *out, struct err *e);

    /* Ends it and frees the object. */
    void (*close)(struct source *s);
};

/* The first member of every source. */
struct source {
    const struct source_ops *ops;
    bool exhausted; /* set by next(): what it has given is all */
};

#endif
