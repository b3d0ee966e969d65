/* What SQLGetInfo answers, as data. Source: ODBC reference, SQLGetInfo. */
#ifndef ATHENA_INFO_GETINFO_H
#define ATHENA_INFO_GETINFO_H

#include <sql.h>
#include <sqlext.h>

#include "base/str.h"

enum info_kind {
    INFO_TEXT,
    INFO_U16,
    INFO_U32,
    INFO_ULEN /* as wide as SQLULEN */
};

/* What differs from connection to connection; before one is made the texts are empty. */
struct info_context {
    struct str data_source_name, server_name, database_name, user_name;
};

struct info_value {
    enum info_kind kind;
    struct str text;
    SQLULEN number;
};

/* Returns false for a type that ODBC does not know. */
bool info_get(SQLUSMALLINT type, const struct info_context *context, struct info_value *out);

/* The rows of the table, for documentation and tests; NULL behind the last one. */
struct info_item {
    SQLUSMALLINT type;
    enum info_kind kind;
    SQLULEN number;
    const char *text;
    size_t context_text; /* offset of a text in struct info_context, or NO_CONTEXT */
};

#define NO_CONTEXT ((size_t)-1)

const struct info_item *info_at(size_t row);

#endif
