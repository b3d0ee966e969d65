#include "tests/unit/unit.h"

#include "base/utf.h"
#include "tests/unit/convert/run.h"

static const struct str texts[] = {
    STR(""),
    STR("a"),
    STR("eight bytes and then some more of them"),
    STR("aé€😀b😀"),
    STR("😀😀😀"),
    STR("12345678😀é12345678"),
    STR("\xF0\x9F\x98"), /* cut by its sender: one U+FFFD */
    STR("a\xFF\x80z"),   /* no UTF-8 */
    STR("\xED\xA0\x80"), /* a surrogate in UTF-8 is none */
};

/* The whole as base/utf.h has it. */
static size_t whole_of(struct str text, uint16_t *out, size_t room)
{
    size_t used;

    return utf8_to_utf16(text, out, room, &used);
}

/* keep: whether the caller carries conv_target.left from call to call. */
static void read_in_pieces(struct str text, size_t size, bool keep)
{
    struct conv_target target = { 0 };
    enum conv_status status = CONV_CUT;
    struct conv_plan plan;
    uint16_t whole[64];
    size_t units = whole_of(text, whole, ARRAY_LEN(whole));
    size_t got = 0;

    assert_true(run_plan(&plan, KIND_VARCHAR, SQL_C_WCHAR));
    while (status == CONV_CUT) {
        uint16_t *piece = test_malloc(size);
        size_t n = 0;

        target.data = piece;
        target.buffer_length = (SQLLEN)size;
        if (!keep)
            target.left = 0;
        status = plan.run(text, &plan, &target);
        assert_int_equal(target.length, (units - got) * 2);
        while (piece[n])
            n++;
        assert_in_range(n, status == CONV_CUT ? 1 : 0, size / 2 - 1);
        assert_memory_equal(piece, whole + got, n * 2);
        got += n;
        test_free(piece);
    }
    assert_int_equal(status, CONV_OK);
    assert_int_equal(got, units);
}

static void test_pieces_of_every_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        for (size_t size = 4; size < texts[i].n * 2 + 6; size++) { /* odd counts of bytes too */
            read_in_pieces(texts[i], size, false);
            read_in_pieces(texts[i], size, true);
        }
    }
}

static void test_pairs_are_not_split(void **state)
{
    static const struct str text = STR("a😀b");
    struct conv_plan plan;
    SQLWCHAR data[8];
    SQLLEN length;

    (void)state;
    assert_true(run_plan(&plan, KIND_VARCHAR, SQL_C_WCHAR));
    assert_int_equal(run_cell(&plan, text, data, 6, &length), CONV_CUT);
    assert_int_equal(length, 8);
    assert_int_equal(data[0], 'a');
    assert_int_equal(data[1], 0);
    assert_int_equal(run_cell(&plan, text, data, 8, &length), CONV_CUT);
    assert_int_equal(data[1], 0xD83D);
    assert_int_equal(data[2], 0xDE00);
    assert_int_equal(data[3], 0);
    assert_int_equal(run_cell(&plan, text, data, 10, &length), CONV_OK);
    assert_int_equal(data[3], 'b');
    assert_int_equal(data[4], 0);
}

/* Twice as many characters of UTF-8 as units: the count decides, not the bytes. */
static void test_more_bytes_than_units(void **state)
{
    static const struct str text = STR("€€€€€€");
    struct conv_plan plan;
    SQLWCHAR data[7];
    SQLLEN length;

    (void)state;
    assert_true(run_plan(&plan, KIND_VARCHAR, SQL_C_WCHAR));
    assert_int_equal(run_cell(&plan, text, data, sizeof data, &length), CONV_OK);
    assert_int_equal(length, 12);
    assert_int_equal(data[5], 0x20AC);
    assert_int_equal(data[6], 0);
}

static void test_buffers_without_room(void **state)
{
    struct conv_target target = { 0 };
    struct conv_plan plan;
    SQLWCHAR data[1];
    SQLLEN length;

    (void)state;
    assert_true(run_plan(&plan, KIND_VARCHAR, SQL_C_WCHAR));
    assert_int_equal(run_cell(&plan, str_c("ab"), data, 0, &length), CONV_CUT);
    assert_int_equal(length, 4);
    assert_int_equal(run_cell(&plan, str_c("ab"), data, 1, &length), CONV_CUT);
    assert_int_equal(run_cell(&plan, str_c("ab"), data, 2, &length), CONV_CUT);
    assert_int_equal(data[0], 0);
    assert_int_equal(run_cell(&plan, str_c(""), data, 2, &length), CONV_OK);
    assert_int_equal(plan.run(str_c("a😀"), &plan, &target), CONV_OK);
    assert_int_equal(target.length, 6);
}

/* Rows of packed structures lie at any address; 300 units go through the bounce buffer twice. */
static void test_odd_addresses(void **state)
{
    char text[300];
    uint16_t want[300];
    unsigned char *data = test_malloc(1 + 301 * 2);
    struct conv_target target = { .data = data + 1, .buffer_length = 301 * 2 };
    struct conv_plan plan;

    (void)state;
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = (char)('a' + i % 26);
        want[i] = (uint16_t)text[i];
    }
    assert_true(run_plan(&plan, KIND_VARCHAR, SQL_C_WCHAR));
    assert_int_equal(plan.run(str_n(text, sizeof text), &plan, &target), CONV_OK);
    assert_int_equal(target.length, 600);
    assert_memory_equal(data + 1, want, sizeof want);
    assert_int_equal(data[601] | data[602], 0);
    test_free(data);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_of_every_size),  cmocka_unit_test(test_pairs_are_not_split),
        cmocka_unit_test(test_more_bytes_than_units), cmocka_unit_test(test_buffers_without_room),
        cmocka_unit_test(test_odd_addresses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
