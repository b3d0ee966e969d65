#include "types/column.h"

#include <stdlib.h>

enum { MOST_TEXT = 64 << 20 };

void columns_init(struct columns *c)
{
    *c = (struct columns){ 0 };
    buf_init(&c->text, MOST_TEXT);
}

void columns_free(struct columns *c)
{
    free(c->at);
    buf_free(&c->text);
    columns_init(c);
}

static bool grow(struct columns *c)
{
    size_t capacity = c->capacity ? c->capacity * 2 : 16;
    struct column *at = realloc(c->at, capacity * sizeof *at);

    if (!at)
        return false;
    c->at = at;
    c->capacity = capacity;
    return true;
}

struct column *columns_add(struct columns *c, const struct data_type *type, SQLSMALLINT nullable,
                           struct err *e)
{
    if (c->count == MOST_COLUMNS) {
        err_set(e, ERR_LIMIT, "The result has more than %d columns, the most that ODBC can count",
                MOST_COLUMNS);
        return NULL;
    }
    if (c->count == c->capacity && !grow(c)) {
        err_memory(e);
        return NULL;
    }
    c->at[c->count] = (struct column){ .type = *type, .nullable = nullable };
    return &c->at[c->count++];
}

int columns_set_text(struct columns *c, enum column_text which, struct str text, struct err *e)
{
    struct column *last = &c->at[c->count - 1];

    last->text[which].offset = (uint32_t)c->text.n;
    last->text[which].length = (uint32_t)text.n;
    buf_add(&c->text, text);
    return buf_check(&c->text, "the names of the columns", e);
}

struct str columns_text(const struct columns *c, size_t column, enum column_text which)
{
    const struct column *at = &c->at[column];

    return str_n(buf_str(&c->text).p + at->text[which].offset, at->text[which].length);
}
