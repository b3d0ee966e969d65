#include "tests/unit/unit.h"

#include "types/kind.h"

static const struct type_settings narrow = { 255, 65535, 32767, false };
static const struct type_settings wide = { 255, 65535, 32767, true };

/* The expected numbers are those of ODBC's appendix D ("Column Size", "Decimal Digits", "Transfer
 * Octet Length", "Display Size"). */
/* clang-format off */
static const struct {
    struct data_type type;
    SQLSMALLINT concise;
    SQLULEN size;
    SQLSMALLINT digits; /* -1: do not apply */
    SQLLEN octets, display;
    SQLINTEGER radix;
    const char *why;
} cases[] = {
    { { .kind = KIND_BOOLEAN },   SQL_BIT,      1,  -1, 1,  1,  0,  "bit" },
    { { .kind = KIND_TINYINT },   SQL_TINYINT,  3,  0,  1,  4,  10, "sign and 3 digits" },
    { { .kind = KIND_SMALLINT },  SQL_SMALLINT, 5,  0,  2,  6,  10, "sign and 5 digits" },
    { { .kind = KIND_INTEGER },   SQL_INTEGER,  10, 0,  4,  11, 10, "sign and 10 digits" },
    { { .kind = KIND_BIGINT },    SQL_BIGINT,   19, 0,  20, 20, 10, "transferred as characters by appendix D" },
    { { .kind = KIND_REAL },      SQL_REAL,     7,  -1, 4,  14, 10, "decimal digits" },
    { { .kind = KIND_DOUBLE },    SQL_DOUBLE,   15, -1, 8,  24, 10, "decimal digits" },
    { { .kind = KIND_DECIMAL, .precision = 10, .scale = 3 }, SQL_DECIMAL, 10, 3, 12, 12, 10, "the reference's NUMERIC(10,3)" },
    { { .kind = KIND_DECIMAL, .precision = 38 }, SQL_DECIMAL, 38, 0, 40, 40, 10, "the largest" },
    { { .kind = KIND_CHAR, .length = 3 },        SQL_CHAR,    3,  -1, 12, 3, 0, "four bytes a character" },
    { { .kind = KIND_VARCHAR, .length = 20 },    SQL_VARCHAR, 20, -1, 80, 20, 0, "declared length" },
    { { .kind = KIND_VARCHAR, .length = 20, .longest = 7 }, SQL_VARCHAR, 20, -1, 80, 20, 0, "a declared length stays" },
    { { .kind = KIND_VARCHAR },   SQL_VARCHAR,  255, -1, 1020, 255, 0, "StringColumnLength" },
    { { .kind = KIND_VARCHAR, .longest = 70000 }, SQL_VARCHAR, 70000, -1, 280000, 70000, 0, "the data's own length" },
    { { .kind = KIND_VARBINARY }, SQL_VARBINARY, 32767, -1, 32767, 65534, 0, "BinaryColumnLength, two digits a byte" },
    { { .kind = KIND_VARBINARY, .longest = 3 }, SQL_VARBINARY, 3, -1, 3, 6, 0, "the data's own length" },
    { { .kind = KIND_DATE },      SQL_TYPE_DATE, 10, -1, 6, 10, 0, "yyyy-mm-dd" },
    { { .kind = KIND_TIME },      SQL_TYPE_TIME, 8,  0,  6, 8,  0, "hh:mm:ss" },
    { { .kind = KIND_TIME, .precision = 3 }, SQL_TYPE_TIME, 12, 3, 6, 12, 0, "9 + s" },
    { { .kind = KIND_TIME_TZ, .precision = 3 }, SQL_VARCHAR, 45, -1, 45, 45, 0, "text with room for any zone" },
    { { .kind = KIND_TIMESTAMP }, SQL_TYPE_TIMESTAMP, 19, 0, 16, 19, 0, "no fraction" },
    { { .kind = KIND_TIMESTAMP, .precision = 3 }, SQL_TYPE_TIMESTAMP, 23, 3, 16, 23, 0, "20 + s" },
    { { .kind = KIND_TIMESTAMP, .precision = 12 }, SQL_TYPE_TIMESTAMP, 32, 12, 16, 32, 0, "20 + s" },
    { { .kind = KIND_TIMESTAMP_TZ, .precision = 3 }, SQL_VARCHAR, 56, -1, 56, 56, 0, "text with room for any zone" },
    { { .kind = KIND_INTERVAL_YEAR_MONTH }, SQL_VARCHAR, 13, -1, 13, 13, 0, "-178956970-8" },
    { { .kind = KIND_INTERVAL_DAY_SECOND }, SQL_VARCHAR, 26, -1, 26, 26, 0, "-106751991167 07:12:55.808" },
    { { .kind = KIND_ARRAY },     SQL_VARCHAR, 65535, -1, 262140, 65535, 0, "ComplexTypeColumnLength" },
    { { .kind = KIND_MAP, .longest = 9 }, SQL_VARCHAR, 9, -1, 36, 9, 0, "the data's own length" },
    { { .kind = KIND_ROW },       SQL_VARCHAR, 65535, -1, 262140, 65535, 0, "ComplexTypeColumnLength" },
    { { .kind = KIND_JSON },      SQL_VARCHAR, 65535, -1, 262140, 65535, 0, "ComplexTypeColumnLength" },
    { { .kind = KIND_UUID },      SQL_GUID,    36, -1, 16, 36, 0, "a structure of 16 bytes" },
    { { .kind = KIND_IPADDRESS }, SQL_VARCHAR, 45, -1, 45, 45, 0, "IPv6 with an IPv4 tail" },
    { { .kind = KIND_OTHER },     SQL_VARCHAR, 65535, -1, 262140, 65535, 0, "text" },
};
/* clang-format on */

