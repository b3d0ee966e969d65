#include "handle/dbc.h"

#include <stdlib.h>

#include "handle/stmt.h"

static const struct dbc_attrs default_attrs = {
    .access_mode = SQL_MODE_READ_WRITE,
    .autocommit = SQL_AUTOCOMMIT_ON,
    .metadata_id = SQL_FALSE,
    .async_enable = SQL_ASYNC_ENABLE_OFF,
};

SQLRETURN dbc_alloc(struct env *env, SQLHANDLE *out)
{
    struct dbc *dbc = calloc(1, sizeof *dbc);
    struct err e;

    if (!dbc)
        return handle_error(&env->handle, "HY001", "Out of memory");
    if (cancel_init(&dbc->cancel, &e) < 0) {
        free(dbc);
        return handle_fail(&env->handle, &e);
    }
    handle_init(&dbc->handle, SQL_HANDLE_DBC);
    settings_init(&dbc->settings);
    dbc->attrs = default_attrs;
    dbc->env = env;
    dbc->next = env->connections;
    env->connections = dbc;
    *out = dbc;
    return SQL_SUCCESS;
}

SQLRETURN dbc_alloc_stmt(struct dbc *dbc, SQLHANDLE *out)
{
    struct err e;
    struct stmt *s;

    if (!dbc_is_connected(dbc))
        return handle_error(&dbc->handle, "08003", "The connection is not open");
    s = stmt_new(dbc, &e);
    if (!s)
        return handle_fail(&dbc->handle, &e);
    s->next = dbc->statements;
    dbc->statements = s;
    *out = s;
    return SQL_SUCCESS;
}

SQLRETURN dbc_alloc_desc(struct dbc *dbc, SQLHANDLE *out)
{
    struct desc *d;

    if (!dbc_is_connected(dbc))
        return handle_error(&dbc->handle, "08003", "The connection is not open");
    d = malloc(sizeof *d);
    if (!d)
        return handle_error(&dbc->handle, "HY001", "Out of memory");
    desc_init(d, DESC_EXPLICIT, dbc, NULL);
    d->next = dbc->descriptors;
    dbc->descriptors = d;
    *out = d;
    return SQL_SUCCESS;
}

/* Freeing: the parent's list is its lock's business; nobody may use the handle meanwhile. */

SQLRETURN dbc_free(SQLHDBC h)
{
    struct dbc *dbc = (struct dbc *)handle_enter(h, SQL_HANDLE_DBC);
    struct env *env;

    if (!dbc)
        return SQL_INVALID_HANDLE;
    if (dbc_is_connected(dbc))
        return handle_leave(&dbc->handle,
                            handle_error(&dbc->handle, "HY010", "The connection is still open"));
    pthread_mutex_unlock(&dbc->handle.mutex);
    env = dbc->env;
    pthread_mutex_lock(&env->handle.mutex);
    for (struct dbc **link = &env->connections; *link; link = &(*link)->next) {
        if (*link == dbc) {
            *link = dbc->next;
            break;
        }
    }
    pthread_mutex_unlock(&env->handle.mutex);
    settings_free(&dbc->settings);
    cancel_free(&dbc->cancel);
    handle_free(&dbc->handle);
    free(dbc);
    return SQL_SUCCESS;
}

SQLRETURN dbc_free_stmt(SQLHSTMT h)
{
    struct stmt *s = stmt_of(h);
    struct dbc *dbc;

    if (!s)
        return SQL_INVALID_HANDLE;
    dbc = s->dbc;
    pthread_mutex_lock(&dbc->handle.mutex);
    for (struct stmt **link = &dbc->statements; *link; link = &(*link)->next) {
        if (*link == s) {
            *link = s->next;
            break;
        }
    }
    pthread_mutex_unlock(&dbc->handle.mutex);
    stmt_delete(s);
    return SQL_SUCCESS;
}

/* Statements that used the descriptor go back to their own. */
static void release_desc(struct dbc *dbc, const struct desc *d)
{
    for (struct stmt *s = dbc->statements; s; s = s->next) {
        pthread_mutex_lock(&s->handle.mutex);
        if (s->ard == d)
            s->ard = &s->own_ard;
        if (s->apd == d)
            s->apd = &s->own_apd;
        s->plans_of = NULL;
        pthread_mutex_unlock(&s->handle.mutex);
    }
}

SQLRETURN dbc_free_desc(SQLHDESC h)
{
    struct desc *d = (struct desc *)handle_enter(h, SQL_HANDLE_DESC);
    struct dbc *dbc;

    if (!d)
        return SQL_INVALID_HANDLE;
    if (d->role != DESC_EXPLICIT)
        return handle_leave(&d->handle,
                            handle_error(&d->handle, "HY017",
                                         "A descriptor that the driver allocated is freed with "
                                         "its statement"));
    pthread_mutex_unlock(&d->handle.mutex);
    dbc = d->dbc;
    pthread_mutex_lock(&dbc->handle.mutex);
    for (struct desc **link = &dbc->descriptors; *link; link = &(*link)->next) {
        if (*link == d) {
            *link = d->next;
            break;
        }
    }
    release_desc(dbc, d);
    pthread_mutex_unlock(&dbc->handle.mutex);
    desc_free(d);
    free(d);
    return SQL_SUCCESS;
}

bool dbc_is_connected(const struct dbc *dbc)
{
    return dbc->session != NULL;
}

const struct type_settings *dbc_type_settings(const struct dbc *dbc)
{
    return &dbc->types;
}

SQLSMALLINT dbc_type_code(const struct dbc *dbc, SQLSMALLINT type)
{
    if (dbc->env->odbc_version != SQL_OV_ODBC2)
        return type;
    switch (type) {
    case SQL_TYPE_DATE:
        return SQL_DATE;
    case SQL_TYPE_TIME:
        return SQL_TIME;
    case SQL_TYPE_TIMESTAMP:
        return SQL_TIMESTAMP;
    default:
        return type;
    }
}

void dbc_free_children(struct dbc *dbc)
{
    while (dbc->statements) {
        struct stmt *s = dbc->statements;

        dbc->statements = s->next;
        stmt_delete(s);
    }
    while (dbc->descriptors) {
        struct desc *d = dbc->descriptors;

        dbc->descriptors = d->next;
        desc_free(d);
        free(d);
    }
}

struct str dbc_data_source_name(const struct dbc *dbc)
{
    return settings_text(&dbc->settings, KEY_DSN);
}

struct str dbc_server_name(const struct dbc *dbc)
{
    return str_c(dbc->session ? session_endpoint(dbc->session, AWS_ATHENA)->host : "");
}
