#include "tests/unit/unit.h"

#include "convert/parse.h"

/* clang-format off */
static const struct {
    struct str text;
    int count; /* of bytes; -1: refused at once */
    int bytes[4]; /* -1: refused when it is read */
    const char *why;
} cases[] = {
    { STR(""),         0,  { 0 },                "empty varbinary" },
    { STR("68"),       1,  { 0x68 },             "one byte" },
    { STR("68 65 6c"), 3,  { 0x68, 0x65, 0x6c }, "as Athena sends it" },
    { STR("FF fe"),    2,  { 0xff, 0xfe },       "either letter case" },
    { STR("68656c"),   3,  { 0x68, 0x65, 0x6c }, "without blanks" },
    { STR("6"),        -1, { 0 },                "half a byte" },
    { STR("68 6"),     -1, { 0 },                "half a byte at the end" },
    { STR("68 65 "),   -1, { 0 },                "blank at the end" },
    { STR("68  5"),    2,  { 0x68, -1 },         "blank for a digit" },
    { STR("6g"),       1,  { -1 },               "no hexadecimal digit" },
    { STR("g6"),       1,  { -1 },               "no hexadecimal digit" },
    { STR("68 65x6c"), 3,  { 0x68, -1, 0x6c },   "not a blank between" },
    { STR("686 6c"),   3,  { 0x68, -1, 0x6c },   "a blank in a row of digits" },
};

static const struct {
    struct str text;
    bool ok;
    uint8_t want[16];
    const char *why;
} guid_cases[] = {
    { STR("12345678-9abc-def0-1234-56789abcdef0"), true, { 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0 }, "lower case" },
    { STR(" 12345678-9ABC-DEF0-1234-56789ABCDEF0 "), true, { 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0 }, "upper case, blanks around" },
    { STR("12345678-9abc-def0-1234-56789abcdef"), false, { 0 }, "a digit too few" },
    { STR("12345678-9abc-def0-1234-56789abcdef00"), false, { 0 }, "a digit too many" },
    { STR("{12345678-9abc-def0-1234-56789abcde}"), false, { 0 }, "braces" },
    { STR("123456789-abc-def0-1234-56789abcdef0"), false, { 0 }, "sign in the wrong place" },
    { STR("12345678-9abc-defg-1234-56789abcdef0"), false, { 0 }, "no hexadecimal digit" },
    { STR("123456789abcdef0123456789abcdef0"), false, { 0 }, "without signs" },
    { STR(""), false, { 0 }, "nothing" },
};
/* clang-format on */

static void test_hex(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct hex h;
        bool ok = parse_hex(cases[i].text, &h);

        CHECK(ok == (cases[i].count >= 0), cases[i].why);
        if (!ok)
            continue;
        CHECK(h.bytes == (size_t)cases[i].count, cases[i].why);
        for (size_t at = 0; at < h.bytes; at++)
            CHECK(hex_byte(&h, at) == cases[i].bytes[at], cases[i].why);
    }
}

static void test_guids(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(guid_cases); i++) {
        uint8_t got[16];
        bool ok = parse_guid(guid_cases[i].text, got);

        CHECK(ok == guid_cases[i].ok, guid_cases[i].why);
        if (ok)
            CHECK(memcmp(got, guid_cases[i].want, sizeof got) == 0, guid_cases[i].why);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hex),
        cmocka_unit_test(test_guids),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
