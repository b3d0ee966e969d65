#include "tests/unit/unit.h"

#include <float.h>
#include <math.h>

#include "tests/unit/convert/run.h"

/* clang-format off */
static const struct {
    enum kind kind;
    struct str text;
    enum conv_status as_double;
    double want_double;
    enum conv_status as_float;
    float want_float;
    const char *why;
} cases[] = {
    { KIND_DOUBLE,  STR("1.2345678"), CONV_OK, 1.2345678, CONV_OK, 1.2345678F, "the reference's example" },
    { KIND_DECIMAL, STR("1234.56"),   CONV_OK, 1234.56, CONV_OK, 1234.56F, "the reference's example" },
    { KIND_DOUBLE,  STR("1.7976931348623157E308"), CONV_OK, DBL_MAX, CONV_OUT_OF_RANGE, 0, "largest double" },
    { KIND_DOUBLE,  STR("4.9E-324"),  CONV_OK, 4.9E-324, CONV_OK, 0, "too small is 0, not out of range" },
    { KIND_REAL,    STR("3.4028235E38"), CONV_OK, 3.4028235E38, CONV_OK, FLT_MAX, "largest float" },
    { KIND_DOUBLE,  STR("-3.5E38"),   CONV_OK, -3.5E38, CONV_OUT_OF_RANGE, 0, "beyond float" },
    { KIND_REAL,    STR("0.1"),       CONV_OK, 0.1, CONV_OK, 0.1F, "nearest of each" },
    { KIND_DOUBLE,  STR("Infinity"),  CONV_OK, INFINITY, CONV_OK, INFINITY, "a value of the type" },
    { KIND_REAL,    STR("-Infinity"), CONV_OK, -INFINITY, CONV_OK, -INFINITY, "a value of the type" },
    { KIND_VARCHAR, STR("Infinity"),  CONV_NOT_A_VALUE, 0, CONV_NOT_A_VALUE, 0, "no literal of ODBC's" },
    { KIND_DECIMAL, STR("NaN"),       CONV_NOT_A_VALUE, 0, CONV_NOT_A_VALUE, 0, "decimal has no NaN" },
    { KIND_VARCHAR, STR("1e400"),     CONV_OUT_OF_RANGE, 0, CONV_OUT_OF_RANGE, 0, "beyond double" },
    { KIND_VARCHAR, STR(" -1.5e2 "),  CONV_OK, -150, CONV_OK, -150, "blanks of text are ignored" },
    { KIND_VARCHAR, STR("1,5"),       CONV_NOT_A_VALUE, 0, CONV_NOT_A_VALUE, 0, "a comma is no point" },
    { KIND_VARCHAR, STR(""),          CONV_NOT_A_VALUE, 0, CONV_NOT_A_VALUE, 0, "empty" },
    { KIND_BIGINT,  STR("9007199254740993"), CONV_OK, 9007199254740992.0, CONV_OK, 9007199254740992.0F, "tie to even" },
    { KIND_BOOLEAN, STR("true"),      CONV_OK, 1, CONV_OK, 1, "true is 1" },
    { KIND_DECIMAL, STR("99999999999999999999999999999999999999"), CONV_OK, 1E38, CONV_OK, 1E38F, "38 digits" },
};
/* clang-format on */

static void test_floats(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct conv_plan plan;
        double d;
        float f;
        SQLLEN length;

        CHECK(run_plan(&plan, cases[i].kind, SQL_C_DOUBLE), cases[i].why);
        CHECK(run_cell(&plan, cases[i].text, &d, sizeof d, &length) == cases[i].as_double,
              cases[i].why);
        if (cases[i].as_double == CONV_OK) {
            CHECK(memcmp(&d, &cases[i].want_double, sizeof d) == 0, cases[i].why);
            CHECK(length == sizeof d, cases[i].why);
        }
        CHECK(run_plan(&plan, cases[i].kind, SQL_C_FLOAT), cases[i].why);
        CHECK(run_cell(&plan, cases[i].text, &f, sizeof f, &length) == cases[i].as_float,
              cases[i].why);
        if (cases[i].as_float == CONV_OK) {
            CHECK(memcmp(&f, &cases[i].want_float, sizeof f) == 0, cases[i].why);
            CHECK(length == sizeof f, cases[i].why);
        }
    }
}

static void test_nan(void **state)
{
    struct conv_plan plan;
    double d;
    float f;
    SQLLEN length;

    (void)state;
    assert_true(run_plan(&plan, KIND_DOUBLE, SQL_C_DOUBLE));
    assert_int_equal(run_cell(&plan, str_c("NaN"), &d, sizeof d, &length), CONV_OK);
    assert_true(isnan(d));
    assert_true(run_plan(&plan, KIND_REAL, SQL_C_FLOAT));
    assert_int_equal(run_cell(&plan, str_c("NaN"), &f, sizeof f, &length), CONV_OK);
    assert_true(isnan(f));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_floats),
        cmocka_unit_test(test_nan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
