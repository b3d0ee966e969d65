#include "tests/unit/unit.h"

#include "tests/unit/convert/run.h"

/* One table for SQL_C_CHAR and, with twice the bytes, for SQL_C_WCHAR: all its text is ASCII. */
/* clang-format off */
static const struct {
    enum kind kind;
    struct str text;
    size_t room; /* characters of the buffer, with the terminator */
    enum conv_status status;
    const char *want; /* NULL: the buffer's content is not defined */
    int length;       /* characters of the whole value */
    const char *why;
} cases[] = {
    { KIND_CHAR,    STR("abcdef"),  7, CONV_OK,  "abcdef", 6, "the reference's example" },
    { KIND_CHAR,    STR("abcdef"),  6, CONV_CUT, "abcde",  6, "the reference's example" },
    { KIND_VARCHAR, STR("abcdef"),  1, CONV_CUT, "",       6, "room for the terminator only" },
    { KIND_VARCHAR, STR("abcdef"),  0, CONV_CUT, NULL,     6, "no room at all" },
    { KIND_VARCHAR, STR(""),        1, CONV_OK,  "",       0, "an empty text" },
    { KIND_VARCHAR, STR(""),        0, CONV_CUT, NULL,     0, "an empty text still has a terminator" },
    { KIND_ARRAY,   STR("[1, 2]"),  4, CONV_CUT, "[1,",    6, "a complex value is text" },
    { KIND_DECIMAL, STR("1234.56"), 8, CONV_OK,  "1234.56", 7, "the reference's example" },
    { KIND_DECIMAL, STR("1234.56"), 5, CONV_CUT, "1234",   7, "the reference's example" },
    { KIND_DECIMAL, STR("1234.56"), 4, CONV_OUT_OF_RANGE, NULL, 0, "the reference's example" },
    { KIND_DECIMAL, STR("1234.56"), 7, CONV_CUT, "1234.5", 7, "a digit of the fraction" },
    { KIND_DECIMAL, STR("-1234.5"), 5, CONV_OUT_OF_RANGE, NULL, 0, "the sign needs room too" },
    { KIND_DECIMAL, STR("-1234.5"), 6, CONV_CUT, "-1234",  7, "the sign needs room too" },
    { KIND_INTEGER, STR("123456"),  7, CONV_OK,  "123456", 6, "an integer" },
    { KIND_INTEGER, STR("123456"),  6, CONV_OUT_OF_RANGE, NULL, 0, "an integer has no digit to spare" },
    { KIND_BIGINT,  STR("1"),       0, CONV_OUT_OF_RANGE, NULL, 0, "no room at all" },
    { KIND_DOUBLE,  STR("1.25"),    4, CONV_CUT, "1.2",    4, "fraction of a double" },
    { KIND_DOUBLE,  STR("1.25E10"), 7, CONV_OUT_OF_RANGE, NULL, 0, "without its exponent it is another number" },
    { KIND_DOUBLE,  STR("1.25E10"), 8, CONV_OK,  "1.25E10", 7, "as Athena sends it" },
    { KIND_REAL,    STR("Infinity"), 8, CONV_OUT_OF_RANGE, NULL, 0, "half a word is none" },
    { KIND_BOOLEAN, STR("true"),    2, CONV_OK,  "1",      1, "a bit is 1 or 0" },
    { KIND_BOOLEAN, STR("false"),   9, CONV_OK,  "0",      1, "a bit is 1 or 0" },
    { KIND_BOOLEAN, STR("true"),    1, CONV_OUT_OF_RANGE, NULL, 0, "no room for the digit" },
    { KIND_BOOLEAN, STR("perhaps"), 9, CONV_NOT_A_VALUE, NULL, 0, "a server that sends no boolean" },
    { KIND_DATE,    STR("1992-12-31"), 11, CONV_OK, "1992-12-31", 10, "the reference's example" },
    { KIND_DATE,    STR("1992-12-31"), 10, CONV_OUT_OF_RANGE, NULL, 0, "the reference's example" },
    { KIND_TIME,    STR("10:11:12.123"), 13, CONV_OK, "10:11:12.123", 12, "with its fraction" },
    { KIND_TIME,    STR("10:11:12.123"), 9, CONV_CUT, "10:11:12", 12, "fraction cut" },
    { KIND_TIME,    STR("10:11:12.123"), 8, CONV_OUT_OF_RANGE, NULL, 0, "less than hh:mm:ss" },
    { KIND_TIMESTAMP, STR("1992-12-31 23:45:55.12"), 23, CONV_OK, "1992-12-31 23:45:55.12", 22, "the reference's example" },
    { KIND_TIMESTAMP, STR("1992-12-31 23:45:55.12"), 22, CONV_CUT, "1992-12-31 23:45:55.1", 22, "the reference's example" },
    { KIND_TIMESTAMP, STR("1992-12-31 23:45:55.12"), 20, CONV_CUT, "1992-12-31 23:45:55", 22, "fraction cut" },
    { KIND_TIMESTAMP, STR("1992-12-31 23:45:55.12"), 19, CONV_OUT_OF_RANGE, NULL, 0, "less than yyyy-mm-dd hh:mm:ss" },
    { KIND_TIMESTAMP, STR("1992-12-31 23:45:55.12"), 18, CONV_OUT_OF_RANGE, NULL, 0, "the reference's example" },
    { KIND_TIMESTAMP_TZ, STR("2024-01-31 10:11:12.123 UTC"), 6, CONV_CUT, "2024-", 27, "described as text, cut as text" },
    { KIND_INTERVAL_DAY_SECOND, STR("2 03:04:05.000"), 3, CONV_CUT, "2 ", 14, "described as text, cut as text" },
    { KIND_UUID,    STR("12345678-9abc-def0-1234-56789abcdef0"), 37, CONV_OK, "12345678-9abc-def0-1234-56789abcdef0", 36, "GUID" },
    { KIND_UUID,    STR("12345678-9abc-def0-1234-56789abcdef0"), 36, CONV_OUT_OF_RANGE, NULL, 0, "GUID" },
    { KIND_VARBINARY, STR("01 ff"), 5, CONV_OK, "01FF", 4, "pairs of digits, upper case" },
    { KIND_VARBINARY, STR("01 ff"), 4, CONV_CUT, "01", 4, "pairs are not split: the last character is not used" },
    { KIND_VARBINARY, STR("01 ff"), 3, CONV_CUT, "01", 4, "a pair" },
    { KIND_VARBINARY, STR("01 ff"), 2, CONV_CUT, "0", 4, "no room for a pair: a digit, to come to an end" },
    { KIND_VARBINARY, STR("01 ff"), 1, CONV_CUT, "", 4, "room for the terminator only" },
    { KIND_VARBINARY, STR("01 ff"), 0, CONV_CUT, NULL, 4, "no room at all" },
    { KIND_VARBINARY, STR(""),      1, CONV_OK, "", 0, "no bytes" },
    { KIND_VARBINARY, STR("01 fx"), 9, CONV_NOT_A_VALUE, NULL, 0, "a server that sends no hexadecimal digits" },
};
/* clang-format on */

