#include "tests/unit/unit.h"

#include "tests/unit/convert/run.h"

/* clang-format off */
static const struct {
    enum kind kind;
    struct str text;
    SQLSMALLINT c_type;
    SQLSMALLINT seconds_precision;
    SQLINTEGER leading_precision;
    enum conv_status status;
    bool negative;
    SQLUINTEGER want[5]; /* year, month; or day, hour, minute, second, fraction */
    const char *why;
} cases[] = {
    { KIND_INTERVAL_YEAR_MONTH, STR("1-2"), SQL_C_INTERVAL_YEAR_TO_MONTH, 0, 0, CONV_OK, false, { 1, 2 }, "as it is" },
    { KIND_INTERVAL_YEAR_MONTH, STR("-1-2"), SQL_C_INTERVAL_YEAR_TO_MONTH, 0, 0, CONV_OK, true, { 1, 2 }, "the sign stands apart" },
    { KIND_INTERVAL_YEAR_MONTH, STR("-0-0"), SQL_C_INTERVAL_YEAR_TO_MONTH, 0, 0, CONV_OK, false, { 0, 0 }, "zero is not negative" },
    { KIND_INTERVAL_YEAR_MONTH, STR("1-0"), SQL_C_INTERVAL_YEAR, 0, 0, CONV_OK, false, { 1 }, "no months lost" },
    { KIND_INTERVAL_YEAR_MONTH, STR("1-2"), SQL_C_INTERVAL_YEAR, 0, 0, CONV_FRACTION_CUT, false, { 1 }, "months lost" },
    { KIND_INTERVAL_YEAR_MONTH, STR("1-2"), SQL_C_INTERVAL_MONTH, 0, 0, CONV_OK, false, { 0, 14 }, "years as months" },
    { KIND_INTERVAL_YEAR_MONTH, STR("100-0"), SQL_C_INTERVAL_YEAR_TO_MONTH, 0, 0, CONV_INTERVAL_OVERFLOW, false, { 0 }, "two digits by default" },
    { KIND_INTERVAL_YEAR_MONTH, STR("100-0"), SQL_C_INTERVAL_YEAR_TO_MONTH, 0, 3, CONV_OK, false, { 100 }, "three digits allowed" },
    { KIND_INTERVAL_YEAR_MONTH, STR("99-11"), SQL_C_INTERVAL_MONTH, 0, 3, CONV_INTERVAL_OVERFLOW, false, { 0 }, "1199 months have four digits" },
    { KIND_INTERVAL_YEAR_MONTH, STR("1-2"), SQL_C_INTERVAL_DAY, 0, 0, CONV_NOT_A_VALUE, false, { 0 }, "months are no days" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.678"), SQL_C_INTERVAL_DAY_TO_SECOND, 0, 0, CONV_OK, false, { 2, 3, 4, 5, 678000 }, "six digits of the second by default" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.678"), SQL_C_INTERVAL_DAY_TO_SECOND, 3, 0, CONV_OK, false, { 2, 3, 4, 5, 678 }, "three digits" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.678"), SQL_C_INTERVAL_DAY_TO_SECOND, 9, 0, CONV_OK, false, { 2, 3, 4, 5, 678000000 }, "nine digits" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.678"), SQL_C_INTERVAL_DAY_TO_SECOND, 2, 0, CONV_FRACTION_CUT, false, { 2, 3, 4, 5, 67 }, "two digits lose one" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.000"), SQL_C_INTERVAL_DAY_TO_MINUTE, 0, 0, CONV_FRACTION_CUT, false, { 2, 3, 4 }, "seconds lost" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:00.000"), SQL_C_INTERVAL_DAY_TO_MINUTE, 0, 0, CONV_OK, false, { 2, 3, 4 }, "no seconds lost" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:00.001"), SQL_C_INTERVAL_DAY_TO_MINUTE, 0, 0, CONV_FRACTION_CUT, false, { 2, 3, 4 }, "a fraction lost" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:00:00.000"), SQL_C_INTERVAL_DAY_TO_HOUR, 0, 0, CONV_OK, false, { 2, 3 }, "day to hour" },
    { KIND_INTERVAL_DAY_SECOND, STR("-2 00:00:00.000"), SQL_C_INTERVAL_DAY, 0, 0, CONV_OK, true, { 2 }, "day" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:00:00.000"), SQL_C_INTERVAL_HOUR, 0, 0, CONV_OK, false, { 0, 51 }, "days as hours" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.000"), SQL_C_INTERVAL_HOUR_TO_SECOND, 0, 0, CONV_OK, false, { 0, 51, 4, 5 }, "days as hours" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:00.000"), SQL_C_INTERVAL_HOUR_TO_MINUTE, 0, 0, CONV_OK, false, { 0, 51, 4 }, "days as hours" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.000"), SQL_C_INTERVAL_MINUTE_TO_SECOND, 0, 4, CONV_OK, false, { 0, 0, 3064, 5 }, "days and hours as minutes" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.000"), SQL_C_INTERVAL_MINUTE, 0, 4, CONV_FRACTION_CUT, false, { 0, 0, 3064 }, "seconds lost" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.500"), SQL_C_INTERVAL_SECOND, 1, 6, CONV_OK, false, { 0, 0, 0, 183845, 5 }, "all as seconds" },
    { KIND_INTERVAL_DAY_SECOND, STR("106751991167 07:12:55.807"), SQL_C_INTERVAL_DAY_TO_SECOND, 0, 12, CONV_INTERVAL_OVERFLOW, false, { 0 }, "more days than the field holds" },
    { KIND_INTERVAL_DAY_SECOND, STR("4294967295 00:00:00.000"), SQL_C_INTERVAL_DAY, 0, 10, CONV_OK, false, { 4294967295 }, "as many as it holds" },
    { KIND_INTERVAL_DAY_SECOND, STR("4294967296 00:00:00.000"), SQL_C_INTERVAL_DAY, 0, 99, CONV_INTERVAL_OVERFLOW, false, { 0 }, "one more" },
    { KIND_INTERVAL_DAY_SECOND, STR("soon"), SQL_C_INTERVAL_DAY, 0, 0, CONV_NOT_A_VALUE, false, { 0 }, "no interval" },
    { KIND_VARCHAR, STR("7"), SQL_C_INTERVAL_DAY, 0, 0, CONV_OK, false, { 7 }, "text" },
    { KIND_VARCHAR, STR(" 30:04 "), SQL_C_INTERVAL_MINUTE_TO_SECOND, 0, 0, CONV_OK, false, { 0, 0, 30, 4 }, "text with blanks around" },
    { KIND_VARCHAR, STR("x"), SQL_C_INTERVAL_YEAR, 0, 0, CONV_NOT_A_VALUE, false, { 0 }, "no interval" },
    { KIND_INTEGER, STR("-5"), SQL_C_INTERVAL_YEAR, 0, 0, CONV_OK, true, { 5 }, "a number is one field" },
    { KIND_INTEGER, STR("5"), SQL_C_INTERVAL_MONTH, 0, 0, CONV_OK, false, { 0, 5 }, "a number is one field" },
    { KIND_BIGINT, STR("100"), SQL_C_INTERVAL_DAY, 0, 0, CONV_INTERVAL_OVERFLOW, false, { 0 }, "two digits by default" },
    { KIND_DECIMAL, STR("5.25"), SQL_C_INTERVAL_SECOND, 0, 0, CONV_OK, false, { 0, 0, 0, 5, 250000 }, "seconds keep the fraction" },
    { KIND_DECIMAL, STR("5.1234567"), SQL_C_INTERVAL_SECOND, 0, 0, CONV_FRACTION_CUT, false, { 0, 0, 0, 5, 123456 }, "as far as the precision goes" },
    { KIND_DECIMAL, STR("5.25"), SQL_C_INTERVAL_HOUR, 0, 0, CONV_FRACTION_CUT, false, { 0, 5 }, "hours have none" },
    { KIND_INTEGER, STR("1"), SQL_C_INTERVAL_DAY_TO_HOUR, 0, 0, CONV_INTERVAL_OVERFLOW, false, { 0 }, "a number is not several fields" },
    { KIND_BIGINT, STR("9223372036854775807"), SQL_C_INTERVAL_SECOND, 0, 10, CONV_INTERVAL_OVERFLOW, false, { 0 }, "largest bigint" },
};
/* clang-format on */

