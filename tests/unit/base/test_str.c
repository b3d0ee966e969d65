#include "tests/unit/unit.h"

static void test_split(void **state)
{
    struct str rest = str_c("a,,b");

    (void)state;
    assert_true(str_eq(str_split(&rest, ','), str_c("a")));
    assert_true(str_eq(str_split(&rest, ','), str_c("")));
    assert_true(str_eq(str_split(&rest, ','), str_c("b")));
    assert_int_equal(rest.n, 0);
    assert_int_equal(str_split(&rest, ',').n, 0);
}

static void test_find(void **state)
{
    static const struct {
        struct str in, needle;
        size_t want;
        const char *why;
    } cases[] = {
        { STR("abcabc"), STR("ca"), 2, "inside" },
        { STR("abc"), STR("abcd"), SIZE_MAX, "longer than the text" },
        { STR("abc"), STR(""), 0, "empty needle" },
        { STR(""), STR("a"), SIZE_MAX, "empty text" },
        { STR("a\0b"), STR("b"), 2, "behind a zero byte" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        CHECK(str_find(cases[i].in, cases[i].needle) == cases[i].want, cases[i].why);
}

static void test_to_u64(void **state)
{
    static const struct {
        struct str in;
        bool ok;
        uint64_t want;
        const char *why;
    } cases[] = {
        { STR("0"), true, 0, "zero" },
        { STR("18446744073709551615"), true, UINT64_MAX, "largest" },
        { STR("18446744073709551616"), false, 0, "one too many" },
        { STR("99999999999999999999"), false, 0, "twenty nines" },
        { STR(""), false, 0, "empty" },
        { STR("-1"), false, 0, "sign" },
        { STR("1 "), false, 0, "blank behind" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        uint64_t got = 0;

        CHECK(str_to_u64(cases[i].in, &got) == cases[i].ok, cases[i].why);
        CHECK(got == cases[i].want, cases[i].why);
    }
}

static void test_scan_number(void **state)
{
    static const struct {
        struct str in;
        int64_t max;
        bool ok;
        int64_t want;
        size_t left;
        const char *why;
    } cases[] = {
        { STR("12x"), 99, true, 12, 1, "stops at a letter" },
        { STR("100"), 99, false, 0, 3, "above the limit: nothing is taken" },
        { STR("99"), 99, true, 99, 0, "the limit" },
        { STR("5"), 3, false, 0, 1, "one digit above the limit" },
        { STR("9223372036854775807"), INT64_MAX, true, INT64_MAX, 0, "largest" },
        { STR("9223372036854775808"), INT64_MAX, false, 0, 19, "overflow" },
        { STR("x"), 9, false, 0, 1, "no digit" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scan s = scan_of(cases[i].in);
        int64_t got = 0;

        CHECK(scan_number(&s, cases[i].max, &got) == cases[i].ok, cases[i].why);
        CHECK(got == cases[i].want, cases[i].why);
        CHECK(scan_rest(&s).n == cases[i].left, cases[i].why);
    }
}

static void test_case_is_ascii_only(void **state)
{
    (void)state;
    assert_true(str_eq_nocase(str_c("KeyId"), str_c("KEYID")));
    assert_false(str_eq_nocase(str_c("\xC3\xA4"), str_c("\xC3\x84")));
    assert_true(str_starts_nocase(str_c("S3Output"), str_c("s3")));
    assert_true(str_ends(str_c("athena.sock"), str_c("sock")));
    assert_true(str_eq(str_trim(str_c(" \ta b\r\n")), str_c("a b")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_to_u64),
        cmocka_unit_test(test_scan_number),
        cmocka_unit_test(test_case_is_ascii_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
