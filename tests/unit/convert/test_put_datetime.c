#include "tests/unit/unit.h"

#include "tests/unit/convert/run.h"

/* A value with the fields that a C type lacks left 0. */
struct fields {
    int year, month, day, hour, minute, second;
    unsigned fraction;
};

/* clang-format off */
static const struct {
    enum kind kind;
    struct str text;
    SQLSMALLINT c_type;
    enum conv_status status;
    struct fields want;
    const char *why;
} cases[] = {
    { KIND_DATE, STR("1992-12-31"), SQL_C_TYPE_DATE, CONV_OK, { 1992, 12, 31, 0, 0, 0, 0 }, "date" },
    { KIND_DATE, STR("1992-12-31"), SQL_C_DATE, CONV_OK, { 1992, 12, 31, 0, 0, 0, 0 }, "ODBC 2's code" },
    { KIND_DATE, STR("1992-12-31"), SQL_C_TIMESTAMP, CONV_OK, { 1992, 12, 31, 0, 0, 0, 0 }, "the reference's example" },
    { KIND_DATE, STR("+12345-01-01"), SQL_C_TYPE_DATE, CONV_OK, { 12345, 1, 1, 0, 0, 0, 0 }, "year beyond 9999" },
    { KIND_DATE, STR("-0001-01-01"), SQL_C_TYPE_DATE, CONV_DATETIME, { 0 }, "negative year" },
    { KIND_DATE, STR("2023-02-30"), SQL_C_TYPE_DATE, CONV_DATETIME, { 0 }, "no such day" },
    { KIND_DATE, STR("hello"), SQL_C_TYPE_DATE, CONV_DATETIME, { 0 }, "a server that sends no date" },
    { KIND_DATE, STR("1992-12-31 00:00:00"), SQL_C_TYPE_DATE, CONV_DATETIME, { 0 }, "a server that sends a timestamp" },
    { KIND_TIME, STR("10:11:12"), SQL_C_TYPE_TIME, CONV_OK, { 0, 0, 0, 10, 11, 12, 0 }, "time" },
    { KIND_TIME, STR("10:11:12.000"), SQL_C_TIME, CONV_OK, { 0, 0, 0, 10, 11, 12, 0 }, "zeros are no loss" },
    { KIND_TIME, STR("10:11:12.001"), SQL_C_TYPE_TIME, CONV_FRACTION_CUT, { 0, 0, 0, 10, 11, 12, 0 }, "the structure has no fraction" },
    { KIND_TIME, STR("10:11:12.001"), SQL_C_TYPE_TIMESTAMP, CONV_OK, { 2024, 1, 31, 10, 11, 12, 1000000 }, "today, and the fraction is kept" },
    { KIND_TIME, STR("24:00:00"), SQL_C_TYPE_TIME, CONV_DATETIME, { 0 }, "no hour 24" },
    { KIND_TIMESTAMP, STR("2024-02-29 10:11:12.123"), SQL_C_TYPE_TIMESTAMP, CONV_OK, { 2024, 2, 29, 10, 11, 12, 123000000 }, "timestamp" },
    { KIND_TIMESTAMP, STR("2024-02-29 10:11:12.123456789"), SQL_C_TIMESTAMP, CONV_OK, { 2024, 2, 29, 10, 11, 12, 123456789 }, "nine digits" },
    { KIND_TIMESTAMP, STR("2024-02-29 10:11:12.123456789001"), SQL_C_TYPE_TIMESTAMP, CONV_FRACTION_CUT, { 2024, 2, 29, 10, 11, 12, 123456789 }, "picoseconds" },
    { KIND_TIMESTAMP, STR("2024-02-29 10:11:12"), SQL_C_TYPE_TIMESTAMP, CONV_OK, { 2024, 2, 29, 10, 11, 12, 0 }, "no fraction" },
    { KIND_TIMESTAMP, STR("2024-02-29 00:00:00.000"), SQL_C_TYPE_DATE, CONV_OK, { 2024, 2, 29, 0, 0, 0, 0 }, "time portion zero" },
    { KIND_TIMESTAMP, STR("2024-02-29 00:00:00.001"), SQL_C_TYPE_DATE, CONV_FRACTION_CUT, { 2024, 2, 29, 0, 0, 0, 0 }, "time portion not zero" },
    { KIND_TIMESTAMP, STR("2024-02-29 10:11:12.000"), SQL_C_TYPE_TIME, CONV_OK, { 0, 0, 0, 10, 11, 12, 0 }, "the date is ignored" },
    { KIND_TIMESTAMP, STR("2024-02-29 10:11:12.5"), SQL_C_TYPE_TIME, CONV_FRACTION_CUT, { 0, 0, 0, 10, 11, 12, 0 }, "fraction not zero" },
    { KIND_TIMESTAMP, STR("2023-02-29 10:11:12.123"), SQL_C_TYPE_TIMESTAMP, CONV_DATETIME, { 0 }, "no leap year" },
    { KIND_TIMESTAMP, STR("2024-02-29"), SQL_C_TYPE_TIMESTAMP, CONV_DATETIME, { 0 }, "a server that sends a date" },
    { KIND_TIMESTAMP, STR("2024-02-29 10:11:12.123 UTC"), SQL_C_TYPE_TIMESTAMP, CONV_DATETIME, { 0 }, "a zone where none belongs" },
    { KIND_VARCHAR, STR(" 2024-02-29 "), SQL_C_TYPE_DATE, CONV_OK, { 2024, 2, 29, 0, 0, 0, 0 }, "blanks of text are ignored" },
    { KIND_VARCHAR, STR("2024-02-29 00:00:00"), SQL_C_TYPE_DATE, CONV_OK, { 2024, 2, 29, 0, 0, 0, 0 }, "text, time portion zero" },
    { KIND_VARCHAR, STR("2024-02-29 00:00:01"), SQL_C_TYPE_DATE, CONV_FRACTION_CUT, { 2024, 2, 29, 0, 0, 0, 0 }, "text, time portion not zero" },
    { KIND_VARCHAR, STR("10:11:12"), SQL_C_TYPE_DATE, CONV_NOT_A_VALUE, { 0 }, "a time is no date" },
    { KIND_VARCHAR, STR("2024-02-29"), SQL_C_TYPE_TIME, CONV_NOT_A_VALUE, { 0 }, "a date is no time" },
    { KIND_VARCHAR, STR("10:11:12.5"), SQL_C_TYPE_TIME, CONV_FRACTION_CUT, { 0, 0, 0, 10, 11, 12, 0 }, "text, fraction not zero" },
    { KIND_VARCHAR, STR("2024-02-29 10:11:12"), SQL_C_TYPE_TIME, CONV_OK, { 0, 0, 0, 10, 11, 12, 0 }, "text, the date is ignored" },
    { KIND_VARCHAR, STR("2024-02-29"), SQL_C_TYPE_TIMESTAMP, CONV_OK, { 2024, 2, 29, 0, 0, 0, 0 }, "text, a date is midnight" },
    { KIND_VARCHAR, STR("10:11:12.5"), SQL_C_TYPE_TIMESTAMP, CONV_OK, { 2024, 1, 31, 10, 11, 12, 500000000 }, "text, a time is today's" },
    { KIND_VARCHAR, STR("2024-02-29 10:11:12.1234567891"), SQL_C_TYPE_TIMESTAMP, CONV_FRACTION_CUT, { 2024, 2, 29, 10, 11, 12, 123456789 }, "text, ten digits" },
    { KIND_VARCHAR, STR("soon"), SQL_C_TYPE_TIMESTAMP, CONV_NOT_A_VALUE, { 0 }, "not written like one" },
    { KIND_VARCHAR, STR("2023-02-29"), SQL_C_TYPE_DATE, CONV_DATETIME, { 0 }, "written like one, but no such day" },
    { KIND_VARCHAR, STR(""), SQL_C_TYPE_DATE, CONV_NOT_A_VALUE, { 0 }, "empty" },
    { KIND_VARCHAR, STR("2024-02-29 10:11:12 UTC"), SQL_C_TYPE_TIMESTAMP, CONV_NOT_A_VALUE, { 0 }, "ODBC's literal has no zone" },
    { KIND_TIMESTAMP_TZ, STR("2024-02-29 10:11:12.123 Europe/Paris"), SQL_C_TYPE_TIMESTAMP, CONV_FRACTION_CUT, { 2024, 2, 29, 10, 11, 12, 123000000 }, "the zone is lost" },
    { KIND_TIMESTAMP_TZ, STR("2024-02-29 10:11:12.123 UTC"), SQL_C_TYPE_DATE, CONV_FRACTION_CUT, { 2024, 2, 29, 0, 0, 0, 0 }, "time and zone are lost" },
    { KIND_TIME_TZ, STR("10:11:12+02:00"), SQL_C_TYPE_TIME, CONV_FRACTION_CUT, { 0, 0, 0, 10, 11, 12, 0 }, "the zone is lost" },
    { KIND_TIMESTAMP_TZ, STR("2024-02-30 10:11:12 UTC"), SQL_C_TYPE_TIMESTAMP, CONV_DATETIME, { 0 }, "no such day" },
};
/* clang-format on */

