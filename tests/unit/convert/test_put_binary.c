#include "tests/unit/unit.h"

#include "tests/unit/convert/run.h"

static void test_pieces_of_every_size(void **state)
{
    static const struct {
        enum kind kind;
        struct str text;
        struct str whole;
    } cases[] = {
        { KIND_VARBINARY, STR("00 01 fe ff"), STR("\x00\x01\xFE\xFF") },
        { KIND_VARBINARY, STR("0001feff"), STR("\x00\x01\xFE\xFF") },
        { KIND_VARBINARY, STR(""), STR("") },
        { KIND_VARCHAR, STR("aé"), STR("a\xC3\xA9") },
        { KIND_MAP, STR("{k=v}"), STR("{k=v}") },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        for (size_t size = 1; size < cases[i].whole.n + 2; size++) {
            struct conv_target target = { 0 };
            enum conv_status status = CONV_CUT;
            struct conv_plan plan;
            size_t got = 0;

            assert_true(run_plan(&plan, cases[i].kind, SQL_C_BINARY));
            while (status == CONV_CUT) {
                uint8_t *piece = test_malloc(size);
                size_t left = cases[i].whole.n - got;
                size_t n = left < size ? left : size;

                target.data = piece;
                target.buffer_length = (SQLLEN)size;
                status = plan.run(cases[i].text, &plan, &target);
                assert_int_equal(target.length, left);
                if (n)
                    assert_memory_equal(piece, cases[i].whole.p + got, n);
                got += n;
                test_free(piece);
            }
            assert_int_equal(status, CONV_OK);
            assert_int_equal(got, cases[i].whole.n);
        }
    }
}

static void test_hexadecimal_garbage(void **state)
{
    static const char *const texts[] = { "0", "0g", "00 0", "00 zz", "hello!", "00,11" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct conv_plan plan;
        uint8_t data[16];
        SQLLEN length;

        assert_true(run_plan(&plan, KIND_VARBINARY, SQL_C_BINARY));
        CHECK(run_cell(&plan, str_c(texts[i]), data, sizeof data, &length) == CONV_NOT_A_VALUE,
              texts[i]);
    }
}

/* SQL_C_BINARY of a fixed type is the value as its default C type has it. */
static void test_fixed_types(void **state)
{
    static const struct {
        enum kind kind;
        SQLSMALLINT c_type;
        struct str text;
    } cases[] = {
        { KIND_BOOLEAN, SQL_C_BIT, STR("true") },
        { KIND_TINYINT, SQL_C_STINYINT, STR("-7") },
        { KIND_SMALLINT, SQL_C_SSHORT, STR("-700") },
        { KIND_INTEGER, SQL_C_SLONG, STR("70000") },
        { KIND_BIGINT, SQL_C_SBIGINT, STR("-9223372036854775808") },
        { KIND_REAL, SQL_C_FLOAT, STR("1.5") },
        { KIND_DOUBLE, SQL_C_DOUBLE, STR("-1.5E300") },
        { KIND_DATE, SQL_C_TYPE_DATE, STR("2024-02-29") },
        { KIND_TIME, SQL_C_TYPE_TIME, STR("10:11:12") },
        { KIND_TIMESTAMP, SQL_C_TYPE_TIMESTAMP, STR("2024-02-29 10:11:12.123") },
        { KIND_UUID, SQL_C_GUID, STR("12345678-9abc-def0-1234-56789abcdef0") },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        size_t size = conv_element_size(cases[i].c_type);
        struct conv_plan native, binary;
        uint8_t want[16], got[16];
        SQLLEN length;

        assert_true(run_plan(&native, cases[i].kind, cases[i].c_type));
        assert_int_equal(run_cell(&native, cases[i].text, want, size, &length), CONV_OK);
        assert_true(run_plan(&binary, cases[i].kind, SQL_C_BINARY));
        assert_int_equal(run_cell(&binary, cases[i].text, got, size, &length), CONV_OK);
        assert_int_equal(length, size);
        assert_memory_equal(got, want, size);
        assert_int_equal(run_cell(&binary, cases[i].text, got, size - 1, &length),
                         CONV_OUT_OF_RANGE);
        assert_int_equal(run_cell(&binary, str_c("nonsense"), got, size, &length),
                         cases[i].kind >= KIND_DATE && cases[i].kind <= KIND_TIMESTAMP
                             ? CONV_DATETIME
                             : CONV_NOT_A_VALUE);
    }
}

/* The default C type of a decimal is SQL_C_CHAR. */
static void test_decimal(void **state)
{
    struct conv_plan plan;
    uint8_t data[8];
    SQLLEN length;

    (void)state;
    assert_true(run_plan(&plan, KIND_DECIMAL, SQL_C_BINARY));
    assert_int_equal(run_cell(&plan, str_c("12.5"), data, 4, &length), CONV_OK);
    assert_memory_equal(data, "12.5", 4);
    assert_int_equal(length, 4);
    assert_int_equal(run_cell(&plan, str_c("12.5"), data, 3, &length), CONV_OUT_OF_RANGE);
}

static void test_guid(void **state)
{
    static const struct str text = STR("12345678-9abc-def0-1234-56789ABCDEF0");
    static const uint8_t tail[8] = { 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0 };
    static const enum kind kinds[] = { KIND_UUID, KIND_VARCHAR };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        struct conv_plan plan;
        SQLGUID got;
        SQLLEN length;

        assert_true(run_plan(&plan, kinds[i], SQL_C_GUID));
        assert_int_equal(run_cell(&plan, text, &got, sizeof got, &length), CONV_OK);
        assert_int_equal(length, 16);
        assert_int_equal(got.Data1, 0x12345678);
        assert_int_equal(got.Data2, 0x9abc);
        assert_int_equal(got.Data3, 0xdef0);
        assert_memory_equal(got.Data4, tail, sizeof tail);
        assert_int_equal(run_cell(&plan, str_c("no"), &got, sizeof got, &length), CONV_NOT_A_VALUE);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_of_every_size),
        cmocka_unit_test(test_hexadecimal_garbage),
        cmocka_unit_test(test_fixed_types),
        cmocka_unit_test(test_decimal),
        cmocka_unit_test(test_guid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
