/* Connection attributes. Source: ODBC reference, SQLSetConnectAttr.
 *
 * Numbers are rows of a table; texts and what needs care follow. */
#include <stddef.h>
#include <string.h>

#include "handle/dbc.h"
#include "handle/stmt.h"

enum { ANY = -1 };

/* clang-format off */
static const struct kept {
    SQLINTEGER id;
    size_t offset;
    long only;       /* the one value that is supported, or ANY */
    const char *why; /* what to say (01S02) when another one is asked for */
} kept[] = {
#define AT(member) offsetof(struct dbc_attrs, member)
    { SQL_ATTR_ACCESS_MODE,        AT(access_mode),        ANY, NULL },
    { SQL_ATTR_AUTOCOMMIT,         AT(autocommit),         SQL_AUTOCOMMIT_ON,
      "Athena has no transactions: every statement is committed when it has run" },
    { SQL_ATTR_LOGIN_TIMEOUT,      AT(login_timeout),      ANY, NULL },
    { SQL_ATTR_CONNECTION_TIMEOUT, AT(connection_timeout), ANY, NULL },
    { SQL_ATTR_METADATA_ID,        AT(metadata_id),        ANY, NULL },
    { SQL_ATTR_PACKET_SIZE,        AT(packet_size),        0,   "HTTP has no packet size" },
    { SQL_ATTR_TXN_ISOLATION,      AT(txn_isolation),      0,
      "Athena has no transactions, so it has no isolation levels" },
    { SQL_ATTR_ASYNC_ENABLE,       AT(async_enable),       SQL_ASYNC_ENABLE_OFF,
      "Calls run to their end" },
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

static SQLRETURN set_kept(struct dbc *dbc, const struct kept *k, SQLULEN value)
{
    SQLUINTEGER number = (SQLUINTEGER)value;

    if (k->only != ANY && number != (SQLUINTEGER)k->only)
        return handle_warn(&dbc->handle, "01S02", "%s", k->why);
    memcpy((char *)&dbc->attrs + k->offset, &number, sizeof number);
    return SQL_SUCCESS;
}

static SQLRETURN set_catalog(struct dbc *dbc, struct text_in text)
{
    struct buf name;
    struct err e;
    int rc;

    buf_init(&name, MOST_NAME);
    rc = text_read(text, &name, &e);
    if (rc == 0)
        rc = settings_set_catalog(&dbc->settings, str_trim(buf_str(&name)), &e);
    buf_free(&name);
    return rc < 0 ? handle_fail(&dbc->handle, &e) : SQL_SUCCESS;
}

SQLRETURN dbc_set_attr(struct dbc *dbc, SQLINTEGER attribute, SQLPOINTER number,
                       struct text_in text)
{
    const struct kept *k = find_kept(attribute);

    if (k)
        return set_kept(dbc, k, (SQLULEN)number);
    switch (attribute) {
    case SQL_ATTR_CURRENT_CATALOG:
        return set_catalog(dbc, text);
    case SQL_ATTR_QUIET_MODE:
        dbc->attrs.quiet_mode = number;
        return SQL_SUCCESS;
    case SQL_ATTR_CONNECTION_DEAD:
    case SQL_ATTR_AUTO_IPD:
        return handle_error(&dbc->handle, "HY092", "The attribute %d can only be read",
                            (int)attribute);
    case SQL_ATTR_TRANSLATE_LIB:
    case SQL_ATTR_TRANSLATE_OPTION:
    case SQL_ATTR_ENLIST_IN_DTC:
        return handle_error(&dbc->handle, "HYC00", "The attribute %d is not supported",
                            (int)attribute);
    default:
        return handle_error(&dbc->handle, "HY092", "There is no connection attribute %d",
                            (int)attribute);
    }
}

static SQLRETURN give_number(struct text_out out, SQLPOINTER at, SQLUINTEGER number)
{
    if (at)
        memcpy(at, &number, sizeof number);
    if (out.length32)
        *out.length32 = (SQLINTEGER)sizeof number;
    return SQL_SUCCESS;
}

SQLRETURN dbc_get_attr(struct dbc *dbc, SQLINTEGER attribute, SQLPOINTER value,
                       struct text_out text)
{
    const struct kept *k = find_kept(attribute);
    SQLUINTEGER number;

    if (k) {
        memcpy(&number, (const char *)&dbc->attrs + k->offset, sizeof number);
        return give_number(text, value, number);
    }
    switch (attribute) {
    case SQL_ATTR_CURRENT_CATALOG:
        return handle_text_result(&dbc->handle,
                                  text_write(&text, settings_catalog(&dbc->settings)));
    case SQL_ATTR_CONNECTION_DEAD:
        return give_number(text, value,
                           (SQLUINTEGER)(dbc_is_connected(dbc) ? SQL_CD_FALSE : SQL_CD_TRUE));
    case SQL_ATTR_AUTO_IPD:
        return give_number(text, value, SQL_FALSE);
    case SQL_ATTR_QUIET_MODE:
        if (value)
            memcpy(value, &dbc->attrs.quiet_mode, sizeof dbc->attrs.quiet_mode);
        return SQL_SUCCESS;
    default:
        return handle_error(&dbc->handle, "HY092", "There is no connection attribute %d",
                            (int)attribute);
    }
}
