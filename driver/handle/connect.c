/* SQLConnect, SQLDriverConnect, SQLDisconnect: from keys to an open session. */
#include "aws/athena.h"
#include "handle/dbc.h"
#include "handle/stmt.h"

enum { MOST_CONNECTION_STRING = 64 << 10 };

static struct session_options session_options_of(const struct settings *s)
{
    struct session_options o = {
        .region = settings_text(s, KEY_REGION),
        .endpoint_url = settings_text(s, KEY_ENDPOINT_URL),
        .endpoints = { [AWS_ATHENA] = settings_text(s, KEY_ENDPOINT_OVERRIDE),
                       [AWS_GLUE] = settings_text(s, KEY_GLUE_ENDPOINT_OVERRIDE),
                       [AWS_STS] = settings_text(s, KEY_STS_ENDPOINT_OVERRIDE),
                       [AWS_S3] = settings_text(s, KEY_S3_ENDPOINT_OVERRIDE) },
        .sign_in = settings_auth_type(s) == AUTH_CROSS_ACCOUNT_ROLE ? SIGN_IN_ROLE : SIGN_IN_KEY,
        .key_id = settings_text(s, KEY_KEY_ID),
        .secret = settings_text(s, KEY_SECRET),
        .session_token = settings_text(s, KEY_SESSION_TOKEN),
        .role_arn = settings_text(s, KEY_ROLE_ARN),
        .external_id = settings_text(s, KEY_EXTERNAL_ID),
        .role_session_name = settings_text(s, KEY_ROLE_SESSION_NAME),
        .role_seconds = (uint32_t)settings_number(s, KEY_DURATION),
        .require_external_id = settings_is_on(s, KEY_REQUIRE_EXTERNAL_ID),
        .application_name = settings_text(s, KEY_APPLICATION_NAME),
        .http = { .verify_tls = settings_is_on(s, KEY_VERIFY_SSL),
                  .connect_timeout_seconds = (uint32_t)settings_number(s, KEY_CONNECTION_TIMEOUT),
                  .request_timeout_seconds = (uint32_t)settings_number(s, KEY_REQUEST_TIMEOUT) },
    };

    err_copy_text(o.http.ca_file, sizeof o.http.ca_file, settings_text(s, KEY_TRUSTED_CERTS));
    return o;
}

static struct type_settings type_settings_of(const struct settings *s)
{
    return (struct type_settings){
        .string_length = (uint32_t)settings_number(s, KEY_STRING_COLUMN_LENGTH),
        .complex_length = (uint32_t)settings_number(s, KEY_COMPLEX_TYPE_COLUMN_LENGTH),
        .binary_length = (uint32_t)settings_number(s, KEY_BINARY_COLUMN_LENGTH),
        .wide_strings = settings_is_on(s, KEY_USE_WCHAR_FOR_STRING_TYPES),
    };
}

static int ignore_name(void *context, struct str name, struct err *e)
{
    (void)context;
    (void)name;
    (void)e;
    return 0;
}

/* One light call that the policy allows, so that a wrong key, region or catalog shows now and not
 * at the first query. That just this action is denied is no mistake. */
static int test_connection(struct dbc *dbc, const struct call *call, struct err *e)
{
    struct name_sink sink = { NULL, ignore_name };

    if (!settings_is_on(&dbc->settings, KEY_TEST_CONNECTION))
        return 0;
    if (athena_list_databases(dbc->session, settings_catalog(&dbc->settings), 1, &sink, call, e) ==
        0)
        return 0;
    return e->kind == ERR_DENIED ? 0 : -1;
}

static void warn_unknown_keys(struct dbc *dbc)
{
    struct str names = buf_str(&dbc->settings.unknown);

    while (names.n) {
        struct str name = str_split(&names, '\0');
        const char *nearest = key_nearest(name);

        handle_warn(&dbc->handle, "01S00", "The driver does not know the key %.*s%s%s%s",
                    STR_ARG(name), nearest ? ": did you mean " : "", nearest ? nearest : "",
                    nearest ? "?" : "");
    }
}

