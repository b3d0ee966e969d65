/* Statement attributes.
 *
 * Most are a number that is kept: a row of the table says where, which values are allowed, and
 * what another value becomes (01S02). Those that mean a descriptor or a field of one follow.
 * Source: ODBC reference, SQLSetStmtAttr. */
#include <stddef.h>
#include <string.h>

#include "handle/dbc.h"
#include "handle/stmt.h"

enum { ANY = -1 };

/* clang-format off */
static const struct kept {
    SQLINTEGER id;
    size_t offset;
    long only;      /* the one value that is supported, or ANY */
    bool is_pointer;
    bool while_closed; /* cannot be set while a cursor is open (24000) */
} kept[] = {
#define AT(member) offsetof(struct stmt_attrs, member)
    { SQL_ATTR_QUERY_TIMEOUT,      AT(query_timeout),      ANY,                      false, false },
    { SQL_ATTR_MAX_ROWS,           AT(max_rows),           ANY,                      false, false },
    { SQL_ATTR_MAX_LENGTH,         AT(max_length),         ANY,                      false, false },
    { SQL_ATTR_CURSOR_TYPE,        AT(cursor_type),        SQL_CURSOR_FORWARD_ONLY,  false, true  },
    { SQL_ATTR_CONCURRENCY,        AT(concurrency),        SQL_CONCUR_READ_ONLY,     false, true  },
    { SQL_ATTR_CURSOR_SCROLLABLE,  AT(cursor_scrollable),  SQL_NONSCROLLABLE,        false, true  },
    { SQL_ATTR_CURSOR_SENSITIVITY, AT(cursor_sensitivity), SQL_UNSPECIFIED,          false, true  },
    { SQL_ATTR_KEYSET_SIZE,        AT(keyset_size),        0,                        false, false },
    { SQL_ATTR_SIMULATE_CURSOR,    AT(simulate_cursor),    SQL_SC_NON_UNIQUE,        false, true  },
    { SQL_ATTR_NOSCAN,             AT(noscan),             ANY,                      false, false },
    { SQL_ATTR_RETRIEVE_DATA,      AT(retrieve_data),      ANY,                      false, false },
    { SQL_ATTR_USE_BOOKMARKS,      AT(use_bookmarks),      SQL_UB_OFF,               false, true  },
    { SQL_ATTR_METADATA_ID,        AT(metadata_id),        ANY,                      false, false },
    { SQL_ATTR_ASYNC_ENABLE,       AT(async_enable),       SQL_ASYNC_ENABLE_OFF,     false, false },
    { SQL_ATTR_ENABLE_AUTO_IPD,    AT(enable_auto_ipd),    SQL_FALSE,                false, false },
    { SQL_ROWSET_SIZE,             AT(odbc2_rowset_size),  ANY,                      false, false },
    { SQL_ATTR_FETCH_BOOKMARK_PTR, AT(fetch_bookmark_ptr), ANY,                      true,  false },
#undef AT
};

/* Attributes that are header fields of one of the statement's descriptors. */
static const struct in_desc {
    SQLINTEGER id;
    enum desc_role role;
    size_t offset;
    bool is_pointer;
} in_desc[] = {
#define AT(member) offsetof(struct desc, member)
    { SQL_ATTR_ROW_ARRAY_SIZE,         DESC_ARD, AT(array_size),         false },
    { SQL_ATTR_ROW_BIND_OFFSET_PTR,    DESC_ARD, AT(bind_offset_ptr),    true  },
    { SQL_ATTR_ROW_BIND_TYPE,          DESC_ARD, AT(bind_type),          false },
    { SQL_ATTR_ROW_OPERATION_PTR,      DESC_ARD, AT(array_status_ptr),   true  },
    { SQL_ATTR_ROW_STATUS_PTR,         DESC_IRD, AT(array_status_ptr),   true  },
    { SQL_ATTR_ROWS_FETCHED_PTR,       DESC_IRD, AT(rows_processed_ptr), true  },
    { SQL_ATTR_PARAMSET_SIZE,          DESC_APD, AT(array_size),         false },
    { SQL_ATTR_PARAM_BIND_OFFSET_PTR,  DESC_APD, AT(bind_offset_ptr),    true  },
    { SQL_ATTR_PARAM_BIND_TYPE,        DESC_APD, AT(bind_type),          false },
    { SQL_ATTR_PARAM_OPERATION_PTR,    DESC_APD, AT(array_status_ptr),   true  },
    { SQL_ATTR_PARAM_STATUS_PTR,       DESC_IPD, AT(array_status_ptr),   true  },
    { SQL_ATTR_PARAMS_PROCESSED_PTR,   DESC_IPD, AT(rows_processed_ptr), true  },
#undef AT
};
/* clang-format on */

static const struct kept *find_kept(SQLINTEGER id)
{
    for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
        if (kept[i].id == id)
            return &kept[i];
    }
    return NULL;
}

static const struct in_desc *find_in_desc(SQLINTEGER id)
{
    for (size_t i = 0; i < ARRAY_LEN(in_desc); i++) {
        if (in_desc[i].id == id)
            return &in_desc[i];
    }
    return NULL;
}

static struct desc *desc_in_role(struct stmt *s, enum desc_role role)
{
    return role == DESC_ARD   ? s->ard
           : role == DESC_APD ? s->apd
           : role == DESC_IRD ? &s->ird
                              : &s->ipd;
}

