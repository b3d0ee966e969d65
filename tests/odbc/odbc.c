#include "tests/odbc/odbc.h"

const char *diag_of(SQLSMALLINT type, SQLHANDLE h)
{
    static char text[8192];
    SQLCHAR sqlstate[6];
    SQLCHAR message[4096];
    SQLINTEGER native;
    SQLSMALLINT length;

    text[0] = '\0';
    if (SQL_SUCCEEDED(
            SQLGetDiagRec(type, h, 1, sqlstate, &native, message, sizeof message, &length)))
        snprintf(text, sizeof text, "%s %s", (char *)sqlstate, (char *)message);
    return text;
}

void check_ok(SQLRETURN rc, SQLSMALLINT type, SQLHANDLE h, const char *what)
{
    if (!SQL_SUCCEEDED(rc))
        fail_msg("%s returned %d: %s", what, rc, diag_of(type, h));
}

void check_error(SQLRETURN rc, SQLSMALLINT type, SQLHANDLE h, const char *sqlstate,
                 const char *text, const char *what)
{
    const char *diag = diag_of(type, h);

    if (rc != SQL_ERROR)
        fail_msg("%s returned %d instead of an error: %s", what, rc, diag);
    if (strncmp(diag, sqlstate, 5) != 0)
        fail_msg("%s: wanted %s, got %s", what, sqlstate, diag);
    if (!strstr(diag, text))
        fail_msg("%s: wanted \"%s\" in: %s", what, text, diag);
}

struct link link_new(void)
{
    struct link l = { 0 };

    assert_int_equal(SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &l.env), SQL_SUCCESS);
    check_ok(SQLSetEnvAttr(l.env, SQL_ATTR_ODBC_VERSION, (SQLPOINTER)SQL_OV_ODBC3, 0),
             SQL_HANDLE_ENV, l.env, "SQLSetEnvAttr");
    check_ok(SQLAllocHandle(SQL_HANDLE_DBC, l.env, &l.dbc), SQL_HANDLE_ENV, l.env,
             "SQLAllocHandle");
    return l;
}

SQLRETURN link_try(struct link *l, const char *connection_string)
{
    return SQLDriverConnect(l->dbc, NULL, (SQLCHAR *)connection_string, SQL_NTS, NULL, 0, NULL,
                            SQL_DRIVER_NOPROMPT);
}

struct link link_open(const char *connection_string)
{
    struct link l = link_new();

    DBC_OK(l.dbc, link_try(&l, connection_string));
    DBC_OK(l.dbc, SQLAllocHandle(SQL_HANDLE_STMT, l.dbc, &l.stmt));
    return l;
}

struct link link_default(void)
{
    return link_open("DSN=athena");
}

void link_close(struct link *l)
{
    if (l->stmt)
        SQLFreeHandle(SQL_HANDLE_STMT, l->stmt);
    SQLDisconnect(l->dbc);
    SQLFreeHandle(SQL_HANDLE_DBC, l->dbc);
    SQLFreeHandle(SQL_HANDLE_ENV, l->env);
    *l = (struct link){ 0 };
}

const char *one_value(SQLHSTMT stmt, const char *sql)
{
    static char text[65536];
    SQLLEN indicator = 0;

    STMT_OK(stmt, SQLExecDirect(stmt, (SQLCHAR *)sql, SQL_NTS));
    STMT_OK(stmt, SQLFetch(stmt));
    STMT_OK(stmt, SQLGetData(stmt, 1, SQL_C_CHAR, text, sizeof text, &indicator));
    assert_int_equal(SQLFetch(stmt), SQL_NO_DATA);
    STMT_OK(stmt, SQLFreeStmt(stmt, SQL_CLOSE));
    return indicator == SQL_NULL_DATA ? "NULL" : text;
}

int group_open(void **state)
{
    struct link *l = malloc(sizeof *l);

    *l = link_default();
    *state = l;
    return 0;
}

int group_close(void **state)
{
    link_close(*state);
    free(*state);
    return 0;
}

const char *local_athena(const char *name)
{
    char variable[64];
    const char *value;

    snprintf(variable, sizeof variable, "LOCAL_ATHENA_%s", name);
    value = getenv(variable);
    if (!value)
        fail_msg("%s is not set: run this test with tests/with-local-athena", variable);
    return value;
}