/* With everything read: checks, opens the session, tries it. */
static SQLRETURN open_connection(struct dbc *dbc)
{
    struct call call;
    struct session_options options;
    struct err e;

    cancel_reset(&dbc->cancel);
    call = call_start(&dbc->cancel, dbc->attrs.login_timeout);
    if (settings_read_dsn(&dbc->settings, &e) < 0 || settings_check(&dbc->settings, &e) < 0)
        return handle_fail(&dbc->handle, &e);
    options = session_options_of(&dbc->settings);
    if (session_open(&options, &call, &dbc->session, &e) < 0)
        return handle_fail(&dbc->handle, &e);
    if (test_connection(dbc, &call, &e) < 0) {
        session_close(dbc->session);
        dbc->session = NULL;
        return handle_fail(&dbc->handle, &e);
    }
    dbc->types = type_settings_of(&dbc->settings);
    warn_unknown_keys(dbc);
    if (!settings_is_on(&dbc->settings, KEY_VERIFY_SSL))
        handle_warn(&dbc->handle, "01000",
                    "VerifySSL=0: the certificates of servers are not verified");
    return diag_count(&dbc->handle.diag) ? SQL_SUCCESS_WITH_INFO : SQL_SUCCESS;
}

static SQLRETURN connect_with(struct dbc *dbc, int (*read)(struct dbc *, void *, struct err *),
                              void *arguments)
{
    struct err e;
    SQLRETURN rc;

    if (dbc_is_connected(dbc))
        return handle_error(&dbc->handle, "08002", "The connection is open already");
    if (read(dbc, arguments, &e) < 0)
        rc = handle_fail(&dbc->handle, &e);
    else
        rc = open_connection(dbc);
    if (!SQL_SUCCEEDED(rc))
        settings_free(&dbc->settings);
    return rc;
}

struct connect_arguments {
    struct text_in dsn, user, password;
};

static int set_from_text(struct dbc *dbc, enum key_id id, struct text_in text, struct err *e)
{
    struct buf value;
    int rc;

    buf_init(&value, MOST_CONNECTION_STRING);
    rc = text_read(text, &value, e);
    if (rc == 0)
        rc = settings_set(&dbc->settings, id, buf_str(&value), e);
    buf_wipe(&value);
    return rc;
}

static int read_arguments(struct dbc *dbc, void *arguments, struct err *e)
{
    const struct connect_arguments *a = arguments;

    if (set_from_text(dbc, KEY_DSN, a->dsn, e) < 0 ||
        set_from_text(dbc, KEY_KEY_ID, a->user, e) < 0)
        return -1;
    return set_from_text(dbc, KEY_SECRET, a->password, e);
}

SQLRETURN dbc_connect(struct dbc *dbc, struct text_in dsn, struct text_in user,
                      struct text_in password)
{
    struct connect_arguments arguments = { dsn, user, password };

    return connect_with(dbc, read_arguments, &arguments);
}

static int read_string(struct dbc *dbc, void *arguments, struct err *e)
{
    const struct text_in *in = arguments;
    struct buf text;
    int rc;

    buf_init(&text, MOST_CONNECTION_STRING);
    rc = text_read(*in, &text, e);
    if (rc == 0)
        rc = settings_read_string(&dbc->settings, buf_str(&text), e);
    buf_wipe(&text);
    return rc;
}

/* The completed string: what was given, so that it connects again. */
static SQLRETURN give_string(struct dbc *dbc, struct text_out out)
{
    struct buf text;
    SQLRETURN rc;

    buf_init(&text, MOST_CONNECTION_STRING);
    settings_add_string(&dbc->settings, &text);
    rc = handle_text_result(&dbc->handle, text_write(&out, buf_str(&text)));
    buf_wipe(&text);
    return rc;
}

SQLRETURN dbc_driver_connect(struct dbc *dbc, struct text_in in, struct text_out out,
                             SQLUSMALLINT completion)
{
    SQLRETURN rc, given;

    if (completion > SQL_DRIVER_COMPLETE_REQUIRED)
        return handle_error(&dbc->handle, "HY110", "%d is no way to complete a connection string",
                            (int)completion);
    if (completion == SQL_DRIVER_PROMPT)
        return handle_error(&dbc->handle, "IM008",
                            "The driver has no dialog: put the keys into the connection string or "
                            "into odbc.ini (docs/keys.md)");
    rc = connect_with(dbc, read_string, &in);
    if (!SQL_SUCCEEDED(rc))
        return rc;
    given = give_string(dbc, out);
    return given == SQL_SUCCESS ? rc : given;
}

SQLRETURN dbc_disconnect(struct dbc *dbc)
{
    if (!dbc_is_connected(dbc))
        return handle_error(&dbc->handle, "08003", "The connection is not open");
    dbc_free_children(dbc);
    session_close(dbc->session);
    dbc->session = NULL;
    settings_free(&dbc->settings);
    return SQL_SUCCESS;
}