static bool has_months(SQLSMALLINT c_type)
{
    return c_type == SQL_C_INTERVAL_YEAR || c_type == SQL_C_INTERVAL_MONTH ||
           c_type == SQL_C_INTERVAL_YEAR_TO_MONTH;
}

static void check_fields(const SQL_INTERVAL_STRUCT *got, SQLSMALLINT c_type,
                         const SQLUINTEGER want[5], const char *why)
{
    const SQL_DAY_SECOND_STRUCT *d = &got->intval.day_second;
    SQLUINTEGER fields[5] = { d->day, d->hour, d->minute, d->second, d->fraction };

    if (has_months(c_type)) {
        CHECK(got->intval.year_month.year == want[0], why);
        CHECK(got->intval.year_month.month == want[1], why);
        return;
    }
    CHECK(memcmp(fields, want, sizeof fields) == 0, why);
}

static void test_intervals(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct data_type type = { .kind = cases[i].kind };
        struct conv_binding binding = { .c_type = cases[i].c_type,
                                        .precision = cases[i].seconds_precision,
                                        .interval_precision = cases[i].leading_precision };
        struct conv_plan plan;
        SQL_INTERVAL_STRUCT got;
        SQLLEN length;

        CHECK(conv_plan(&plan, &type, &binding, &run_settings), cases[i].why);
        CHECK(run_cell(&plan, cases[i].text, &got, sizeof got, &length) == cases[i].status,
              cases[i].why);
        if (cases[i].status != CONV_OK && cases[i].status != CONV_FRACTION_CUT)
            continue;
        CHECK(length == sizeof got, cases[i].why);
        CHECK((int)got.interval_type == cases[i].c_type - 100, cases[i].why);
        CHECK(got.interval_sign == (cases[i].negative ? SQL_TRUE : SQL_FALSE), cases[i].why);
        check_fields(&got, cases[i].c_type, cases[i].want, cases[i].why);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intervals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
