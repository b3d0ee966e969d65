#include "tests/unit/unit.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "convert/parse.h"

/* strtod of the C library in the locale "C" is the independent judge: it rounds exactly. */

static uint64_t random_state = 20240131;

static uint64_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

static bool same_double(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static bool same_float(float a, float b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static void check_double(const char *text)
{
    struct number n;
    double got, want = strtod(text, NULL);

    CHECK(parse_number(str_c(text), &n), text);
    if (fabs(want) > DBL_MAX) {
        CHECK(!number_to_double(&n, &got), text);
        return;
    }
    CHECK(number_to_double(&n, &got), text);
    CHECK(same_double(got, want), text);
    if (parse_short_double(str_c(text), &got))
        CHECK(same_double(got, want), text);
}

static void check_float(const char *text)
{
    struct number n;
    float got, want = strtof(text, NULL);

    CHECK(parse_number(str_c(text), &n), text);
    if (fabsf(want) > FLT_MAX) {
        CHECK(!number_to_float(&n, &got), text);
        return;
    }
    CHECK(number_to_float(&n, &got), text);
    CHECK(same_float(got, want), text);
}

static void test_border_values(void **state)
{
    static const char *const texts[] = {
        "0",
        "-0",
        "0.0",
        "1",
        "-1",
        "0.1",
        "0.3",
        "123456.789",
        "9007199254740991",
        "9007199254740992",
        "9007199254740993", /* tie, to even */
        "9007199254740995",
        "9007199254740993.00000000000000000000000000000000000000001",
        "1.7976931348623157E308",
        "1.7976931348623158E308",
        "1.7976931348623159E308",
        "1.8E308",
        "4.9E-324",
        "2.4703282292062327E-324",
        "2.4703282292062328E-324",
        "2.2250738585072014E-308",
        "2.2250738585072011E-308", /* once made PHP and Java loop */
        "1E22",
        "1E23",
        "8.5E22",
        "1E-22",
        "1E-23",
        "1E19",
        "1E-19",
        "1E400",
        "1E-400",
        "0E400",
        "18446744073709551615",
        "18446744073709551616",
        "9999999999999999999",
        "0.9999999999999999999",
        "1.00000000000000011102230246251565404236316680908203125", /* half-way, to even */
        "1.00000000000000011102230246251565404236316680908203124", /* just below */
        "1.00000000000000011102230246251565404236316680908203126", /* just above */
        "0.000000000000000000000000000000000000000000000000000000000000000000000000000001",
        "1000000000000000000000000000000000000000000000000000000000000000000000000000000",
        "16777217",
        "16777219",
        "3.4028235E38",
        "3.4028236E38",
        "3.40282357E38",
        "1.4E-45",
        "7E-46",
        "1.17549435E-38",
        "8.589973E9",
        "1.00000017881393432617187499",
        "1.00000017881393432617187500",
        "1.00000017881393432617187501",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        check_double(texts[i]);
        check_float(texts[i]);
    }
}

/* What Athena prints of a double reads back as the same double. */
static void test_every_double_comes_back(void **state)
{
    (void)state;
    for (int i = 0; i < 100000; i++) {
        uint64_t bits = next_random();
        char text[64];
        double d;

        memcpy(&d, &bits, sizeof d);
        if (!isfinite(d))
            continue;
        snprintf(text, sizeof text, "%.17g", d);
        check_double(text);
        snprintf(text, sizeof text, "%.9g", (double)(float)d);
        if (isfinite((float)d))
            check_float(text);
    }
}

/* Row upon row of digits and a point somewhere: the fast paths and their borders. */
static void test_plain_decimals(void **state)
{
    (void)state;
    for (int i = 0; i < 200000; i++) {
        int digits = 1 + (int)(next_random() % 21);
        int point = (int)(next_random() % 24);
        char text[64];
        size_t n = 0;

        if (next_random() % 2)
            text[n++] = '-';
        for (int d = 0; d < digits; d++) {
            text[n++] = (char)('0' + next_random() % 10);
            if (d == point && d + 1 < digits)
                text[n++] = '.';
        }
        text[n] = 0;
        check_double(text);
        check_float(text);
    }
}

/* The exact product or quotient of 128 bits, apart from Clinger's path that often comes first. */
static void test_scaling(void **state)
{
    (void)state;
    for (int i = 0; i < 200000; i++) {
        uint64_t digits = next_random() >> next_random() % 64;
        int exponent = (int)(next_random() % 39) - 19;
        char text[64];

        snprintf(text, sizeof text, "%lluE%d", (unsigned long long)digits, exponent);
        CHECK(same_double(scale_to_bits(digits, exponent, 53), strtod(text, NULL)), text);
        CHECK(same_float((float)scale_to_bits(digits, exponent, 24), strtof(text, NULL)), text);
    }
}

/* Half-way cases of floats with many digits: rounding to double first would be wrong. */
static void test_floats_are_rounded_once(void **state)
{
    (void)state;
    for (int i = 0; i < 50000; i++) {
        uint32_t whole = (uint32_t)(next_random() | 0x1000000) & 0x1FFFFFF; /* 25 bits */
        char text[64];

        snprintf(text, sizeof text, "%u.%s", whole | 1, next_random() % 2 ? "0000000001" : "0");
        check_float(text);
        snprintf(text, sizeof text, "%u.9999999999", (whole | 1) - 1);
        check_float(text);
    }
}

/* More digits than any buffer keeps: what is cut still tips the balance. */
static void test_thousands_of_digits(void **state)
{
    static char text[5000];
    struct number n;
    double got;

    (void)state;
    memset(text, '0', sizeof text);
    memcpy(text, "9007199254740993.", 17);
    text[sizeof text - 2] = '1';
    text[sizeof text - 1] = 0;
    check_double(text);
    text[sizeof text - 2] = '0';
    check_double(text);
    memset(text, '0', sizeof text);
    text[1] = '.';
    text[sizeof text - 2] = '7';
    text[sizeof text - 1] = 0;
    check_double(text);
    memset(text, '7', sizeof text);
    text[0] = '0';
    text[1] = '.';
    text[sizeof text - 1] = 0;
    check_double(text);
    memset(text, '7', sizeof text - 1);
    assert_true(parse_number(str_n(text, 4000), &n));
    assert_false(number_to_double(&n, &got));
}

static void test_the_locale_does_not_matter(void **state)
{
    static const struct str text = STR("1.234567890123456789012E-5");
    struct number n;
    double got;

    (void)state;
    if (!setlocale(LC_NUMERIC, "de_DE.UTF-8") && !setlocale(LC_NUMERIC, "de_DE"))
        print_message(
            "# no locale with a comma is installed; the locale is not looked at anyway\n");
    assert_true(parse_number(text, &n));
    assert_true(number_to_double(&n, &got));
    setlocale(LC_NUMERIC, "C");
    assert_true(same_double(got, strtod(text.p, NULL)));
}

static void test_what_the_short_way_refuses(void **state)
{
    static const char *const texts[] = { "",      "-",    "+1",       "1.",
                                         ".5",    "1e5",  " 1",       "1 ",
                                         "1.2.3", "NaN",  "Infinity", "12345678901234567890",
                                         "1,5",   "0x1p3" };
    double d;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        CHECK(!parse_short_double(str_c(texts[i]), &d), texts[i]);
    assert_true(parse_short_double(str_c("1234567890123456789"), &d));
    assert_true(parse_short_double(str_c("-0.123456789012345678"), &d));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_border_values),
        cmocka_unit_test(test_every_double_comes_back),
        cmocka_unit_test(test_plain_decimals),
        cmocka_unit_test(test_scaling),
        cmocka_unit_test(test_floats_are_rounded_once),
        cmocka_unit_test(test_thousands_of_digits),
        cmocka_unit_test(test_the_locale_does_not_matter),
        cmocka_unit_test(test_what_the_short_way_refuses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
