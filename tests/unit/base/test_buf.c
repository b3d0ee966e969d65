#include "tests/unit/unit.h"

#include "base/buf.h"
#include "base/secret.h"

static void test_grows_and_ends_with_zero(void **state)
{
    struct buf b;
    struct err e;

    (void)state;
    buf_init(&b, 1000);
    assert_int_equal(buf_str(&b).n, 0);
    for (int i = 0; i < 100; i++)
        buf_printf(&b, "%d,", i);
    assert_int_equal(buf_check(&b, "the test", &e), 0);
    assert_int_equal(buf_str(&b).n, 290);
    assert_int_equal(b.p[290], '\0');
    assert_true(str_ends(buf_str(&b), str_c("98,99,")));
    buf_free(&b);
}

static void test_ceiling_is_remembered(void **state)
{
    struct buf b;
    struct err e;

    (void)state;
    buf_init(&b, 4);
    buf_add_c(&b, "abcd");
    assert_int_equal(buf_check(&b, "the test", &e), 0);
    buf_add_c(&b, "e");
    buf_clear(&b);
    assert_int_equal(buf_check(&b, "the test", &e), 0);
    buf_add_c(&b, "abcde");
    buf_add_c(&b, "f");
    assert_int_equal(buf_str(&b).n, 0);
    assert_int_equal(buf_check(&b, "the test", &e), -1);
    assert_int_equal(e.kind, ERR_MEMORY);
    assert_non_null(strstr(e.text, "the test"));
    assert_null(buf_reserve(&b, SIZE_MAX));
    buf_free(&b);
}

static void test_secret_is_a_copy(void **state)
{
    char source[] = "wJalrXUtnFEMI";
    struct secret s = { 0 };
    struct err e;

    (void)state;
    assert_int_equal(secret_set(&s, str_c(source), &e), 0);
    source[0] = 'x';
    assert_true(str_eq(secret_borrow(&s), str_c("wJalrXUtnFEMI")));
    secret_free(&s);
    assert_int_equal(secret_borrow(&s).n, 0);
    secret_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grows_and_ends_with_zero),
        cmocka_unit_test(test_ceiling_is_remembered),
        cmocka_unit_test(test_secret_is_a_copy),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
