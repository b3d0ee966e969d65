/* The columns of a result, as ODBC's implementation row descriptor needs them.
 *
 * All texts of one `struct columns` live in one buffer; a column refers to them by offset, so the
 * whole moves and is freed at once. */
#ifndef ATHENA_TYPES_COLUMN_H
#define ATHENA_TYPES_COLUMN_H

#include "base/buf.h"
#include "types/kind.h"

enum column_text {
    COLUMN_NAME,
    COLUMN_LABEL,
    COLUMN_TABLE,
    COLUMN_SCHEMA,
    COLUMN_CATALOG,
    COLUMN_TEXT_COUNT
};

struct column {
    struct data_type type;
    SQLSMALLINT nullable; /* SQL_NO_NULLS, SQL_NULLABLE, SQL_NULLABLE_UNKNOWN */
    struct {
        uint32_t offset, length;
    } text[COLUMN_TEXT_COUNT];
};

struct columns {
    struct column *at; /* [count] */
    size_t count;
    size_t capacity;
    struct buf text;
};

/* Most columns a result may have: ODBC counts them in a SQLSMALLINT. */
enum { MOST_COLUMNS = 32767 };

void columns_init(struct columns *c);
void columns_free(struct columns *c);

/* Appends a column with empty texts. Returns it (valid until the next append), or NULL with *e:
 * ERR_MEMORY, ERR_LIMIT. */
struct column *columns_add(struct columns *c, const struct data_type *type, SQLSMALLINT nullable,
                           struct err *e);

/* Sets one of the texts of the column added last. Returns 0, or -1 with *e. */
int columns_set_text(struct columns *c, enum column_text which, struct str text, struct err *e);

/* A view, valid until the next change of *c. column: from 0. */
struct str columns_text(const struct columns *c, size_t column, enum column_text which);

#endif
