/* SQLGetInfo, SQLGetFunctions, SQLNativeSql: the tables of info/ into the application's buffers. */
#include <string.h>

#include "handle/dbc.h"
#include "info/functions.h"
#include "info/getinfo.h"

enum { MOST_SQL = 16 << 20 };

static struct info_context context_of(const struct dbc *dbc)
{
    const struct settings *s = &dbc->settings;

    return (struct info_context){
        .data_source_name = settings_text(s, KEY_DSN),
        .server_name = dbc_server_name(dbc),
        .database_name = settings_catalog(s),
        .user_name = settings_auth_type(s) == AUTH_CROSS_ACCOUNT_ROLE
                         ? settings_text(s, KEY_ROLE_ARN)
                         : settings_text(s, KEY_KEY_ID),
    };
}

static SQLRETURN give_number(SQLPOINTER at, struct text_out out, const void *number, size_t size)
{
    if (at)
        memcpy(at, number, size);
    if (out.length16)
        *out.length16 = (SQLSMALLINT)size;
    return SQL_SUCCESS;
}

SQLRETURN dbc_get_info(struct dbc *dbc, SQLUSMALLINT type, SQLPOINTER at, struct text_out text)
{
    struct info_context context = context_of(dbc);
    struct info_value value;
    SQLUSMALLINT small;
    SQLUINTEGER large;

    if (!info_get(type, &context, &value))
        return handle_error(&dbc->handle, "HY096", "There is no information type %d", (int)type);
    switch (value.kind) {
    case INFO_TEXT:
        return handle_text_result(&dbc->handle, text_write(&text, value.text));
    case INFO_U16:
        small = (SQLUSMALLINT)value.number;
        return give_number(at, text, &small, sizeof small);
    case INFO_U32:
        large = (SQLUINTEGER)value.number;
        return give_number(at, text, &large, sizeof large);
    default:
        return give_number(at, text, &value.number, sizeof value.number);
    }
}

SQLRETURN dbc_get_functions(struct dbc *dbc, SQLUSMALLINT function, SQLUSMALLINT *supported)
{
    if (!supported)
        return handle_error(&dbc->handle, "HY009", "SQLGetFunctions needs a place for its answer");
    functions_get(function, supported);
    return SQL_SUCCESS;
}

/* What Athena gets is what the application wrote: no escape sequence is translated yet. */
SQLRETURN dbc_native_sql(struct dbc *dbc, struct text_in in, struct text_out out)
{
    struct buf sql;
    struct err e;
    SQLRETURN rc;

    if (text_is_absent(in))
        return handle_error(&dbc->handle, "HY009", "There is no statement text");
    buf_init(&sql, MOST_SQL);
    if (text_read(in, &sql, &e) < 0)
        rc = handle_fail(&dbc->handle, &e);
    else
        rc = handle_text_result(&dbc->handle, text_write(&out, buf_str(&sql)));
    buf_free(&sql);
    return rc;
}
