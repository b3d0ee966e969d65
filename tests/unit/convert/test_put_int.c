#include "tests/unit/unit.h"

#include "tests/unit/convert/run.h"

/* clang-format off */
static const struct {
    enum kind kind;
    struct str text;
    SQLSMALLINT c_type;
    enum conv_status status;
    int64_t want;
    const char *why;
} cases[] = {
    { KIND_TINYINT,  STR("127"),   SQL_C_STINYINT, CONV_OK, 127, "largest" },
    { KIND_TINYINT,  STR("-128"),  SQL_C_STINYINT, CONV_OK, -128, "smallest" },
    { KIND_TINYINT,  STR("-128"),  SQL_C_TINYINT,  CONV_OK, -128, "without a sign in its name it is signed" },
    { KIND_SMALLINT, STR("128"),   SQL_C_STINYINT, CONV_OUT_OF_RANGE, 0, "one too many" },
    { KIND_SMALLINT, STR("-129"),  SQL_C_STINYINT, CONV_OUT_OF_RANGE, 0, "one too few" },
    { KIND_SMALLINT, STR("255"),   SQL_C_UTINYINT, CONV_OK, 255, "largest" },
    { KIND_SMALLINT, STR("256"),   SQL_C_UTINYINT, CONV_OUT_OF_RANGE, 0, "one too many" },
    { KIND_SMALLINT, STR("-1"),    SQL_C_UTINYINT, CONV_OUT_OF_RANGE, 0, "negative" },
    { KIND_SMALLINT, STR("32767"), SQL_C_SSHORT,   CONV_OK, 32767, "largest" },
    { KIND_SMALLINT, STR("-32768"), SQL_C_SHORT,   CONV_OK, -32768, "smallest" },
    { KIND_INTEGER,  STR("32768"), SQL_C_SSHORT,   CONV_OUT_OF_RANGE, 0, "one too many" },
    { KIND_INTEGER,  STR("65535"), SQL_C_USHORT,   CONV_OK, 65535, "largest" },
    { KIND_INTEGER,  STR("65536"), SQL_C_USHORT,   CONV_OUT_OF_RANGE, 0, "one too many" },
    { KIND_INTEGER,  STR("2147483647"),  SQL_C_SLONG, CONV_OK, 2147483647, "largest" },
    { KIND_INTEGER,  STR("-2147483648"), SQL_C_LONG,  CONV_OK, -2147483648LL, "smallest" },
    { KIND_BIGINT,   STR("2147483648"),  SQL_C_SLONG, CONV_OUT_OF_RANGE, 0, "one too many" },
    { KIND_BIGINT,   STR("-2147483649"), SQL_C_SLONG, CONV_OUT_OF_RANGE, 0, "one too few" },
    { KIND_BIGINT,   STR("4294967295"),  SQL_C_ULONG, CONV_OK, 4294967295LL, "largest" },
    { KIND_BIGINT,   STR("4294967296"),  SQL_C_ULONG, CONV_OUT_OF_RANGE, 0, "one too many" },
    { KIND_BIGINT,   STR("9223372036854775807"),  SQL_C_SBIGINT, CONV_OK, INT64_MAX, "largest" },
    { KIND_BIGINT,   STR("-9223372036854775808"), SQL_C_SBIGINT, CONV_OK, INT64_MIN, "smallest" },
    { KIND_DECIMAL,  STR("9223372036854775808"),  SQL_C_SBIGINT, CONV_OUT_OF_RANGE, 0, "one too many" },
    { KIND_DECIMAL,  STR("-9223372036854775809"), SQL_C_SBIGINT, CONV_OUT_OF_RANGE, 0, "one too few" },
    { KIND_DECIMAL,  STR("18446744073709551615"), SQL_C_UBIGINT, CONV_OK, -1, "largest (all bits)" },
    { KIND_DECIMAL,  STR("18446744073709551616"), SQL_C_UBIGINT, CONV_OUT_OF_RANGE, 0, "one too many" },
    { KIND_DECIMAL,  STR("99999999999999999999999999999999999999"), SQL_C_UBIGINT, CONV_OUT_OF_RANGE, 0, "38 digits" },
    { KIND_DECIMAL,  STR("1234.56"), SQL_C_SSHORT,   CONV_FRACTION_CUT, 1234, "the reference's example" },
    { KIND_DECIMAL,  STR("1234.56"), SQL_C_STINYINT, CONV_OUT_OF_RANGE, 0, "the reference's example" },
    { KIND_DECIMAL,  STR("1234.00"), SQL_C_SSHORT,   CONV_OK, 1234, "zeros are no loss" },
    { KIND_DECIMAL,  STR("-1.99"),   SQL_C_SLONG,    CONV_FRACTION_CUT, -1, "cut toward zero" },
    { KIND_DECIMAL,  STR("-0.5"),    SQL_C_ULONG,    CONV_FRACTION_CUT, 0, "what is left is 0" },
    { KIND_DECIMAL,  STR("127.9"),   SQL_C_STINYINT, CONV_FRACTION_CUT, 127, "no rounding up and out" },
    { KIND_DOUBLE,   STR("1.0E10"),  SQL_C_SBIGINT,  CONV_OK, 10000000000LL, "exponent" },
    { KIND_DOUBLE,   STR("1.2345678"), SQL_C_STINYINT, CONV_FRACTION_CUT, 1, "the table's 01S07" },
    { KIND_DOUBLE,   STR("1.0E300"), SQL_C_SBIGINT,  CONV_OUT_OF_RANGE, 0, "far too large" },
    { KIND_DOUBLE,   STR("1.0E-300"), SQL_C_SBIGINT, CONV_FRACTION_CUT, 0, "far below 1" },
    { KIND_DOUBLE,   STR("NaN"),     SQL_C_SLONG,    CONV_OUT_OF_RANGE, 0, "no integer" },
    { KIND_DOUBLE,   STR("-Infinity"), SQL_C_SLONG,  CONV_OUT_OF_RANGE, 0, "no integer" },
    { KIND_VARCHAR,  STR(" 42 "),    SQL_C_SLONG,    CONV_OK, 42, "blanks of text are ignored" },
    { KIND_VARCHAR,  STR("1.5E1"),   SQL_C_SLONG,    CONV_OK, 15, "a numeric literal" },
    { KIND_VARCHAR,  STR("4.2"),     SQL_C_SLONG,    CONV_FRACTION_CUT, 4, "text loses its fraction too" },
    { KIND_VARCHAR,  STR("300"),     SQL_C_UTINYINT, CONV_OUT_OF_RANGE, 0, "text out of range" },
    { KIND_VARCHAR,  STR("forty"),   SQL_C_SLONG,    CONV_NOT_A_VALUE, 0, "no number" },
    { KIND_VARCHAR,  STR(""),        SQL_C_SLONG,    CONV_NOT_A_VALUE, 0, "empty" },
    { KIND_VARCHAR,  STR("NaN"),     SQL_C_SLONG,    CONV_NOT_A_VALUE, 0, "no literal of ODBC's" },
    { KIND_BIGINT,   STR("12x"),     SQL_C_SBIGINT,  CONV_NOT_A_VALUE, 0, "a server that sends no integer" },
    { KIND_BIGINT,   STR(""),        SQL_C_SBIGINT,  CONV_NOT_A_VALUE, 0, "a server that sends nothing" },
    { KIND_BOOLEAN,  STR("true"),    SQL_C_SLONG,    CONV_OK, 1, "true is 1" },
    { KIND_BOOLEAN,  STR("false"),   SQL_C_UBIGINT,  CONV_OK, 0, "false is 0" },
    { KIND_BOOLEAN,  STR("maybe"),   SQL_C_SLONG,    CONV_NOT_A_VALUE, 0, "a server that sends no boolean" },
    { KIND_BOOLEAN,  STR("true"),    SQL_C_BIT,      CONV_OK, 1, "true is 1" },
    { KIND_BOOLEAN,  STR("false"),   SQL_C_BIT,      CONV_OK, 0, "false is 0" },
    { KIND_INTEGER,  STR("1"),       SQL_C_BIT,      CONV_OK, 1, "1" },
    { KIND_INTEGER,  STR("-0"),      SQL_C_BIT,      CONV_OK, 0, "0 has no sign" },
    { KIND_INTEGER,  STR("2"),       SQL_C_BIT,      CONV_OUT_OF_RANGE, 0, "2 and above" },
    { KIND_INTEGER,  STR("-1"),      SQL_C_BIT,      CONV_OUT_OF_RANGE, 0, "below 0" },
    { KIND_DECIMAL,  STR("0.001"),   SQL_C_BIT,      CONV_FRACTION_CUT, 0, "between 0 and 1" },
    { KIND_DECIMAL,  STR("1.999"),   SQL_C_BIT,      CONV_FRACTION_CUT, 1, "between 1 and 2" },
    { KIND_DECIMAL,  STR("-0.001"),  SQL_C_BIT,      CONV_OUT_OF_RANGE, 0, "below 0, however little" },
    { KIND_DECIMAL,  STR("2.0"),     SQL_C_BIT,      CONV_OUT_OF_RANGE, 0, "2" },
    { KIND_VARCHAR,  STR("true"),    SQL_C_BIT,      CONV_NOT_A_VALUE, 0, "text must be a number" },
};
/* clang-format on */

