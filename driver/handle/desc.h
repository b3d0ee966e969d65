/* Descriptors.
 *
 * An application descriptor (ARD, APD) says where values go and come from; it may be allocated by
 * the application and shared by statements. An implementation row descriptor (IRD) describes the
 * result: its records are a view of the statement's `struct columns`. Record 0 is the bookmark.
 * Source: ODBC reference, "Descriptors", SQLSetDescField. */
#ifndef ATHENA_HANDLE_DESC_H
#define ATHENA_HANDLE_DESC_H

#include "handle/handle.h"

struct dbc;
struct stmt;

enum desc_role {
    DESC_ARD,
    DESC_APD,
    DESC_IRD,
    DESC_IPD,
    DESC_EXPLICIT /* allocated by the application: an ARD or APD, as it is used */
};

struct desc_record {
    SQLSMALLINT type;         /* SQL_DESC_TYPE */
    SQLSMALLINT concise_type; /* SQL_DESC_CONCISE_TYPE: the C type that conversions use */
    SQLSMALLINT subcode;      /* SQL_DESC_DATETIME_INTERVAL_CODE */
    SQLSMALLINT precision;
    SQLSMALLINT scale;
    SQLSMALLINT parameter_type; /* IPD: SQL_PARAM_INPUT … */
    SQLINTEGER interval_precision;
    SQLULEN length;
    SQLLEN octet_length;
    SQLPOINTER data_ptr;
    SQLLEN *indicator_ptr;
    SQLLEN *octet_length_ptr;
};

struct desc {
    struct handle handle;
    enum desc_role role;
    struct dbc *dbc;   /* whose it is */
    struct stmt *stmt; /* IRD: the statement that it describes; else NULL */
    struct desc *next; /* in the connection's list of explicit descriptors */

    SQLULEN array_size;
    SQLUSMALLINT *array_status_ptr;
    SQLLEN *bind_offset_ptr;
    SQLULEN bind_type;
    SQLULEN *rows_processed_ptr;

    struct desc_record *records; /* [capacity]; records[0] is the bookmark */
    SQLSMALLINT count;           /* SQL_DESC_COUNT: highest record in use */
    size_t capacity;
    unsigned long version; /* counts changes, so that plans made from it are known to be stale */
};

void desc_init(struct desc *d, enum desc_role role, struct dbc *dbc, struct stmt *stmt);
void desc_free(struct desc *d);

/* The descriptor that an application's pointer means, or NULL. */
struct desc *desc_of(SQLHDESC pointer);

/* Record number, made if it is not there. Returns NULL with *e: ERR_MEMORY. */
struct desc_record *desc_make_record(struct desc *d, SQLUSMALLINT number, struct err *e);

/* Record number if it is there and bound (has a data pointer), else NULL. */
const struct desc_record *desc_bound_record(const struct desc *d, SQLUSMALLINT number);

/* Sets concise type, type and subcode of a record from a C type. */
void desc_set_c_type(struct desc_record *r, SQLSMALLINT c_type);

/* Takes the binding of a column away, and lowers SQL_DESC_COUNT to the highest one left. */
void desc_unbind(struct desc *d, SQLUSMALLINT number);
void desc_unbind_all(struct desc *d);

#endif
