#include "tests/unit/unit.h"

#include "convert/parse.h"

/* clang-format off */
static const struct {
    struct str text;
    bool ok;
    bool negative;
    uint64_t digits;
    int64_t exponent;
    bool inexact;
    const char *why;
} cases[] = {
    { STR("0"),        true,  false, 0, 0, false, "zero" },
    { STR("-0"),       true,  true,  0, 0, false, "the sign of zero is kept" },
    { STR("+7"),       true,  false, 7, 0, false, "plus" },
    { STR("007"),      true,  false, 7, 0, false, "leading zeros" },
    { STR("1.50"),     true,  false, 150, -2, false, "scale digits are kept" },
    { STR("-12.5"),    true,  true,  125, -1, false, "negative" },
    { STR(".5"),       true,  false, 5, -1, false, "nothing before the point" },
    { STR("5."),       true,  false, 5, 0, false, "nothing behind the point" },
    { STR("0.00012"),  true,  false, 12, -5, false, "zeros behind the point" },
    { STR("1.0E10"),   true,  false, 10, 9, false, "as Java prints doubles" },
    { STR("4.9E-324"), true,  false, 49, -325, false, "the smallest double" },
    { STR("1e+3"),     true,  false, 1, 3, false, "small e, plus" },
    { STR("1E99999999999999999999"), true, false, 1, 9999999999, false, "an exponent without end stops growing" },
    { STR(" 42\t"),    true,  false, 42, 0, false, "blanks around" },
    { STR(""),         false, false, 0, 0, false, "nothing" },
    { STR("  "),       false, false, 0, 0, false, "blanks only" },
    { STR("-"),        false, false, 0, 0, false, "sign only" },
    { STR("."),        false, false, 0, 0, false, "point only" },
    { STR("1..2"),     false, false, 0, 0, false, "two points" },
    { STR("--1"),      false, false, 0, 0, false, "two signs" },
    { STR("1E"),       false, false, 0, 0, false, "no exponent behind E" },
    { STR("E5"),       false, false, 0, 0, false, "no digits before E" },
    { STR("1 2"),      false, false, 0, 0, false, "blank inside" },
    { STR("1,5"),      false, false, 0, 0, false, "a comma is no point in any locale" },
    { STR("0x10"),     false, false, 0, 0, false, "no hexadecimal" },
    { STR("1\0"),      false, false, 0, 0, false, "a zero byte" },
    { STR("12a"),      false, false, 0, 0, false, "text behind" },
    { STR("inf"),      false, false, 0, 0, false, "strtod's word is not Athena's" },
    { STR("nan"),      false, false, 0, 0, false, "letter case counts" },
};
/* clang-format on */

static void test_literals(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct number got;

        CHECK(parse_number(cases[i].text, &got) == cases[i].ok, cases[i].why);
        if (!cases[i].ok)
            continue;
        CHECK(got.form == NUMBER_FINITE, cases[i].why);
        CHECK(got.negative == cases[i].negative, cases[i].why);
        CHECK(got.digits == cases[i].digits, cases[i].why);
        CHECK(got.exponent == cases[i].exponent, cases[i].why);
        CHECK(got.inexact == cases[i].inexact, cases[i].why);
    }
}

static uint128 power_of_ten(int exponent)
{
    uint128 power = 1;

    while (exponent-- > 0)
        power *= 10;
    return power;
}

static void test_38_digits_are_exact(void **state)
{
    static const struct str largest = STR("99999999999999999999999999999999999999");
    static const struct str with_scale = STR("-0.99999999999999999999999999999999999999");
    struct number n;

    (void)state;
    assert_true(parse_number(largest, &n));
    assert_true(n.digits == power_of_ten(38) - 1);
    assert_int_equal(n.exponent, 0);
    assert_false(n.inexact);
    assert_true(parse_number(with_scale, &n));
    assert_true(n.digits == power_of_ten(38) - 1);
    assert_int_equal(n.exponent, -38);
    assert_true(n.negative);
}

static void test_more_digits_are_marked(void **state)
{
    static const struct str whole = STR("999999999999999999999999999999999999990");
    static const struct str whole_lost = STR("999999999999999999999999999999999999999");
    static const struct str zeros = STR("1.0000000000000000000000000000000000000000000");
    static const struct str fraction = STR("1.0000000000000000000000000000000000000000001");
    struct number n;

    (void)state;
    assert_true(parse_number(whole, &n));
    assert_int_equal(n.exponent, 1);
    assert_false(n.inexact);
    assert_true(parse_number(whole_lost, &n));
    assert_true(n.inexact);
    assert_true(parse_number(zeros, &n));
    assert_true(n.digits == power_of_ten(37));
    assert_int_equal(n.exponent, -37);
    assert_false(n.inexact);
    assert_true(parse_number(fraction, &n));
    assert_true(n.inexact);
}

static void test_athenas_words(void **state)
{
    struct number n;

    (void)state;
    assert_true(parse_number(str_c("NaN"), &n));
    assert_int_equal(n.form, NUMBER_NAN);
    assert_true(parse_number(str_c("Infinity"), &n));
    assert_int_equal(n.form, NUMBER_INFINITE);
    assert_false(n.negative);
    assert_true(parse_number(str_c("-Infinity"), &n));
    assert_int_equal(n.form, NUMBER_INFINITE);
    assert_true(n.negative);
}

static const struct {
    struct str text;
    bool ok;
    int64_t want;
    const char *why;
} short_cases[] = {
    { STR("0"), true, 0, "zero" },
    { STR("-1"), true, -1, "negative" },
    { STR("999999999999999999"), true, 999999999999999999, "18 digits" },
    { STR("-999999999999999999"), true, -999999999999999999, "18 digits and a sign" },
    { STR("1000000000000000000"), false, 0, "19 digits may not fit" },
    { STR(""), false, 0, "nothing" },
    { STR("-"), false, 0, "sign only" },
    { STR("+1"), false, 0, "Athena writes no plus" },
    { STR("1.0"), false, 0, "no integer" },
    { STR(" 1"), false, 0, "blank" },
    { STR("1\0"), false, 0, "zero byte" },
    { STR("1/"), false, 0, "the byte before the digits in ASCII" },
    { STR("1:"), false, 0, "the byte behind the digits in ASCII" },
};

static void test_short_integers(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(short_cases); i++) {
        int64_t got = 0;

        CHECK(parse_short_int(short_cases[i].text, &got) == short_cases[i].ok, short_cases[i].why);
        CHECK(!short_cases[i].ok || got == short_cases[i].want, short_cases[i].why);
    }
}

static void test_booleans(void **state)
{
    bool value;

    (void)state;
    assert_true(parse_boolean(str_c("true"), &value) && value);
    assert_true(parse_boolean(str_c("false"), &value) && !value);
    assert_true(parse_boolean(str_c("TRUE"), &value) && value);
    assert_false(parse_boolean(str_c("1"), &value));
    assert_false(parse_boolean(str_c("truex"), &value));
    assert_false(parse_boolean(str_c(""), &value));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_literals),
        cmocka_unit_test(test_38_digits_are_exact),
        cmocka_unit_test(test_more_digits_are_marked),
        cmocka_unit_test(test_athenas_words),
        cmocka_unit_test(test_short_integers),
        cmocka_unit_test(test_booleans),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