static bool writes(enum conv_status status)
{
    return status == CONV_OK || status == CONV_CUT;
}

static void test_char(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct conv_plan plan;
        char data[64];
        SQLLEN length;

        CHECK(run_plan(&plan, cases[i].kind, SQL_C_CHAR), cases[i].why);
        CHECK(run_cell(&plan, cases[i].text, data, cases[i].room, &length) == cases[i].status,
              cases[i].why);
        if (writes(cases[i].status))
            CHECK(length == cases[i].length, cases[i].why);
        if (cases[i].want)
            CHECK(strcmp(data, cases[i].want) == 0, cases[i].why);
    }
}

static void test_wchar(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct conv_plan plan;
        SQLWCHAR data[64];
        SQLLEN length;

        CHECK(run_plan(&plan, cases[i].kind, SQL_C_WCHAR), cases[i].why);
        CHECK(run_cell(&plan, cases[i].text, data, cases[i].room * 2, &length) == cases[i].status,
              cases[i].why);
        if (writes(cases[i].status))
            CHECK(length == cases[i].length * 2, cases[i].why);
        for (size_t c = 0; cases[i].want && c <= strlen(cases[i].want); c++)
            CHECK(data[c] == (SQLWCHAR)cases[i].want[c], cases[i].why);
    }
}

