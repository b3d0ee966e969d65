#include "handle/desc.h"

#include <stdlib.h>
#include <string.h>

void desc_init(struct desc *d, enum desc_role role, struct dbc *dbc, struct stmt *stmt)
{
    memset(d, 0, sizeof *d);
    handle_init(&d->handle, SQL_HANDLE_DESC);
    d->role = role;
    d->dbc = dbc;
    d->stmt = stmt;
    d->array_size = 1;
    d->bind_type = SQL_BIND_BY_COLUMN;
}

void desc_free(struct desc *d)
{
    free(d->records);
    d->records = NULL;
    handle_free(&d->handle);
}

struct desc *desc_of(SQLHDESC pointer)
{
    return (struct desc *)handle_check(pointer, SQL_HANDLE_DESC);
}

static bool grow(struct desc *d, size_t needed)
{
    size_t capacity = d->capacity ? d->capacity : 16;
    struct desc_record *records;

    while (capacity < needed)
        capacity *= 2;
    records = realloc(d->records, capacity * sizeof *records);
    if (!records)
        return false;
    memset(records + d->capacity, 0, (capacity - d->capacity) * sizeof *records);
    d->records = records;
    d->capacity = capacity;
    return true;
}

struct desc_record *desc_make_record(struct desc *d, SQLUSMALLINT number, struct err *e)
{
    if (number >= d->capacity && !grow(d, (size_t)number + 1)) {
        err_memory(e);
        return NULL;
    }
    if (number > d->count)
        d->count = (SQLSMALLINT)number;
    d->version++;
    return &d->records[number];
}

const struct desc_record *desc_bound_record(const struct desc *d, SQLUSMALLINT number)
{
    if (number >= d->capacity || (number > d->count && number > 0))
        return NULL;
    return d->records[number].data_ptr || d->records[number].octet_length_ptr ||
                   d->records[number].indicator_ptr
               ? &d->records[number]
               : NULL;
}

static bool is_bound(const struct desc *d, SQLSMALLINT number)
{
    return desc_bound_record(d, (SQLUSMALLINT)number) != NULL;
}

void desc_unbind(struct desc *d, SQLUSMALLINT number)
{
    d->version++;
    if (number >= d->capacity)
        return;
    memset(&d->records[number], 0, sizeof d->records[number]);
    while (d->count > 0 && !is_bound(d, d->count))
        d->count--;
}

void desc_unbind_all(struct desc *d)
{
    d->version++;
    if (d->records)
        memset(d->records, 0, d->capacity * sizeof *d->records);
    d->count = 0;
}

/* Concise datetime and interval types → verbose type and subcode; all others are both at once.
 * Source: ODBC reference, appendix D, "Data Type Identifiers and Descriptors". */
void desc_set_c_type(struct desc_record *r, SQLSMALLINT c_type)
{
    r->concise_type = c_type;
    r->type = c_type;
    r->subcode = 0;
    if (c_type >= SQL_C_TYPE_DATE && c_type <= SQL_C_TYPE_TIMESTAMP) {
        r->type = SQL_DATETIME;
        r->subcode = (SQLSMALLINT)(c_type - SQL_C_TYPE_DATE + SQL_CODE_DATE);
    } else if (c_type >= SQL_C_INTERVAL_YEAR && c_type <= SQL_C_INTERVAL_MINUTE_TO_SECOND) {
        r->type = SQL_INTERVAL;
        r->subcode = (SQLSMALLINT)(c_type - SQL_C_INTERVAL_YEAR + SQL_CODE_YEAR);
    }
}