static void store(void *at, bool is_pointer, SQLPOINTER value)
{
    SQLULEN number = (SQLULEN)value;

    if (is_pointer)
        memcpy(at, &value, sizeof value);
    else
        memcpy(at, &number, sizeof number);
}

static void load(const void *at, bool is_pointer, SQLPOINTER out)
{
    memcpy(out, at, is_pointer ? sizeof(SQLPOINTER) : sizeof(SQLULEN));
}

static SQLRETURN set_kept(struct stmt *s, const struct kept *k, SQLPOINTER value)
{
    SQLULEN only = (SQLULEN)k->only;

    if (k->while_closed && stmt_has_cursor(s))
        return handle_error(&s->handle, "24000",
                            "The attribute %d cannot change while a cursor "
                            "is open",
                            (int)k->id);
    if (k->only != ANY && (SQLULEN)value != only) {
        return handle_warn(&s->handle, "01S02",
                           "The attribute %d stays %ld: the driver supports "
                           "no other value",
                           (int)k->id, k->only);
    }
    store((char *)&s->attrs + k->offset, k->is_pointer, value);
    return SQL_SUCCESS;
}

static SQLRETURN set_in_desc(struct stmt *s, const struct in_desc *d, SQLPOINTER value)
{
    struct desc *desc = desc_in_role(s, d->role);

    if (d->offset == offsetof(struct desc, array_size) && (SQLULEN)value == 0)
        return handle_error(&s->handle, "HY024", "An array has at least one row");
    store((char *)desc + d->offset, d->is_pointer, value);
    desc->version++;
    return SQL_SUCCESS;
}

/* SQL_ATTR_APP_ROW_DESC and SQL_ATTR_APP_PARAM_DESC: an explicit descriptor of this connection,
 * or SQL_NULL_HDESC for the statement's own again. */
static SQLRETURN set_app_desc(struct stmt *s, SQLPOINTER value, struct desc **slot,
                              struct desc *own)
{
    struct desc *desc = value == SQL_NULL_HDESC ? own : desc_of(value);

    if (!desc)
        return handle_error(&s->handle, "HY024", "The value is no descriptor");
    if (desc->dbc != s->dbc)
        return handle_error(&s->handle, "HY024", "The descriptor is another connection's");
    if (desc != own && desc->role != DESC_EXPLICIT)
        return handle_error(&s->handle, "HY017",
                            "A descriptor that the driver allocated cannot be used again");
    *slot = desc;
    s->plans_of = NULL;
    return SQL_SUCCESS;
}

SQLRETURN stmt_set_attr(struct stmt *s, SQLINTEGER attribute, SQLPOINTER value)
{
    const struct kept *k = find_kept(attribute);
    const struct in_desc *d = find_in_desc(attribute);

    if (k)
        return set_kept(s, k, value);
    if (d)
        return set_in_desc(s, d, value);
    switch (attribute) {
    case SQL_ATTR_APP_ROW_DESC:
        return set_app_desc(s, value, &s->ard, &s->own_ard);
    case SQL_ATTR_APP_PARAM_DESC:
        return set_app_desc(s, value, &s->apd, &s->own_apd);
    case SQL_ATTR_IMP_ROW_DESC:
    case SQL_ATTR_IMP_PARAM_DESC:
        return handle_error(&s->handle, "HY017", "Implementation descriptors cannot be replaced");
    case SQL_ATTR_ROW_NUMBER:
        return handle_error(&s->handle, "HY092", "The row number can only be read");
    default:
        return handle_error(&s->handle, "HY092", "There is no statement attribute %d",
                            (int)attribute);
    }
}

static SQLULEN row_number(const struct stmt *s)
{
    return s->has_rowset ? (SQLULEN)(s->cursor.rows_before + s->rowset_row + 1) : 0;
}

static SQLRETURN give_handle(SQLPOINTER out, struct desc *desc)
{
    SQLHDESC handle = desc;

    memcpy(out, &handle, sizeof handle);
    return SQL_SUCCESS;
}

SQLRETURN stmt_get_attr(struct stmt *s, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER *length)
{
    const struct kept *k = find_kept(attribute);
    const struct in_desc *d = find_in_desc(attribute);
    SQLULEN number;

    if (length)
        *length = (SQLINTEGER)sizeof(SQLULEN);
    if (!value)
        return SQL_SUCCESS;
    if (k) {
        load((const char *)&s->attrs + k->offset, k->is_pointer, value);
        return SQL_SUCCESS;
    }
    if (d) {
        load((const char *)desc_in_role(s, d->role) + d->offset, d->is_pointer, value);
        return SQL_SUCCESS;
    }
    switch (attribute) {
    case SQL_ATTR_APP_ROW_DESC:
        return give_handle(value, s->ard);
    case SQL_ATTR_APP_PARAM_DESC:
        return give_handle(value, s->apd);
    case SQL_ATTR_IMP_ROW_DESC:
        return give_handle(value, &s->ird);
    case SQL_ATTR_IMP_PARAM_DESC:
        return give_handle(value, &s->ipd);
    case SQL_ATTR_ROW_NUMBER:
        number = row_number(s);
        memcpy(value, &number, sizeof number);
        return SQL_SUCCESS;
    default:
        return handle_error(&s->handle, "HY092", "There is no statement attribute %d",
                            (int)attribute);
    }
}
