#include "tests/unit/unit.h"

#include "tests/unit/convert/run.h"

static void test_sizes_of_c_types(void **state)
{
    static const struct {
        SQLSMALLINT code;
        size_t size;
    } cases[] = {
        { SQL_C_CHAR, 0 },
        { SQL_C_WCHAR, 0 },
        { SQL_C_BINARY, 0 },
        { SQL_C_VARBOOKMARK, 0 },
        { SQL_C_BIT, 1 },
        { SQL_C_STINYINT, 1 },
        { SQL_C_UTINYINT, 1 },
        { SQL_C_TINYINT, 1 },
        { SQL_C_SSHORT, 2 },
        { SQL_C_USHORT, 2 },
        { SQL_C_SHORT, 2 },
        { SQL_C_SLONG, 4 },
        { SQL_C_ULONG, 4 },
        { SQL_C_LONG, 4 },
        { SQL_C_SBIGINT, 8 },
        { SQL_C_UBIGINT, 8 },
        { SQL_C_BOOKMARK, sizeof(BOOKMARK) },
        { SQL_C_FLOAT, 4 },
        { SQL_C_DOUBLE, 8 },
        { SQL_C_NUMERIC, sizeof(SQL_NUMERIC_STRUCT) },
        { SQL_C_DATE, 6 },
        { SQL_C_TYPE_DATE, 6 },
        { SQL_C_TIME, 6 },
        { SQL_C_TYPE_TIME, 6 },
        { SQL_C_TIMESTAMP, 16 },
        { SQL_C_TYPE_TIMESTAMP, 16 },
        { SQL_C_GUID, 16 },
        { SQL_C_INTERVAL_YEAR, sizeof(SQL_INTERVAL_STRUCT) },
        { SQL_C_INTERVAL_MINUTE_TO_SECOND, sizeof(SQL_INTERVAL_STRUCT) },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        assert_true(conv_is_c_type(cases[i].code));
        assert_int_equal(conv_element_size(cases[i].code), cases[i].size);
    }
}

/* 38 codes and SQL_C_DEFAULT; the bookmarks are other names of two of them. */
static void test_no_other_code_is_a_c_type(void **state)
{
    size_t count = 0;

    (void)state;
    for (int code = INT16_MIN; code <= INT16_MAX; code++)
        count += conv_is_c_type((SQLSMALLINT)code);
    assert_int_equal(count, 39);
    assert_true(conv_is_c_type(SQL_C_DEFAULT));
    assert_false(conv_is_c_type(SQL_ARD_TYPE)); /* the caller looks it up */
    assert_false(conv_is_c_type(SQL_DECIMAL));
    assert_int_equal(conv_element_size(77), 0);
}

static void test_defaults(void **state)
{
    static const struct {
        enum kind kind;
        SQLSMALLINT narrow, wide;
    } cases[KIND_COUNT] = {
        { KIND_BOOLEAN, SQL_C_BIT, SQL_C_BIT },
        { KIND_TINYINT, SQL_C_STINYINT, SQL_C_STINYINT },
        { KIND_SMALLINT, SQL_C_SSHORT, SQL_C_SSHORT },
        { KIND_INTEGER, SQL_C_SLONG, SQL_C_SLONG },
        { KIND_BIGINT, SQL_C_SBIGINT, SQL_C_SBIGINT },
        { KIND_REAL, SQL_C_FLOAT, SQL_C_FLOAT },
        { KIND_DOUBLE, SQL_C_DOUBLE, SQL_C_DOUBLE },
        { KIND_DECIMAL, SQL_C_CHAR, SQL_C_CHAR },
        { KIND_CHAR, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_VARCHAR, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_VARBINARY, SQL_C_BINARY, SQL_C_BINARY },
        { KIND_DATE, SQL_C_TYPE_DATE, SQL_C_TYPE_DATE },
        { KIND_TIME, SQL_C_TYPE_TIME, SQL_C_TYPE_TIME },
        { KIND_TIME_TZ, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_TIMESTAMP, SQL_C_TYPE_TIMESTAMP, SQL_C_TYPE_TIMESTAMP },
        { KIND_TIMESTAMP_TZ, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_INTERVAL_YEAR_MONTH, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_INTERVAL_DAY_SECOND, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_ARRAY, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_MAP, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_ROW, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_JSON, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_UUID, SQL_C_GUID, SQL_C_GUID },
        { KIND_IPADDRESS, SQL_C_CHAR, SQL_C_WCHAR },
        { KIND_OTHER, SQL_C_CHAR, SQL_C_WCHAR },
    };
    struct type_settings wide = run_settings;

    (void)state;
    wide.wide_strings = true;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct data_type type = { .kind = cases[i].kind };
        struct conv_binding binding = { .c_type = SQL_C_DEFAULT };
        struct conv_plan plan;

        assert_int_equal(cases[i].kind, i);
        assert_true(conv_plan(&plan, &type, &binding, &run_settings));
        assert_int_equal(plan.binding.c_type, cases[i].narrow);
        assert_int_equal(plan.element_size, conv_element_size(cases[i].narrow));
        assert_true(conv_plan(&plan, &type, &binding, &wide));
        assert_int_equal(plan.binding.c_type, cases[i].wide);
    }
}

static void test_what_cannot_be_planned(void **state)
{
    struct conv_plan plan;

    (void)state;
    assert_false(run_plan(&plan, KIND_INTEGER, 77));
    assert_false(run_plan(&plan, KIND_VARBINARY, SQL_C_SLONG));
    assert_false(run_plan(&plan, KIND_DATE, SQL_C_TYPE_TIME));
    assert_false(run_plan(&plan, KIND_TIME, SQL_C_TYPE_DATE));
    assert_false(run_plan(&plan, KIND_DOUBLE, SQL_C_INTERVAL_DAY));
    assert_false(run_plan(&plan, KIND_UUID, SQL_C_SLONG));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes_of_c_types),
        cmocka_unit_test(test_no_other_code_is_a_c_type),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_what_cannot_be_planned),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
