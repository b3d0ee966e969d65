/* From an error value to the SQLSTATE that ODBC gives it. */
#ifndef ATHENA_HANDLE_SQLSTATE_H
#define ATHENA_HANDLE_SQLSTATE_H

#include <sql.h>

#include "base/err.h"
#include "convert/convert.h"

/* handle_type: SQL_HANDLE_DBC means that a connection is being made or used, where a network
 * failure is 08001 rather than 08S01. Five characters, static. */
const char *sqlstate_of(const struct err *e, SQLSMALLINT handle_type);

/* What a conversion's outcome is called; not for CONV_OK. text: what to say. */
const char *sqlstate_of_conversion(enum conv_status status, const char **text);

/* Completes the error of a failed execution: SQLSTATE by Athena's words, and advice. */
void sqlstate_explain_failure(struct err *e);

#endif
