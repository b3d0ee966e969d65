/* The way into the driver and out of it.
 *
 * Every exported function looks like this:
 *     struct stmt *s = enter_stmt(h);
 *     return s ? leave_stmt(s, stmt_verb(s, …)) : SQL_INVALID_HANDLE;
 * enter checks the handle, locks it and clears its diagnostics; leave notes the return code and
 * unlocks. The verbs in handle/ do the work and know neither locks nor encodings of arguments.
 * The file also brings in the exported functions' declarations. */
#ifndef ATHENA_API_ENTER_H
#define ATHENA_API_ENTER_H

#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

#include "handle/dbc.h"
#include "handle/desc.h"
#include "handle/env.h"
#include "handle/stmt.h"

static inline struct stmt *enter_stmt(SQLHSTMT h)
{
    return (struct stmt *)handle_enter(h, SQL_HANDLE_STMT);
}

static inline SQLRETURN leave_stmt(struct stmt *s, SQLRETURN result)
{
    return handle_leave(&s->handle, result);
}

static inline struct dbc *enter_dbc(SQLHDBC h)
{
    return (struct dbc *)handle_enter(h, SQL_HANDLE_DBC);
}

static inline SQLRETURN leave_dbc(struct dbc *dbc, SQLRETURN result)
{
    return handle_leave(&dbc->handle, result);
}

static inline struct env *enter_env(SQLHENV h)
{
    return (struct env *)handle_enter(h, SQL_HANDLE_ENV);
}

static inline SQLRETURN leave_env(struct env *env, SQLRETURN result)
{
    return handle_leave(&env->handle, result);
}

#endif
