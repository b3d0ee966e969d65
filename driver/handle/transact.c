/* SQLEndTran: Athena has no transactions; every statement is done when it has run. */
#include "handle/dbc.h"

SQLRETURN transact_end(struct handle *h, SQLSMALLINT completion)
{
    switch (completion) {
    case SQL_COMMIT:
        return SQL_SUCCESS;
    case SQL_ROLLBACK:
        return handle_warn(h, "01000",
                           "Athena has no transactions: nothing was undone by the rollback");
    default:
        return handle_error(h, "HY012", "%d is neither SQL_COMMIT nor SQL_ROLLBACK",
                            (int)completion);
    }
}
