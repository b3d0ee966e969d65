/* A query from text to rows, on both DSNs. */
#include "tests/odbc/odbc.h"

static void test_values_by_getdata(void **state)
{
    struct link *l = *state;

    assert_string_equal(one_value(l->stmt, "SELECT 42"), "42");
    assert_string_equal(one_value(l->stmt, "SELECT CAST(NULL AS varchar)"), "NULL");
    assert_string_equal(one_value(l->stmt, "SELECT 'caf\xC3\xA9 \xF0\x9F\x98\x80';"),
                        "caf\xC3\xA9 \xF0\x9F\x98\x80");
    assert_string_equal(one_value(l->stmt, "SELECT DATE '2024-02-29'"), "2024-02-29");
}

static void test_the_role_works_too(void **state)
{
    struct link l = link_open("DSN=athena-role");

    (void)state;
    assert_string_equal(one_value(l.stmt, "SELECT 7"), "7");
    link_close(&l);
}

static void test_block_fetch(void **state)
{
    struct link *l = *state;
    SQLBIGINT n[4];
    SQLLEN lengths[4];
    SQLULEN fetched = 0;
    SQLUSMALLINT status[4];
    SQLHSTMT s;

    DBC_OK(l->dbc, SQLAllocHandle(SQL_HANDLE_STMT, l->dbc, &s));
    STMT_OK(s, SQLSetStmtAttr(s, SQL_ATTR_ROW_ARRAY_SIZE, (SQLPOINTER)4, 0));
    STMT_OK(s, SQLSetStmtAttr(s, SQL_ATTR_ROWS_FETCHED_PTR, &fetched, 0));
    STMT_OK(s, SQLSetStmtAttr(s, SQL_ATTR_ROW_STATUS_PTR, status, 0));
    STMT_OK(s, SQLBindCol(s, 1, SQL_C_SBIGINT, n, 0, lengths));
    STMT_OK(s, SQLExecDirect(s, (SQLCHAR *)"SELECT * FROM (VALUES 1, 2, 3, 4, 5) t(n) ORDER BY n",
                             SQL_NTS));
    STMT_OK(s, SQLFetch(s));
    assert_int_equal(fetched, 4);
    assert_int_equal(n[3], 4);
    assert_int_equal(status[3], SQL_ROW_SUCCESS);
    STMT_OK(s, SQLFetch(s));
    assert_int_equal(fetched, 1);
    assert_int_equal(n[0], 5);
    assert_int_equal(status[1], SQL_ROW_NOROW);
    assert_int_equal(SQLFetch(s), SQL_NO_DATA);
    SQLFreeHandle(SQL_HANDLE_STMT, s);
}

static void test_errors_have_athenas_words(void **state)
{
    struct link *l = *state;

    STMT_FAILS(l->stmt, SQLExecDirect(l->stmt, (SQLCHAR *)"SELECT * FROM nosuch", SQL_NTS),
               "42S02", "nosuch");
    STMT_FAILS(l->stmt, SQLExecDirect(l->stmt, (SQLCHAR *)"SELEC 1", SQL_NTS), "42000",
               "mismatched input");
    STMT_FAILS(l->stmt, SQLExecDirect(l->stmt, (SQLCHAR *)"  ", SQL_NTS), "42000", "empty");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_by_getdata),
        cmocka_unit_test(test_the_role_works_too),
        cmocka_unit_test(test_block_fetch),
        cmocka_unit_test(test_errors_have_athenas_words),
    };

    return cmocka_run_group_tests(tests, group_open, group_close);
}
