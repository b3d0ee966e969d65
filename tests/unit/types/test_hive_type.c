#include "tests/unit/unit.h"

#include "types/kind.h"

/* clang-format off */
static const struct {
    struct str spelling;
    struct data_type want;
    const char *why;
} catalog_cases[] = {
    { STR("boolean"),       { .kind = KIND_BOOLEAN },  "Hive" },
    { STR("tinyint"),       { .kind = KIND_TINYINT },  "Hive" },
    { STR("smallint"),      { .kind = KIND_SMALLINT }, "Hive" },
    { STR("int"),           { .kind = KIND_INTEGER },  "Hive writes int" },
    { STR("integer"),       { .kind = KIND_INTEGER },  "Trino writes integer" },
    { STR("BIGINT"),        { .kind = KIND_BIGINT },   "letter case does not matter" },
    { STR("long"),          { .kind = KIND_BIGINT },   "Iceberg's name" },
    { STR("float"),         { .kind = KIND_REAL },     "Hive's float is Trino's real" },
    { STR("real"),          { .kind = KIND_REAL },     "Trino" },
    { STR("double"),        { .kind = KIND_DOUBLE },   "Hive" },
    { STR("double precision"), { .kind = KIND_DOUBLE }, "two words" },
    { STR("double   precision"), { .kind = KIND_DOUBLE }, "any number of blanks between words" },
    { STR("decimal(10,2)"), { .kind = KIND_DECIMAL, .precision = 10, .scale = 2 }, "Hive" },
    { STR("decimal( 10 , 2 )"), { .kind = KIND_DECIMAL, .precision = 10, .scale = 2 }, "blanks in brackets" },
    { STR("decimal(38, 38)"), { .kind = KIND_DECIMAL, .precision = 38, .scale = 38 }, "the largest" },
    { STR("decimal(5)"),    { .kind = KIND_DECIMAL, .precision = 5 },  "scale 0 if not written" },
    { STR("decimal"),       { .kind = KIND_DECIMAL, .precision = 10 }, "Hive's default" },
    { STR("decimal(99,77)"), { .kind = KIND_DECIMAL, .precision = 38, .scale = 38 }, "brought into range" },
    { STR("decimal(0,0)"),  { .kind = KIND_DECIMAL, .precision = 38 }, "no precision means the largest" },
    { STR("decimal(5,9)"),  { .kind = KIND_DECIMAL, .precision = 5, .scale = 5 }, "scale not above precision" },
    { STR("varchar(20)"),   { .kind = KIND_VARCHAR, .length = 20 },    "Hive" },
    { STR("varchar"),       { .kind = KIND_VARCHAR },                  "Trino, unbounded" },
    { STR("varchar(2147483647)"), { .kind = KIND_VARCHAR },            "Trino's unbounded length" },
    { STR("varchar(99999999999999999999)"), { .kind = KIND_OTHER },    "no number that fits" },
    { STR("string"),        { .kind = KIND_VARCHAR },                  "Hive" },
    { STR("char(3)"),       { .kind = KIND_CHAR, .length = 3 },        "Hive" },
    { STR("char"),          { .kind = KIND_CHAR, .length = 1 },        "char is char(1)" },
    { STR("binary"),        { .kind = KIND_VARBINARY },                "Hive" },
    { STR("varbinary"),     { .kind = KIND_VARBINARY },                "Trino" },
    { STR("fixed(16)"),     { .kind = KIND_VARBINARY },                "Iceberg" },
    { STR("date"),          { .kind = KIND_DATE },                     "Hive" },
    { STR("time"),          { .kind = KIND_TIME, .precision = 3 },     "Trino's default" },
    { STR("time(6)"),       { .kind = KIND_TIME, .precision = 6 },     "Trino" },
    { STR("time(6) with time zone"), { .kind = KIND_TIME_TZ, .precision = 6 }, "number inside the name" },
    { STR("timestamp"),     { .kind = KIND_TIMESTAMP, .precision = 3 }, "what Athena returns of it" },
    { STR("timestamp(0)"),  { .kind = KIND_TIMESTAMP },                "no fraction" },
    { STR("timestamp(12)"), { .kind = KIND_TIMESTAMP, .precision = 12 }, "Trino's finest" },
    { STR("timestamp(77)"), { .kind = KIND_TIMESTAMP, .precision = 12 }, "brought into range" },
    { STR("timestamp(3) with time zone"), { .kind = KIND_TIMESTAMP_TZ, .precision = 3 }, "Trino" },
    { STR("timestamp with time zone"), { .kind = KIND_TIMESTAMP_TZ, .precision = 3 }, "Trino" },
    { STR("timestamp with local time zone"), { .kind = KIND_TIMESTAMP_TZ, .precision = 3 }, "Hive" },
    { STR("timestamptz"),   { .kind = KIND_TIMESTAMP_TZ, .precision = 3 }, "Iceberg" },
    { STR("interval day to second"), { .kind = KIND_INTERVAL_DAY_SECOND }, "Trino" },
    { STR("interval year to month"), { .kind = KIND_INTERVAL_YEAR_MONTH }, "Trino" },
    { STR("interval_day_time"), { .kind = KIND_INTERVAL_DAY_SECOND },  "Hive" },
    { STR("array<string>"), { .kind = KIND_ARRAY },                    "Hive" },
    { STR("array(varchar(3))"), { .kind = KIND_ARRAY },                "Trino" },
    { STR("map<string,int>"), { .kind = KIND_MAP },                    "Hive" },
    { STR("map(varchar, integer)"), { .kind = KIND_MAP },              "Trino" },
    { STR("struct<a:int,b:array<string>>"), { .kind = KIND_ROW },      "Hive" },
    { STR("struct<`a b`:int,c-d:decimal(10,2)>"), { .kind = KIND_ROW }, "odd field names" },
    { STR("struct<größe:int>"), { .kind = KIND_ROW },                  "letters beyond ASCII" },
    { STR("row(a integer)"), { .kind = KIND_ROW },                     "Trino, named field" },
    { STR("row(integer, double precision)"), { .kind = KIND_ROW },     "Trino, fields without names" },
    { STR("row(\"a)\"\"b\" timestamp(3) with time zone)"), { .kind = KIND_ROW }, "quoted field" },
    { STR("row(a_field_whose_name_is_longer_than_that_of_any_type integer)"), { .kind = KIND_ROW }, "long field name" },
    { STR("struct<1st:int>"), { .kind = KIND_ROW },                    "Hive's fields may begin with a digit" },
    { STR("3d"),            { .kind = KIND_OTHER },                    "no type begins with a digit" },
    { STR("uniontype<int,string>"), { .kind = KIND_ROW },              "Athena reads it as a row" },
    { STR("json"),          { .kind = KIND_JSON },                     "Trino" },
    { STR("uuid"),          { .kind = KIND_UUID },                     "Iceberg, Trino" },
    { STR("ipaddress"),     { .kind = KIND_IPADDRESS },                "Trino" },
    { STR("  bigint "),     { .kind = KIND_BIGINT },                   "blanks around" },
    { STR("hyperloglog"),   { .kind = KIND_OTHER },                    "not known by name" },
    { STR(""),              { .kind = KIND_OTHER },                    "nothing" },
    { STR("   "),           { .kind = KIND_OTHER },                    "blanks only" },
    { STR("("),             { .kind = KIND_OTHER },                    "a bracket without a name" },
    { STR("decimal(10,2"),  { .kind = KIND_OTHER },                    "bracket not closed" },
    { STR("decimal(10,2))"), { .kind = KIND_OTHER },                   "closed twice" },
    { STR("decimal(10;2)"), { .kind = KIND_OTHER },                    "wrong sign between" },
    { STR("array<string)"), { .kind = KIND_OTHER },                    "brackets of two kinds" },
    { STR("array<>"),       { .kind = KIND_OTHER },                    "no element type" },
    { STR("array<array<array<int>>"), { .kind = KIND_OTHER },          "one bracket missing" },
    { STR("big int"),       { .kind = KIND_OTHER },                    "two words that are no name" },
    { STR("int\0"),         { .kind = KIND_OTHER },                    "a zero byte is no blank" },
    { STR("bigint;drop"),   { .kind = KIND_OTHER },                    "text after the type" },
    { STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), { .kind = KIND_OTHER }, "longer than any name" },
    { STR("row(\"a integer)"), { .kind = KIND_OTHER },                 "quote not closed" },
};

