/* One field of a column's description, for SQLColAttribute and for descriptor functions. */
#ifndef ATHENA_HANDLE_DESCRIBE_H
#define ATHENA_HANDLE_DESCRIBE_H

#include <sql.h>
#include <sqlext.h>

#include "base/str.h"

struct stmt;

struct described {
    bool is_text;
    struct str text; /* valid until the result is closed */
    SQLLEN number;
};

/* Reads field `id` (SQL_DESC_…, SQL_COLUMN_…) of a column, from 0, of the open result. Returns
 * false for an id that no column has. */
bool describe_field(const struct stmt *s, size_t column, SQLUSMALLINT id, struct described *out);

#endif
