/* What SQLGetDiagRec and SQLGetDiagField read. */
#ifndef ATHENA_HANDLE_DIAG_FIELDS_H
#define ATHENA_HANDLE_DIAG_FIELDS_H

#include "handle/handle.h"
#include "handle/text.h"

/* SQL_SUCCESS, SQL_SUCCESS_WITH_INFO when the message was cut, SQL_NO_DATA without such a record.
 * native may be NULL. */
SQLRETURN diag_get_rec(const struct diag *d, SQLSMALLINT number, struct text_out sqlstate,
                       SQLINTEGER *native, struct text_out message);

/* number 0: the header. text and value are the same buffer, for the two kinds of fields. */
SQLRETURN diag_get_field(const struct handle *h, SQLSMALLINT number, SQLSMALLINT field,
                         SQLPOINTER value, struct text_out text);

#endif