static void test_sizes(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct odbc_type got;

        odbc_type_of(&cases[i].type, &narrow, &got);
        CHECK(got.concise_type == cases[i].concise, cases[i].why);
        CHECK(got.column_size == cases[i].size, cases[i].why);
        CHECK(got.has_digits == (cases[i].digits >= 0), cases[i].why);
        CHECK(got.decimal_digits == (cases[i].digits < 0 ? 0 : cases[i].digits), cases[i].why);
        CHECK(got.octet_length == cases[i].octets, cases[i].why);
        CHECK(got.display_size == cases[i].display, cases[i].why);
        CHECK(got.radix == cases[i].radix, cases[i].why);
        CHECK(got.is_signed == (cases[i].radix == 10), cases[i].why);
    }
}

static SQLSMALLINT widened(SQLSMALLINT concise)
{
    return concise == SQL_CHAR ? SQL_WCHAR : concise == SQL_VARCHAR ? SQL_WVARCHAR : concise;
}

static void test_wide_strings_change_text_only(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct odbc_type got;

        odbc_type_of(&cases[i].type, &wide, &got);
        CHECK(got.concise_type == widened(cases[i].concise), cases[i].why);
        CHECK(got.column_size == cases[i].size, cases[i].why);
        CHECK(got.display_size == cases[i].display, cases[i].why);
        if (got.concise_type == SQL_WVARCHAR || got.concise_type == SQL_WCHAR)
            CHECK(got.octet_length >= 2 * (SQLLEN)got.column_size, cases[i].why);
        else
            CHECK(got.octet_length == cases[i].octets, cases[i].why);
    }
}

static void test_descriptor_fields(void **state)
{
    static const struct data_type timestamp = { .kind = KIND_TIMESTAMP, .precision = 6 };
    static const struct data_type decimal = { .kind = KIND_DECIMAL, .precision = 12, .scale = 5 };
    static const struct data_type text = { .kind = KIND_VARCHAR };
    struct odbc_type t;

    (void)state;
    odbc_type_of(&timestamp, &narrow, &t);
    assert_int_equal(t.verbose_type, SQL_DATETIME);
    assert_int_equal(t.subcode, SQL_CODE_TIMESTAMP);
    assert_int_equal(t.precision, 6);
    assert_int_equal(t.scale, 0);
    assert_string_equal(t.literal_prefix, "TIMESTAMP '");
    odbc_type_of(&decimal, &narrow, &t);
    assert_int_equal(t.verbose_type, SQL_DECIMAL);
    assert_int_equal(t.subcode, 0);
    assert_int_equal(t.precision, 12);
    assert_int_equal(t.scale, 5);
    assert_null(t.literal_prefix);
    assert_int_equal(t.searchable, SQL_PRED_BASIC);
    odbc_type_of(&text, &narrow, &t);
    assert_true(t.case_sensitive);
    assert_int_equal(t.searchable, SQL_SEARCHABLE);
    assert_string_equal(t.type_name, "varchar");
}

