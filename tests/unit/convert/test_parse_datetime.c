#include "tests/unit/unit.h"

#include "convert/parse.h"

/* clang-format off */
static const struct {
    struct str text;
    bool zone;
    enum parsed want;
    struct moment value;
    const char *why;
} cases[] = {
    { STR("2024-02-29"), false, PARSED, { .has_date = true, .year = 2024, .month = 2, .day = 29 }, "leap day" },
    { STR("2023-02-29"), false, PARSED_NO_VALUE, { 0 }, "no leap year" },
    { STR("1900-02-29"), false, PARSED_NO_VALUE, { 0 }, "a century is no leap year" },
    { STR("2000-02-29"), false, PARSED, { .has_date = true, .year = 2000, .month = 2, .day = 29 }, "each fourth is" },
    { STR("2024-13-01"), false, PARSED_NO_VALUE, { 0 }, "month 13" },
    { STR("2024-00-10"), false, PARSED_NO_VALUE, { 0 }, "month 0" },
    { STR("2024-01-00"), false, PARSED_NO_VALUE, { 0 }, "day 0" },
    { STR("2024-04-31"), false, PARSED_NO_VALUE, { 0 }, "April has 30 days" },
    { STR("0001-01-01"), false, PARSED, { .has_date = true, .year = 1, .month = 1, .day = 1 }, "first year" },
    { STR("0000-12-31"), false, PARSED, { .has_date = true, .year = 0, .month = 12, .day = 31 }, "year 0 is before year 1" },
    { STR("9999-12-31"), false, PARSED, { .has_date = true, .year = 9999, .month = 12, .day = 31 }, "last of four digits" },
    { STR("+10000-01-01"), false, PARSED, { .has_date = true, .year = 10000, .month = 1, .day = 1 }, "five digits with a sign" },
    { STR("10000-01-01"), false, PARSED, { .has_date = true, .year = 10000, .month = 1, .day = 1 }, "five digits without one" },
    { STR("32767-12-31"), false, PARSED, { .has_date = true, .year = 32767, .month = 12, .day = 31 }, "last that the structure holds" },
    { STR("32768-01-01"), false, PARSED_NO_VALUE, { 0 }, "one beyond" },
    { STR("999999999-01-01"), false, PARSED_NO_VALUE, { 0 }, "nine digits" },
    { STR("9999999999-01-01"), false, PARSED_NO_LITERAL, { 0 }, "ten digits" },
    { STR("-0001-01-01"), false, PARSED_NO_VALUE, { 0 }, "negative year" },
    { STR("-0044-03-15 12:00:00.000"), false, PARSED_NO_VALUE, { 0 }, "negative year with a time" },
    { STR("  2024-01-31  "), false, PARSED, { .has_date = true, .year = 2024, .month = 1, .day = 31 }, "blanks around" },
    { STR("2024-01-31Z"), false, PARSED_NO_LITERAL, { 0 }, "text after the date" },
    { STR("2024-1-31"), false, PARSED_NO_LITERAL, { 0 }, "one digit of the month" },
    { STR("24-01-31"), false, PARSED_NO_LITERAL, { 0 }, "two digits of the year" },
    { STR("2024/01/31"), false, PARSED_NO_LITERAL, { 0 }, "other separators" },
    { STR("2024-01-31 "), false, PARSED, { .has_date = true, .year = 2024, .month = 1, .day = 31 }, "a blank behind" },
    { STR("10:11:12"), false, PARSED, { .has_time = true, .hour = 10, .minute = 11, .second = 12 }, "time of day" },
    { STR("00:00:00"), false, PARSED, { .has_time = true }, "midnight" },
    { STR("23:59:59.999999999"), false, PARSED, { .has_time = true, .hour = 23, .minute = 59, .second = 59, .nanosecond = 999999999 }, "last nanosecond" },
    { STR("24:00:00"), false, PARSED_NO_VALUE, { 0 }, "no hour 24" },
    { STR("23:60:00"), false, PARSED_NO_VALUE, { 0 }, "no minute 60" },
    { STR("23:59:60"), false, PARSED_NO_VALUE, { 0 }, "no leap seconds" },
    { STR("10:11"), false, PARSED_NO_LITERAL, { 0 }, "no seconds" },
    { STR("1:11:12"), false, PARSED_NO_LITERAL, { 0 }, "one digit of the hour" },
    { STR("10:11:12."), false, PARSED_NO_LITERAL, { 0 }, "no digit behind the point" },
    { STR("10:11:12.5"), false, PARSED, { .has_time = true, .hour = 10, .minute = 11, .second = 12, .nanosecond = 500000000 }, "one digit" },
    { STR("10:11:12.1234567890"), false, PARSED, { .has_time = true, .hour = 10, .minute = 11, .second = 12, .nanosecond = 123456789 }, "a zero finer than nanoseconds" },
    { STR("10:11:12.123456789012"), false, PARSED, { .has_time = true, .fraction_cut = true, .hour = 10, .minute = 11, .second = 12, .nanosecond = 123456789 }, "picoseconds are lost" },
    { STR("2024-01-31 10:11:12.123"), false, PARSED, { .has_date = true, .has_time = true, .year = 2024, .month = 1, .day = 31, .hour = 10, .minute = 11, .second = 12, .nanosecond = 123000000 }, "timestamp" },
    { STR("2024-01-31  10:11:12"), false, PARSED_NO_LITERAL, { 0 }, "two blanks" },
    { STR("2024-01-31T10:11:12"), false, PARSED_NO_LITERAL, { 0 }, "T is no ODBC literal" },
    { STR("2024-02-30 10:11:12"), false, PARSED_NO_VALUE, { 0 }, "no such day" },
    { STR("2024-01-31 10:11:12 UTC"), false, PARSED_NO_LITERAL, { 0 }, "a zone that is not allowed" },
    { STR("2024-01-31 10:11:12 UTC"), true, PARSED, { .has_date = true, .has_time = true, .has_zone = true, .year = 2024, .month = 1, .day = 31, .hour = 10, .minute = 11, .second = 12 }, "UTC" },
    { STR("2024-01-31 10:11:12.123 Europe/Paris"), true, PARSED, { .has_date = true, .has_time = true, .has_zone = true, .year = 2024, .month = 1, .day = 31, .hour = 10, .minute = 11, .second = 12, .nanosecond = 123000000 }, "region" },
    { STR("10:11:12.123+02:00"), true, PARSED, { .has_time = true, .has_zone = true, .hour = 10, .minute = 11, .second = 12, .nanosecond = 123000000 }, "offset without a blank" },
    { STR("10:11:12 -08:00"), true, PARSED, { .has_time = true, .has_zone = true, .hour = 10, .minute = 11, .second = 12 }, "offset with a blank" },
    { STR("10:11:12"), true, PARSED, { .has_time = true, .hour = 10, .minute = 11, .second = 12 }, "a zone need not be there" },
    { STR("10:11:12 UTC UTC"), true, PARSED_NO_LITERAL, { 0 }, "two zones" },
    { STR("10:11:12 {x}"), true, PARSED_NO_LITERAL, { 0 }, "no name of a zone" },
    { STR(""), false, PARSED_NO_LITERAL, { 0 }, "nothing" },
    { STR("hello"), false, PARSED_NO_LITERAL, { 0 }, "no date at all" },
    { STR("2024-01-3\0"), false, PARSED_NO_LITERAL, { 0 }, "a zero byte" },
};
/* clang-format on */