static const struct {
    struct str name;
    int64_t precision, scale;
    struct data_type want;
    const char *why;
} info_cases[] = {
    { STR("boolean"),   0, 0,           { .kind = KIND_BOOLEAN }, "as the service sends it" },
    { STR("integer"),   10, 0,          { .kind = KIND_INTEGER }, "precision is the kind's own" },
    { STR("float"),     17, 0,          { .kind = KIND_REAL },    "the service's name of real" },
    { STR("decimal"),   10, 1,          { .kind = KIND_DECIMAL, .precision = 10, .scale = 1 }, "numbers beside the name" },
    { STR("decimal"),   0, 0,           { .kind = KIND_DECIMAL, .precision = 38 }, "none told: the largest" },
    { STR("decimal"),   -5, -5,         { .kind = KIND_DECIMAL, .precision = 38 }, "nonsense" },
    { STR("decimal"),   INT64_MAX, INT64_MAX, { .kind = KIND_DECIMAL, .precision = 38, .scale = 38 }, "nonsense" },
    { STR("varchar"),   10, 0,          { .kind = KIND_VARCHAR, .length = 10 }, "varchar(10)" },
    { STR("varchar"),   2147483647, 0,  { .kind = KIND_VARCHAR }, "string of the table" },
    { STR("varchar"),   -1, 0,          { .kind = KIND_VARCHAR }, "nonsense" },
    { STR("varchar"),   INT64_MAX, 0,   { .kind = KIND_VARCHAR }, "nonsense" },
    { STR("string"),    2147483647, 0,  { .kind = KIND_VARCHAR }, "utility statements" },
    { STR("char"),      3, 0,           { .kind = KIND_CHAR, .length = 3 }, "char(3)" },
    { STR("varbinary"), 1073741824, 0,  { .kind = KIND_VARBINARY }, "as the service sends it" },
    { STR("timestamp"), 3, 0,           { .kind = KIND_TIMESTAMP, .precision = 3 }, "as the service sends it" },
    { STR("timestamp"), INT64_MIN, 0,   { .kind = KIND_TIMESTAMP }, "nonsense" },
    { STR("Timestamp With Time Zone"), 3, 0, { .kind = KIND_TIMESTAMP_TZ, .precision = 3 }, "any letter case" },
    { STR("time with time zone"), 6, 0, { .kind = KIND_TIME_TZ, .precision = 6 }, "as the service sends it" },
    { STR("interval day to second"), 0, 0, { .kind = KIND_INTERVAL_DAY_SECOND }, "as the service sends it" },
    { STR("row"),       0, 0,           { .kind = KIND_ROW },     "without its fields" },
    { STR("decimal(12,4)"), 0, 0,       { .kind = KIND_DECIMAL, .precision = 12, .scale = 4 }, "numbers in the name win" },
    { STR("unknown"),   0, 0,           { .kind = KIND_OTHER },   "the type of NULL" },
    { STR(""),          0, 0,           { .kind = KIND_OTHER },   "nothing" },
};
/* clang-format on */