static void test_without_data_only_the_length_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct conv_target target = { 0 };
        struct conv_plan plan;

        if (!writes(cases[i].status))
            continue;
        CHECK(run_plan(&plan, cases[i].kind, SQL_C_CHAR), cases[i].why);
        CHECK(plan.run(cases[i].text, &plan, &target) == CONV_OK, cases[i].why);
        CHECK(target.length == cases[i].length, cases[i].why);
    }
}

static const struct {
    enum kind kind;
    struct str text;
    struct str whole; /* what the pieces make together */
} in_pieces[] = {
    { KIND_VARCHAR, STR("abcdefghij"), STR("abcdefghij") },
    { KIND_VARCHAR, STR("aé€😀b😀"), STR("aé€😀b😀") },
    { KIND_VARCHAR, STR("😀😀😀"), STR("😀😀😀") },
    { KIND_VARCHAR, STR("\xE2\x82"), STR("\xE2\x82") }, /* cut by its sender */
    { KIND_VARCHAR, STR("\xFF\x80\x80\x80\x80y"), STR("\xFF\x80\x80\x80\x80y") }, /* no UTF-8 */
    { KIND_VARBINARY, STR("00 01 02 fe ff"), STR("000102FEFF") },
    { KIND_JSON, STR("{\"a\": \"ü\"}"), STR("{\"a\": \"ü\"}") },
};

/* Reads it all with buffers of one size, as SQLGetData is called again and again. */
static void read_in_pieces(const struct conv_plan *plan, size_t i, size_t size)
{
    struct str whole = in_pieces[i].whole;
    struct conv_target target = { 0 };
    enum conv_status status = CONV_CUT;
    size_t got = 0;

    while (status == CONV_CUT) {
        char *piece = test_malloc(size);
        size_t n;

        target.data = piece;
        target.buffer_length = (SQLLEN)size;
        status = plan->run(in_pieces[i].text, plan, &target);
        assert_int_equal(target.length, whole.n - got);
        n = strlen(piece);
        assert_in_range(n, status == CONV_CUT ? 1 : 0, size - 1);
        assert_memory_equal(piece, whole.p + got, n);
        got += n;
        test_free(piece);
    }
    assert_int_equal(status, CONV_OK);
    assert_int_equal(got, whole.n);
}

static void test_pieces_of_every_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(in_pieces); i++) {
        struct conv_plan plan;

        assert_true(run_plan(&plan, in_pieces[i].kind, SQL_C_CHAR));
        for (size_t size = 2; size < in_pieces[i].whole.n + 3; size++)
            read_in_pieces(&plan, i, size);
    }
}

static void test_pieces_end_at_whole_characters(void **state)
{
    static const struct str text = STR("aé€😀b");
    struct conv_plan plan;
    char data[8];
    SQLLEN length;

    (void)state;
    assert_true(run_plan(&plan, KIND_VARCHAR, SQL_C_CHAR));
    assert_int_equal(run_cell(&plan, text, data, 3, &length), CONV_CUT);
    assert_string_equal(data, "a");
    assert_int_equal(run_cell(&plan, text, data, 4, &length), CONV_CUT);
    assert_string_equal(data, "aé");
    assert_int_equal(run_cell(&plan, text, data, 6, &length), CONV_CUT);
    assert_string_equal(data, "aé");
    assert_int_equal(run_cell(&plan, text, data, 7, &length), CONV_CUT);
    assert_string_equal(data, "aé€");
}

/* The first piece held the whole digits; what is behind the point may come in any pieces. */
static void test_rest_of_a_number(void **state)
{
    static const struct str text = STR("1234.56");
    struct conv_plan plan;
    char data[6];
    struct conv_target target = { .data = data, .buffer_length = 6 };

    (void)state;
    assert_true(run_plan(&plan, KIND_DECIMAL, SQL_C_CHAR));
    assert_int_equal(plan.run(text, &plan, &target), CONV_CUT);
    assert_string_equal(data, "1234.");
    target.buffer_length = 2;
    assert_int_equal(plan.run(text, &plan, &target), CONV_CUT);
    assert_string_equal(data, "5");
    assert_int_equal(plan.run(text, &plan, &target), CONV_OK);
    assert_string_equal(data, "6");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_char),
        cmocka_unit_test(test_wchar),
        cmocka_unit_test(test_without_data_only_the_length_is_told),
        cmocka_unit_test(test_pieces_of_every_size),
        cmocka_unit_test(test_pieces_end_at_whole_characters),
        cmocka_unit_test(test_rest_of_a_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