static bool same_moment(const struct moment *a, const struct moment *b)
{
    return a->has_date == b->has_date && a->has_time == b->has_time && a->has_zone == b->has_zone &&
           a->fraction_cut == b->fraction_cut && a->year == b->year && a->month == b->month &&
           a->day == b->day && a->hour == b->hour && a->minute == b->minute &&
           a->second == b->second && a->nanosecond == b->nanosecond;
}

static void test_moments(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct moment got;

        CHECK(parse_moment(cases[i].text, cases[i].zone, &got) == cases[i].want, cases[i].why);
        if (cases[i].want == PARSED)
            CHECK(same_moment(&got, &cases[i].value), cases[i].why);
    }
}

/* The short ways either agree with the long one or refuse. */
static void check_plain(struct str text)
{
    struct moment general, plain;
    enum parsed parsed = parse_moment(text, false, &general);

    if (parse_plain_date(text, &plain)) {
        assert_int_equal(parsed, PARSED);
        assert_true(same_moment(&plain, &general));
    }
    if (parse_plain_timestamp(text, &plain)) {
        assert_int_equal(parsed, PARSED);
        assert_true(same_moment(&plain, &general));
    }
}

static void test_plain_forms_agree(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        check_plain(cases[i].text);
}

/* Each byte of a good text replaced by each other byte. */
static void test_plain_forms_with_one_wrong_byte(void **state)
{
    static const char good[] = "2024-01-31 10:11:12.123";
    char text[sizeof good];

    (void)state;
    for (size_t at = 0; at < sizeof good - 1; at++) {
        for (int byte = 0; byte < 256; byte++) {
            memcpy(text, good, sizeof good);
            text[at] = (char)byte;
            check_plain(str_n(text, 10));
            check_plain(str_n(text, sizeof good - 1));
        }
    }
}

static void test_plain_forms_are_taken(void **state)
{
    struct moment m;

    (void)state;
    assert_true(parse_plain_date(str_c("2024-02-29"), &m));
    assert_false(parse_plain_date(str_c("2023-02-29"), &m));
    assert_true(parse_plain_timestamp(str_c("2024-02-29 23:59:59.999"), &m));
    assert_int_equal(m.nanosecond, 999000000);
    assert_false(parse_plain_timestamp(str_c("2024-02-29 23:59:59.9999"), &m));
    assert_false(parse_plain_timestamp(str_c("2024-02-29 24:00:00.000"), &m));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_plain_forms_agree),
        cmocka_unit_test(test_plain_forms_with_one_wrong_byte),
        cmocka_unit_test(test_plain_forms_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
