#include "tests/unit/unit.h"

#include "base/err.h"

static void test_long_text_is_cut_at_a_character(void **state)
{
    struct err e;
    char text[4000];

    (void)state;
    memset(text, 'a', sizeof text);
    text[sizeof e.text - 2] = '\xC3'; /* the last byte that fits begins a character */
    text[sizeof e.text - 1] = '\xA4';
    text[sizeof text - 1] = '\0';
    assert_int_equal(err_set(&e, ERR_QUERY, "%s", text), -1);
    assert_int_equal(strlen(e.text), sizeof e.text - 2);
    err_append(&e, " more");
    assert_int_equal(strlen(e.text), sizeof e.text - 1);
}

static void test_server_text_is_cleaned(void **state)
{
    char field[8];

    (void)state;
    err_copy_text(field, sizeof field, str_n("a\nb\0c", 5));
    assert_string_equal(field, "a b c");
    err_copy_text(field, sizeof field, str_c("123456\xE2\x82\xAC"));
    assert_string_equal(field, "123456");
    err_copy_text(field, sizeof field, str_n(NULL, 0));
    assert_string_equal(field, "");
}

static void test_state(void **state)
{
    struct err e;

    (void)state;
    assert_int_equal(err_state(&e, "HY010", "wrong %s", "order"), -1);
    assert_string_equal(e.sqlstate, "HY010");
    assert_string_equal(e.text, "wrong order");
    assert_int_equal(e.kind, ERR_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_text_is_cut_at_a_character),
        cmocka_unit_test(test_server_text_is_cleaned),
        cmocka_unit_test(test_state),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
