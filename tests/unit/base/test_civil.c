#include "tests/unit/unit.h"

#include "base/civil.h"

static void test_known_days(void **state)
{
    static const struct {
        int64_t year;
        int month, day;
        int64_t days;
        const char *why;
    } cases[] = {
        { 1970, 1, 1, 0, "the epoch" },
        { 1969, 12, 31, -1, "the day before" },
        { 2000, 2, 29, 11016, "leap day" },
        { 2000, 3, 1, 11017, "the day after" },
        { 1900, 3, 1, -25508, "no leap year" },
        { 1, 1, 1, -719162, "the first year" },
        { 9999, 12, 31, 2932896, "the last of ODBC" },
        { 0, 2, 29, -719469, "year 0 is a leap year" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int64_t year;
        int month, day;

        CHECK(civil_to_days(cases[i].year, cases[i].month, cases[i].day) == cases[i].days,
              cases[i].why);
        civil_from_days(cases[i].days, &year, &month, &day);
        CHECK(year == cases[i].year && month == cases[i].month && day == cases[i].day,
              cases[i].why);
    }
}

static void test_every_day_of_an_era(void **state)
{
    int64_t days = civil_to_days(1600, 1, 1);

    (void)state;
    for (int64_t year = 1600; year < 2000; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= civil_days_in_month(year, month); day++)
                assert_int_equal(civil_to_days(year, month, day), days++);
        }
    }
}

static void test_validity(void **state)
{
    (void)state;
    assert_true(civil_is_date(2024, 2, 29));
    assert_false(civil_is_date(2023, 2, 29));
    assert_false(civil_is_date(2023, 0, 1));
    assert_false(civil_is_date(2023, 13, 1));
    assert_false(civil_is_date(2023, 4, 31));
    assert_false(civil_is_date(2023, 4, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_days),
        cmocka_unit_test(test_every_day_of_an_era),
        cmocka_unit_test(test_validity),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
