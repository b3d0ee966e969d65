/* Rows of a query that has succeeded, page by page, through GetQueryResults. */
#ifndef ATHENA_RESULT_SOURCE_PAGES_H
#define ATHENA_RESULT_SOURCE_PAGES_H

#include "aws/athena.h"
#include "result/source.h"
#include "types/column.h"

/* Reads the first page. Fills *columns (set up by the caller, who frees them) with what the page
 * says of the columns, count 0 if the statement has no result set, and *update_count with the rows
 * that the statement changed, -1 if not told. session must outlive the source; query is copied.
 * Returns 0 with *out (NULL if there is no result set), or -1 with *e. */
int source_pages_open(struct session *session, const struct athena_query *query,
                      const struct call *call, struct columns *columns, int64_t *update_count,
                      struct source **out, struct err *e);

/* True if the first row of the result may repeat the column labels. Athena does that for results
 * that it stores as CSV, for EXPLAIN and for SHOW FUNCTIONS. */
bool pages_may_have_label_row(const struct athena_query *query);

#endif
