/* What the short cuts for common pairs answer is what the general way answers, for every text. */
#include "tests/unit/unit.h"

#include <stdio.h>

#include "tests/unit/convert/run.h"

static const struct pair {
    enum kind kind;
    SQLSMALLINT c_type;
} pairs[] = {
    { KIND_TINYINT, SQL_C_STINYINT },    { KIND_TINYINT, SQL_C_TINYINT },
    { KIND_SMALLINT, SQL_C_SSHORT },     { KIND_SMALLINT, SQL_C_SHORT },
    { KIND_INTEGER, SQL_C_SLONG },       { KIND_INTEGER, SQL_C_LONG },
    { KIND_BIGINT, SQL_C_SBIGINT },      { KIND_BIGINT, SQL_C_DOUBLE },
    { KIND_DECIMAL, SQL_C_DOUBLE },      { KIND_DOUBLE, SQL_C_DOUBLE },
    { KIND_REAL, SQL_C_DOUBLE },         { KIND_DATE, SQL_C_TYPE_DATE },
    { KIND_DATE, SQL_C_DATE },           { KIND_TIMESTAMP, SQL_C_TYPE_TIMESTAMP },
    { KIND_TIMESTAMP, SQL_C_TIMESTAMP },
};

/* Beginnings of values, which the test goes on to spoil byte by byte. */
static const char *const texts[] = {
    "0",
    "-0",
    "7",
    "-7",
    "127",
    "128",
    "-128",
    "-129",
    "32767",
    "32768",
    "-32768",
    "-32769",
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "999999999999999999",
    "1000000000000000000",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "0.1",
    "-1234.56",
    "12345678901234567.89",
    "1.7976931348623157E308",
    "1.0E400",
    "9007199254740993",
    "0.30000000000000004",
    "NaN",
    "Infinity",
    "-Infinity",
    "2024-02-29",
    "2023-02-29",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "-0001-01-01",
    "2024-02-29 23:59:59.999",
    "2024-02-29 24:00:00.000",
    "2024-12-31 23:59:59.9999",
    "2024-12-31 23:59:59",
    "",
};

static void plan_both(const struct pair *p, struct conv_plan *cut, struct conv_plan *general)
{
    struct data_type type = { .kind = p->kind };
    struct conv_binding binding = { .c_type = p->c_type, .today = run_today };

    assert_true(conv_plan(cut, &type, &binding, &run_settings));
    assert_true(conv_plan_general(general, &type, &binding, &run_settings));
    assert_true(cut->run != general->run);
}

static void compare(const struct conv_plan *cut, const struct conv_plan *general, struct str text)
{
    uint8_t by_cut[16], by_general[16];
    SQLLEN length_by_cut, length_by_general;
    enum conv_status status =
        run_cell(general, text, by_general, general->element_size, &length_by_general);

    if (run_cell(cut, text, by_cut, cut->element_size, &length_by_cut) != status)
        fail_msg("\"%.*s\" to C type %d", STR_ARG(text), cut->binding.c_type);
    if (memcmp(by_cut, by_general, cut->element_size) != 0)
        fail_msg("\"%.*s\" to C type %d", STR_ARG(text), cut->binding.c_type);
    if (status == CONV_OK || status == CONV_FRACTION_CUT)
        assert_int_equal(length_by_cut, length_by_general);
}

static void test_values(void **state)
{
    (void)state;
    for (size_t p = 0; p < ARRAY_LEN(pairs); p++) {
        struct conv_plan cut, general;

        plan_both(&pairs[p], &cut, &general);
        for (size_t i = 0; i < ARRAY_LEN(texts); i++)
            compare(&cut, &general, str_c(texts[i]));
    }
}

static void spoil(const struct conv_plan *cut, const struct conv_plan *general, const char *text)
{
    static const char bytes[] = {
        0, ' ', '-', '+', '.', '/', '0', '1', '9', ':', 'E', 'x', '\xFF'
    };
    char spoilt[64];
    size_t n = strlen(text);

    for (size_t at = 0; at < n; at++) {
        for (size_t b = 0; b < ARRAY_LEN(bytes); b++) {
            memcpy(spoilt, text, n);
            spoilt[at] = bytes[b];
            compare(cut, general, str_n(spoilt, n));
        }
        compare(cut, general, str_n(text, at));
    }
}

static void test_spoilt_values(void **state)
{
    (void)state;
    for (size_t p = 0; p < ARRAY_LEN(pairs); p++) {
        struct conv_plan cut, general;

        plan_both(&pairs[p], &cut, &general);
        for (size_t i = 0; i < ARRAY_LEN(texts); i++)
            spoil(&cut, &general, texts[i]);
    }
}

static uint64_t next_random(uint64_t *x)
{
    *x ^= *x << 13;
    *x ^= *x >> 7;
    *x ^= *x << 17;
    return *x;
}

static void test_random_numbers(void **state)
{
    uint64_t seed = 20240131;

    (void)state;
    for (size_t p = 0; p < ARRAY_LEN(pairs); p++) {
        struct conv_plan cut, general;

        if (pairs[p].kind > KIND_DECIMAL)
            continue;
        plan_both(&pairs[p], &cut, &general);
        for (int i = 0; i < 20000; i++) {
            int64_t whole = (int64_t)next_random(&seed) >> next_random(&seed) % 64;
            unsigned fraction = (unsigned)(next_random(&seed) % 1000);
            char text[64];
            int n = next_random(&seed) % 2
                        ? snprintf(text, sizeof text, "%lld", (long long)whole)
                        : snprintf(text, sizeof text, "%lld.%u", (long long)whole, fraction);

            compare(&cut, &general, str_n(text, (size_t)n));
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_spoilt_values),
        cmocka_unit_test(test_random_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
