#include "tests/unit/unit.h"

#include "convert/parse.h"

/* clang-format off */
static const struct {
    struct str text;
    enum interval_field first, last;
    bool ok;
    struct interval want;
    const char *why;
} cases[] = {
    { STR("1-2"), FIELD_YEAR, FIELD_MONTH, true, { .months = 14 }, "Athena's year to month" },
    { STR("-1-2"), FIELD_YEAR, FIELD_MONTH, true, { .negative = true, .months = 14 }, "negative" },
    { STR("+1-2"), FIELD_YEAR, FIELD_MONTH, true, { .months = 14 }, "plus" },
    { STR("1-2"), FIELD_MONTH, FIELD_MONTH, true, { .months = 14 }, "all of it as months" },
    { STR("3"), FIELD_YEAR, FIELD_YEAR, true, { .months = 36 }, "one number is the first field" },
    { STR("3"), FIELD_MONTH, FIELD_MONTH, true, { .months = 3 }, "one number is the first field" },
    { STR("1-12"), FIELD_YEAR, FIELD_MONTH, false, { 0 }, "no month 12" },
    { STR("1-"), FIELD_YEAR, FIELD_MONTH, false, { 0 }, "no months behind the sign" },
    { STR("1-2-3"), FIELD_YEAR, FIELD_MONTH, false, { 0 }, "a field too many" },
    { STR("1.5"), FIELD_YEAR, FIELD_MONTH, false, { 0 }, "years have no fraction" },
    { STR("2 03:04:05.000"), FIELD_DAY, FIELD_SECOND, true, { .seconds = 183845 }, "Athena's day to second" },
    { STR("-2 03:04:05.678"), FIELD_DAY, FIELD_SECOND, true, { .negative = true, .seconds = 183845, .nanosecond = 678000000 }, "negative with a fraction" },
    { STR("2 03:04:05.678"), FIELD_SECOND, FIELD_SECOND, true, { .seconds = 183845, .nanosecond = 678000000 }, "all of it as seconds" },
    { STR("2 03:04"), FIELD_DAY, FIELD_MINUTE, true, { .seconds = 183840 }, "day to minute" },
    { STR("2 03"), FIELD_DAY, FIELD_HOUR, true, { .seconds = 183600 }, "day to hour" },
    { STR("2"), FIELD_DAY, FIELD_DAY, true, { .seconds = 172800 }, "days" },
    { STR("30:04:05"), FIELD_HOUR, FIELD_SECOND, true, { .seconds = 108245 }, "a leading hour above 23" },
    { STR("30:04"), FIELD_HOUR, FIELD_MINUTE, true, { .seconds = 108240 }, "hours and minutes" },
    { STR("30:04"), FIELD_MINUTE, FIELD_SECOND, true, { .seconds = 1804 }, "minutes and seconds" },
    { STR("30:04"), FIELD_DAY, FIELD_SECOND, true, { .seconds = 108240 }, "hours and minutes unless told otherwise" },
    { STR("30:04.5"), FIELD_DAY, FIELD_SECOND, true, { .seconds = 1804, .nanosecond = 500000000 }, "a fraction shows the second" },
    { STR("90"), FIELD_SECOND, FIELD_SECOND, true, { .seconds = 90 }, "seconds" },
    { STR("90.25"), FIELD_SECOND, FIELD_SECOND, true, { .seconds = 90, .nanosecond = 250000000 }, "seconds with a fraction" },
    { STR("1.1234567891"), FIELD_SECOND, FIELD_SECOND, true, { .seconds = 1, .nanosecond = 123456789, .fraction_cut = true }, "finer than nanoseconds" },
    { STR("90.25"), FIELD_MINUTE, FIELD_MINUTE, false, { 0 }, "minutes have no fraction" },
    { STR("90."), FIELD_SECOND, FIELD_SECOND, false, { 0 }, "no digit behind the point" },
    { STR("2 24:00:00"), FIELD_DAY, FIELD_SECOND, false, { 0 }, "no hour 24" },
    { STR("2 03:60:00"), FIELD_DAY, FIELD_SECOND, false, { 0 }, "no minute 60" },
    { STR("2 03:04:60"), FIELD_DAY, FIELD_SECOND, false, { 0 }, "no second 60" },
    { STR("1:2:3:4"), FIELD_DAY, FIELD_SECOND, false, { 0 }, "a field too many" },
    { STR("1-2"), FIELD_DAY, FIELD_SECOND, false, { 0 }, "year-month is no day-time" },
    { STR("2 03:04:05"), FIELD_YEAR, FIELD_MONTH, false, { 0 }, "day-time is no year-month" },
    { STR(" 5 "), FIELD_DAY, FIELD_DAY, true, { .seconds = 432000 }, "blanks around" },
    { STR("106751991167 07:12:55.807"), FIELD_DAY, FIELD_SECOND, true, { .seconds = UINT64_C(9223372036854775), .nanosecond = 807000000 }, "Trino's largest" },
    { STR("99999999999999999999999999 00:00:00"), FIELD_DAY, FIELD_SECOND, true, { .seconds = UINT64_C(100000000000000) * 86400 }, "stops growing" },
    { STR(""), FIELD_DAY, FIELD_SECOND, false, { 0 }, "nothing" },
    { STR("-"), FIELD_DAY, FIELD_SECOND, false, { 0 }, "sign only" },
    { STR("--1"), FIELD_DAY, FIELD_DAY, false, { 0 }, "two signs" },
    { STR("x"), FIELD_DAY, FIELD_DAY, false, { 0 }, "no number" },
};
/* clang-format on */

static void test_intervals(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct interval got;

        CHECK(parse_interval(cases[i].text, cases[i].first, cases[i].last, &got) == cases[i].ok,
              cases[i].why);
        if (!cases[i].ok)
            continue;
        CHECK(got.negative == cases[i].want.negative, cases[i].why);
        CHECK(got.months == cases[i].want.months, cases[i].why);
        CHECK(got.seconds == cases[i].want.seconds, cases[i].why);
        CHECK(got.nanosecond == cases[i].want.nanosecond, cases[i].why);
        CHECK(got.fraction_cut == cases[i].want.fraction_cut, cases[i].why);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intervals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
