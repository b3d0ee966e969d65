#include "tests/unit/unit.h"

#include "convert/value.h"
#include "tests/unit/convert/run.h"

/* The value is written as text, so that the test computes the 16 bytes by itself. */
/* clang-format off */
static const struct {
    enum kind kind;
    struct str text;
    SQLSMALLINT precision, scale;
    enum conv_status status;
    SQLCHAR want_precision;
    SQLCHAR want_sign;
    const char *digits;
    const char *why;
} cases[] = {
    { KIND_DECIMAL, STR("1234.56"), 0, 0, CONV_FRACTION_CUT, 38, 1, "1234", "scale 0 unless the application sets one" },
    { KIND_DECIMAL, STR("1234.56"), 10, 2, CONV_OK, 10, 1, "123456", "scale of the column" },
    { KIND_DECIMAL, STR("10.001"),  0, 4, CONV_OK, 38, 1, "100010", "the reference's example" },
    { KIND_DECIMAL, STR("-1234.56"), 10, 1, CONV_FRACTION_CUT, 10, 0, "12345", "cut toward zero" },
    { KIND_DECIMAL, STR("1234.56"), 5, 2, CONV_OUT_OF_RANGE, 0, 0, NULL, "six digits do not fit five" },
    { KIND_DECIMAL, STR("1234.56"), 6, 2, CONV_OK, 6, 1, "123456", "six digits fit six" },
    { KIND_DECIMAL, STR("1234.56"), 4, 0, CONV_FRACTION_CUT, 4, 1, "1234", "the fraction is not counted" },
    { KIND_DECIMAL, STR("12000"),   2, -3, CONV_OK, 2, 1, "12", "negative scale, as in the reference" },
    { KIND_DECIMAL, STR("12345"),   0, -3, CONV_FRACTION_CUT, 38, 1, "12", "negative scale cuts digits" },
    { KIND_DECIMAL, STR("-0.00"),   0, 2, CONV_OK, 38, 1, "0", "zero is positive" },
    { KIND_DECIMAL, STR("-0.004"),  0, 2, CONV_FRACTION_CUT, 38, 1, "0", "what is left is zero" },
    { KIND_DECIMAL, STR("99999999999999999999999999999999999999"), 0, 0, CONV_OK, 38, 1, "99999999999999999999999999999999999999", "38 digits" },
    { KIND_DECIMAL, STR("-0.99999999999999999999999999999999999999"), 0, 38, CONV_OK, 38, 0, "99999999999999999999999999999999999999", "38 digits behind the point" },
    { KIND_DECIMAL, STR("99999999999999999999999999999999999999"), 0, 1, CONV_OUT_OF_RANGE, 0, 0, NULL, "39 digits" },
    { KIND_VARCHAR, STR("100000000000000000000000000000000000000"), 0, 0, CONV_OUT_OF_RANGE, 0, 0, NULL, "10^38 has 39 digits" },
    { KIND_VARCHAR, STR("100000000000000000000000000000000000001"), 0, 0, CONV_OUT_OF_RANGE, 0, 0, NULL, "39 digits, the last not zero" },
    { KIND_VARCHAR, STR("1.5e3"),   0, 0, CONV_OK, 38, 1, "1500", "a literal with an exponent" },
    { KIND_VARCHAR, STR("abc"),     0, 0, CONV_NOT_A_VALUE, 0, 0, NULL, "no number" },
    { KIND_DOUBLE,  STR("1.0E-5"),  0, 5, CONV_OK, 38, 1, "1", "exponent and scale" },
    { KIND_DOUBLE,  STR("Infinity"), 0, 0, CONV_OUT_OF_RANGE, 0, 0, NULL, "no digits" },
    { KIND_BIGINT,  STR("-9223372036854775808"), 0, 0, CONV_OK, 38, 0, "9223372036854775808", "smallest bigint" },
    { KIND_BOOLEAN, STR("true"),    0, 0, CONV_OK, 38, 1, "1", "true is 1" },
    { KIND_INTEGER, STR("5"),       77, 0, CONV_OK, 38, 1, "5", "a precision beyond what there is" },
    { KIND_INTEGER, STR("5"),       0, 999, CONV_OUT_OF_RANGE, 0, 0, NULL, "a scale beyond what there is" },
    { KIND_INTEGER, STR("0"),       0, 999, CONV_OK, 38, 1, "0", "zero has any scale" },
};
/* clang-format on */

static void expected_bytes(const char *digits, SQLCHAR out[SQL_MAX_NUMERIC_LEN])
{
    memset(out, 0, SQL_MAX_NUMERIC_LEN);
    for (; *digits; digits++) {
        unsigned carry = (unsigned)(*digits - '0');

        for (size_t i = 0; i < SQL_MAX_NUMERIC_LEN; i++) {
            carry += out[i] * 10u;
            out[i] = (SQLCHAR)(carry & 0xFF);
            carry >>= 8;
        }
    }
}

static void test_numerics(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct data_type type = { .kind = cases[i].kind };
        struct conv_binding binding = { .c_type = SQL_C_NUMERIC,
                                        .precision = cases[i].precision,
                                        .scale = cases[i].scale };
        SQL_NUMERIC_STRUCT got;
        SQLCHAR want[SQL_MAX_NUMERIC_LEN];
        struct conv_plan plan;
        SQLLEN length;

        CHECK(conv_plan(&plan, &type, &binding, &run_settings), cases[i].why);
        CHECK(run_cell(&plan, cases[i].text, &got, sizeof got, &length) == cases[i].status,
              cases[i].why);
        if (!cases[i].digits)
            continue;
        expected_bytes(cases[i].digits, want);
        CHECK(length == sizeof got, cases[i].why);
        CHECK(got.precision == cases[i].want_precision, cases[i].why);
        CHECK(got.scale == (cases[i].scale > INT8_MAX ? INT8_MAX : cases[i].scale), cases[i].why);
        CHECK(got.sign == cases[i].want_sign, cases[i].why);
        CHECK(memcmp(got.val, want, sizeof want) == 0, cases[i].why);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numerics),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