static void test_unbounded(void **state)
{
    static const struct data_type bounded = { .kind = KIND_VARCHAR, .length = 5 };
    static const struct data_type string = { .kind = KIND_VARCHAR };
    static const struct data_type json = { .kind = KIND_JSON };
    static const struct data_type binary = { .kind = KIND_VARBINARY };
    static const struct data_type zoned = { .kind = KIND_TIMESTAMP_TZ };

    (void)state;
    assert_false(kind_is_unbounded(&bounded));
    assert_true(kind_is_unbounded(&string));
    assert_true(kind_is_unbounded(&json));
    assert_true(kind_is_unbounded(&binary));
    assert_false(kind_is_unbounded(&zoned));
}

static void test_no_text_column_has_size_0(void **state)
{
    static const struct type_settings nothing = { 0 };
    static const struct data_type string = { .kind = KIND_VARCHAR };
    struct odbc_type t;

    (void)state;
    odbc_type_of(&string, &nothing, &t);
    assert_int_equal(t.column_size, 1);
}

static size_t times_listed(const struct type_info *list, size_t count, enum kind kind)
{
    size_t times = 0;

    for (size_t i = 0; i < count; i++)
        times += list[i].kind == kind;
    return times;
}

static void check_list(const struct type_settings *settings)
{
    struct type_info list[TYPE_INFO_MOST];
    size_t count = type_info_list(settings, list);

    assert_true(count <= TYPE_INFO_MOST);
    for (size_t i = 1; i < count; i++) {
        CHECK(list[i - 1].type.concise_type <= list[i].type.concise_type, list[i].type.type_name);
        if (list[i - 1].type.concise_type == list[i].type.concise_type)
            CHECK(list[i - 1].kind < list[i].kind, list[i].type.type_name);
    }
    for (enum kind kind = 0; kind < KIND_OTHER; kind++)
        assert_int_equal(times_listed(list, count, kind),
                         kind == KIND_CHAR || kind == KIND_VARCHAR ? 2 : 1);
    assert_int_equal(times_listed(list, count, KIND_OTHER), 0);
}

static void test_type_info_lists_each_kind(void **state)
{
    (void)state;
    check_list(&narrow);
    check_list(&wide);
}

static const struct type_info *find_info(const struct type_info *list, size_t count,
                                         SQLSMALLINT concise)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].type.concise_type == concise)
            return &list[i];
    }
    fail_msg("data type %d is not listed", concise);
    return NULL;
}

static void test_type_info_parameters(void **state)
{
    struct type_info list[TYPE_INFO_MOST];
    size_t count = type_info_list(&narrow, list);
    const struct type_info *info;

    (void)state;
    info = find_info(list, count, SQL_DECIMAL);
    assert_string_equal(info->create_params, "precision,scale");
    assert_int_equal(info->type.column_size, 38);
    assert_true(info->has_scale);
    assert_int_equal(info->minimum_scale, 0);
    assert_int_equal(info->maximum_scale, 38);
    info = find_info(list, count, SQL_WVARCHAR);
    assert_string_equal(info->type.type_name, "varchar"); /* the closest comes first */
    assert_string_equal(info->create_params, "length");
    assert_int_equal(info->type.column_size, 65535);
    assert_false(info->has_scale);
    info = find_info(list, count, SQL_VARCHAR);
    assert_string_equal(info->type.type_name, "varchar");
    info = find_info(list, count, SQL_TYPE_TIMESTAMP);
    assert_int_equal(info->type.column_size, 29); /* ODBC's nanoseconds */
    assert_int_equal(info->maximum_scale, 9);
    info = find_info(list, count, SQL_BIGINT);
    assert_null(info->create_params);
    assert_int_equal(info->maximum_scale, 0);
}

/* A name that a column bears must be found in SQLGetTypeInfo. */
static void test_every_type_name_is_listed(void **state)
{
    struct type_info list[TYPE_INFO_MOST];
    size_t count = type_info_list(&narrow, list);

    (void)state;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        struct data_type type = { .kind = kind, .precision = 3 };
        struct odbc_type t;
        bool found = false;

        odbc_type_of(&type, &narrow, &t);
        for (size_t i = 0; i < count; i++)
            found |= strcmp(list[i].type.type_name, t.type_name) == 0 &&
                     list[i].type.concise_type == t.concise_type;
        CHECK(found, t.type_name);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_wide_strings_change_text_only),
        cmocka_unit_test(test_descriptor_fields),
        cmocka_unit_test(test_unbounded),
        cmocka_unit_test(test_no_text_column_has_size_0),
        cmocka_unit_test(test_type_info_lists_each_kind),
        cmocka_unit_test(test_type_info_parameters),
        cmocka_unit_test(test_every_type_name_is_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