static struct fields fields_of(const void *data, size_t size)
{
    SQL_DATE_STRUCT date;
    SQL_TIMESTAMP_STRUCT t;

    if (size == sizeof t) {
        memcpy(&t, data, sizeof t);
        return (struct fields){ t.year, t.month, t.day, t.hour, t.minute, t.second, t.fraction };
    }
    memcpy(&date, data, sizeof date);
    return (struct fields){ date.year, date.month, date.day, 0, 0, 0, 0 };
}

static struct fields fields_of_time(const void *data)
{
    SQL_TIME_STRUCT t;

    memcpy(&t, data, sizeof t);
    return (struct fields){ 0, 0, 0, t.hour, t.minute, t.second, 0 };
}

static void test_moments(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        size_t size = conv_element_size(cases[i].c_type);
        bool is_time = cases[i].c_type == SQL_C_TYPE_TIME || cases[i].c_type == SQL_C_TIME;
        struct conv_plan plan;
        struct fields got;
        uint8_t data[16];
        SQLLEN length;

        CHECK(run_plan(&plan, cases[i].kind, cases[i].c_type), cases[i].why);
        CHECK(run_cell(&plan, cases[i].text, data, size, &length) == cases[i].status, cases[i].why);
        if (cases[i].status != CONV_OK && cases[i].status != CONV_FRACTION_CUT)
            continue;
        got = is_time ? fields_of_time(data) : fields_of(data, size);
        CHECK(length == (SQLLEN)size, cases[i].why);
        CHECK(memcmp(&got, &cases[i].want, sizeof got) == 0, cases[i].why);
    }
}

/* Without a date in the binding the clock gives one. */
static void test_today(void **state)
{
    struct data_type type = { .kind = KIND_TIME };
    struct conv_binding binding = { .c_type = SQL_C_TYPE_TIMESTAMP };
    struct conv_plan plan;

    (void)state;
    assert_true(conv_plan(&plan, &type, &binding, &run_settings));
    assert_in_range(plan.binding.today.year, 2024, 9999);
    assert_in_range(plan.binding.today.month, 1, 12);
    assert_in_range(plan.binding.today.day, 1, 31);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_today),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