static void check_type(const struct data_type *got, const struct data_type *want, const char *why)
{
    CHECK(got->kind == want->kind, why);
    CHECK(got->length == want->length, why);
    CHECK(got->precision == want->precision, why);
    CHECK(got->scale == want->scale, why);
    CHECK(got->longest == 0, why);
}

static void test_catalog_spellings(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(catalog_cases); i++) {
        struct data_type got = data_type_of_catalog(catalog_cases[i].spelling);

        check_type(&got, &catalog_cases[i].want, catalog_cases[i].why);
    }
}

static void test_column_info(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(info_cases); i++) {
        struct data_type got = data_type_of_column_info(info_cases[i].name, info_cases[i].precision,
                                                        info_cases[i].scale);

        check_type(&got, &info_cases[i].want, info_cases[i].why);
    }
}

/* array<array<…int…>>, so deep. */
static struct data_type nested(size_t depth)
{
    static char text[1 << 20];
    size_t n = 0;

    for (size_t i = 0; i < depth; i++, n += 6)
        memcpy(text + n, "array<", 6);
    memcpy(text + n, "int", 3);
    n += 3;
    memset(text + n, '>', depth);
    return data_type_of_catalog(str_n(text, n + depth));
}

static void test_nesting_has_a_limit(void **state)
{
    (void)state;
    assert_int_equal(nested(1).kind, KIND_ARRAY);
    assert_int_equal(nested(64).kind, KIND_ARRAY);
    assert_int_equal(nested(65).kind, KIND_OTHER);
    assert_int_equal(nested(140000).kind, KIND_OTHER); /* a stack would not survive it */
}

/* Every beginning of a valid name is read without touching what lies behind it. */
static void test_every_beginning(void **state)
{
    static const char name[] = "row(\"x\" map(varchar(3), timestamp(6) with time zone), b integer)";

    (void)state;
    for (size_t n = 0; n < sizeof name - 1; n++) {
        char *copy = test_malloc(n + 1);

        memcpy(copy, name, n);
        CHECK(data_type_of_catalog(str_n(copy, n)).kind == (n == 3 ? KIND_ROW : KIND_OTHER), name);
        test_free(copy);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalog_spellings),
        cmocka_unit_test(test_column_info),
        cmocka_unit_test(test_nesting_has_a_limit),
        cmocka_unit_test(test_every_beginning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
