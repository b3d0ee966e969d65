#include "tests/unit/unit.h"

#include "base/utf.h"

/* Source: The Unicode Standard, 3.9, tables 3-8 to 3-11 (ill-formed sequences). */
static const struct {
    struct str utf8;
    uint16_t utf16[8];
    size_t units;
    const char *why;
} cases[] = {
    { STR("abc"), { 'a', 'b', 'c' }, 3, "ASCII" },
    { STR("\xC3\xA4"), { 0xE4 }, 1, "two bytes" },
    { STR("\xE2\x82\xAC"), { 0x20AC }, 1, "three bytes" },
    { STR("\xF0\x9F\x98\x80"), { 0xD83D, 0xDE00 }, 2, "a surrogate pair" },
    { STR("\xF4\x8F\xBF\xBF"), { 0xDBFF, 0xDFFF }, 2, "the last code point" },
    { STR("\xC0\x80"), { 0xFFFD, 0xFFFD }, 2, "overlong" },
    { STR("\xED\xA0\x80"), { 0xFFFD, 0xFFFD, 0xFFFD }, 3, "a surrogate in UTF-8" },
    { STR("\xF4\x90\x80\x80"), { 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD }, 4, "past the last" },
    { STR("a\xE2\x82"), { 'a', 0xFFFD }, 2, "cut at the end" },
    { STR("\x80z"), { 0xFFFD, 'z' }, 2, "a continuation alone" },
};

static void test_to_utf16(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        uint16_t out[8];
        size_t used;

        CHECK(utf8_utf16_units(cases[i].utf8) == cases[i].units, cases[i].why);
        CHECK(utf8_to_utf16(cases[i].utf8, out, 8, &used) == cases[i].units, cases[i].why);
        CHECK(used == cases[i].utf8.n, cases[i].why);
        CHECK(memcmp(out, cases[i].utf16, cases[i].units * 2) == 0, cases[i].why);
    }
}

static void test_back_to_utf8(void **state)
{
    (void)state;
    for (size_t i = 0; i < 5; i++) { /* the well-formed ones */
        char out[16];
        size_t used;
        size_t n = utf16_to_utf8(cases[i].utf16, cases[i].units, out, sizeof out, &used);

        CHECK(n == utf16_utf8_bytes(cases[i].utf16, cases[i].units), cases[i].why);
        CHECK(used == cases[i].units, cases[i].why);
        CHECK(str_eq(str_n(out, n), cases[i].utf8), cases[i].why);
    }
}

static void test_lone_surrogates(void **state)
{
    static const uint16_t lone[][2] = { { 0xD83D, 'x' }, { 0xDE00, 'x' } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(lone); i++) {
        char out[8];
        size_t used;
        size_t n = utf16_to_utf8(lone[i], 2, out, sizeof out, &used);

        assert_true(str_eq(str_n(out, n), str_c("\xEF\xBF\xBDx")));
    }
}

static void test_never_splits(void **state)
{
    struct str text = str_c("ab\xF0\x9F\x98\x80");
    uint16_t units[4];
    char bytes[8];
    size_t used;

    (void)state;
    assert_int_equal(utf8_to_utf16(text, units, 3, &used), 2);
    assert_int_equal(used, 2);
    assert_int_equal(utf8_to_utf16(text, units, 4, &used), 4);
    assert_int_equal(utf16_to_utf8(units, 4, bytes, 5, &used), 2);
    assert_int_equal(used, 2);
    assert_int_equal(utf8_whole(str_first(text, 5)), 2);
    assert_int_equal(utf8_whole(text), text.n);
    assert_int_equal(utf8_count(text), 3);
}

/* The eight-bytes-at-a-time path must agree with the slow one wherever the first wide character
 * stands. */
static void test_long_ascii_runs(void **state)
{
    (void)state;
    for (size_t at = 0; at < 40; at++) {
        char text[48];
        uint16_t out[48];
        size_t used;

        memset(text, 'q', sizeof text);
        memcpy(text + at, "\xE2\x82\xAC", 3);
        assert_int_equal(utf8_to_utf16(str_n(text, sizeof text), out, 48, &used), 46);
        assert_int_equal(used, sizeof text);
        for (size_t i = 0; i < 46; i++)
            assert_int_equal(out[i], i == at ? 0x20AC : 'q');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_to_utf16),        cmocka_unit_test(test_back_to_utf8),
        cmocka_unit_test(test_lone_surrogates), cmocka_unit_test(test_never_splits),
        cmocka_unit_test(test_long_ascii_runs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