static bool is_unsigned(SQLSMALLINT c_type)
{
    return c_type == SQL_C_UTINYINT || c_type == SQL_C_USHORT || c_type == SQL_C_ULONG ||
           c_type == SQL_C_UBIGINT || c_type == SQL_C_BIT;
}

static int64_t value_of(const void *data, size_t size, SQLSMALLINT c_type)
{
    bool plain = is_unsigned(c_type);
    int8_t one;
    int16_t two;
    int32_t four;
    int64_t eight;

    switch (size) {
    case 1:
        memcpy(&one, data, 1);
        return plain ? (uint8_t)one : one;
    case 2:
        memcpy(&two, data, 2);
        return plain ? (uint16_t)two : two;
    case 4:
        memcpy(&four, data, 4);
        return plain ? (int64_t)(uint32_t)four : (int64_t)four;
    default:
        memcpy(&eight, data, 8);
        return eight;
    }
}

static void test_integers(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        size_t size = conv_element_size(cases[i].c_type);
        struct conv_plan plan;
        uint8_t data[8];
        SQLLEN length;

        CHECK(run_plan(&plan, cases[i].kind, cases[i].c_type), cases[i].why);
        CHECK(run_cell(&plan, cases[i].text, data, size, &length) == cases[i].status, cases[i].why);
        if (cases[i].status != CONV_OK && cases[i].status != CONV_FRACTION_CUT) {
            CHECK(data[0] == UNTOUCHED, cases[i].why);
            continue;
        }
        CHECK(length == (SQLLEN)size, cases[i].why);
        CHECK(value_of(data, size, cases[i].c_type) == cases[i].want, cases[i].why);
    }
}

/* Rows of packed structures lie at any address. */
static void test_odd_addresses(void **state)
{
    static const SQLSMALLINT c_types[] = { SQL_C_SSHORT, SQL_C_SLONG, SQL_C_SBIGINT, SQL_C_DOUBLE,
                                           SQL_C_NUMERIC };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(c_types); i++) {
        uint8_t data[40];
        struct conv_target target = { .data = data + 1 };
        struct conv_plan plan;

        assert_true(run_plan(&plan, KIND_INTEGER, c_types[i]));
        assert_int_equal(plan.run(str_c("7"), &plan, &target), CONV_OK);
    }
}

static void test_without_data_only_the_length_is_told(void **state)
{
    struct conv_target target = { 0 };
    struct conv_plan plan;

    (void)state;
    assert_true(run_plan(&plan, KIND_INTEGER, SQL_C_SLONG));
    assert_int_equal(plan.run(str_c("7"), &plan, &target), CONV_OK);
    assert_int_equal(target.length, 4);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_integers),
        cmocka_unit_test(test_odd_addresses),
        cmocka_unit_test(test_without_data_only_the_length_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
