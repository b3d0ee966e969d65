/* Every kind × every C type × border values, against rules taken from the tables of ODBC's appendix
 * D ("SQL to C: Character", "… Numeric", "… Bit", "… Binary", "… Date", "… Time", "… Timestamp",
 * "… GUID"). The rules work on what the table below says of each text, and with long double, so
 * they share no code with the driver. That the right bytes arrive is test_put_*.c's business. */
#include "tests/unit/unit.h"

#include <math.h>
#include <stdlib.h>

#include "tests/unit/convert/run.h"

/* clang-format off */
enum shape { NUMBER, SPECIAL, BOOLEAN, HEX, DATE, TIME, STAMP, ZONED, GUID, MONTHS, SECONDS, WORDS };

static const struct sample {
    const char *text;
    enum shape shape;
    int whole;  /* characters that must fit as SQL_C_CHAR: before a point that may be cut */
    int places; /* NUMBER: decimal places; others: digits of the second, if not zero */
    bool wrong; /* DATE, TIME, STAMP: there is no such day, hour … */
    bool midnight;
    double units; /* MONTHS: months; SECONDS, TIME: seconds; without sign */
} samples[] = {
    { "0", NUMBER, .whole = 1 }, { "-0", NUMBER, .whole = 2 }, { "1", NUMBER, .whole = 1 },
    { "-1", NUMBER, .whole = 2 }, { "2", NUMBER, .whole = 1 }, { "99", NUMBER, .whole = 2 },
    { "100", NUMBER, .whole = 3 }, { "127", NUMBER, .whole = 3 }, { "128", NUMBER, .whole = 3 },
    { "-128", NUMBER, .whole = 4 }, { "-129", NUMBER, .whole = 4 }, { "255", NUMBER, .whole = 3 },
    { "256", NUMBER, .whole = 3 }, { "32767", NUMBER, .whole = 5 },
    { "32768", NUMBER, .whole = 5 }, { "-32768", NUMBER, .whole = 6 },
    { "-32769", NUMBER, .whole = 6 }, { "65535", NUMBER, .whole = 5 },
    { "65536", NUMBER, .whole = 5 }, { "2147483647", NUMBER, .whole = 10 },
    { "2147483648", NUMBER, .whole = 10 }, { "-2147483648", NUMBER, .whole = 11 },
    { "-2147483649", NUMBER, .whole = 11 }, { "4294967295", NUMBER, .whole = 10 },
    { "4294967296", NUMBER, .whole = 10 }, { "9223372036854775807", NUMBER, .whole = 19 },
    { "9223372036854775808", NUMBER, .whole = 19 },
    { "-9223372036854775808", NUMBER, .whole = 20 },
    { "-9223372036854775809", NUMBER, .whole = 20 },
    { "18446744073709551615", NUMBER, .whole = 20 },
    { "18446744073709551616", NUMBER, .whole = 20 },
    { "10000000000000000000000000000000000000", NUMBER, .whole = 38 },
    { "100000000000000000000000000000000000000", NUMBER, .whole = 39 },
    { "0.5", NUMBER, .whole = 1, .places = 1 }, { "-0.5", NUMBER, .whole = 2, .places = 1 },
    { "-0.001", NUMBER, .whole = 2, .places = 3 }, { "1.999", NUMBER, .whole = 1, .places = 3 },
    { "127.5", NUMBER, .whole = 3, .places = 1 }, { "255.75", NUMBER, .whole = 3, .places = 2 },
    { "-32768.5", NUMBER, .whole = 6, .places = 1 },
    { "12.0000001", NUMBER, .whole = 2, .places = 7 }, { "1.0E10", NUMBER, .whole = 6 },
    { "-1.5E1", NUMBER, .whole = 6 }, { "1.0E-7", NUMBER, .whole = 6, .places = 7 },
    { "3.5E38", NUMBER, .whole = 6 }, { "1.0E308", NUMBER, .whole = 7 },
    { "1.0E400", NUMBER, .whole = 7 }, { "NaN", SPECIAL, .whole = 3 },
    { "Infinity", SPECIAL, .whole = 8 }, { "-Infinity", SPECIAL, .whole = 9 },
    { "true", BOOLEAN, .whole = 1 }, { "false", BOOLEAN, .whole = 1 }, { "0f fe", HEX, .whole = 0 },
    { "0001-01-01", DATE, .whole = 10, .midnight = true },
    { "2024-02-29", DATE, .whole = 10, .midnight = true },
    { "9999-12-31", DATE, .whole = 10, .midnight = true },
    { "2023-02-29", DATE, .whole = 10, .wrong = true, .midnight = true },
    { "-0001-01-01", DATE, .whole = 11, .wrong = true, .midnight = true },
    { "00:00:00", TIME, .whole = 8, .midnight = true },
    { "00:11:12", TIME, .whole = 8, .units = 672 },
    { "23:59:59.999", TIME, .whole = 8, .places = 3, .units = 86399.999 },
    { "24:00:00", TIME, .whole = 8, .wrong = true, .units = 86400 },
    { "2024-02-29 00:00:00", STAMP, .whole = 19, .midnight = true },
    { "2024-02-29 00:00:00.000", STAMP, .whole = 19, .midnight = true },
    { "2024-02-29 23:59:59.123456789", STAMP, .whole = 19, .places = 9 },
    { "2024-02-29 23:59:59.123456789012", STAMP, .whole = 19, .places = 12 },
    { "2024-02-30 00:00:00", STAMP, .whole = 19, .wrong = true, .midnight = true },
    { "2024-02-29 10:11:12.123 Europe/Paris", ZONED, .places = 3 },
    { "12345678-9abc-def0-1234-56789abcdef0", GUID, .whole = 36 }, { "1-2", MONTHS, .units = 14 },
    { "-99-11", MONTHS, .units = 1199 }, { "100-0", MONTHS, .units = 1200 },
    { "2 03:04:05.678", SECONDS, .places = 3, .units = 183845.678 },
    { "-0 00:00:01.000", SECONDS, .units = 1 }, { "", WORDS, .whole = 0 }, { "hello", WORDS, .whole = 0 },
};

/* C types by the letters of their columns in the tables. */
static const struct c_type {
    SQLSMALLINT code;
    char column;
    size_t size;
    long double least, most; /* integers */
    double unit;             /* intervals: of the first field, in months or seconds */
    double last_unit;        /* and of the last; 0.000001 where it is the second */
} c_types[] = {
    { SQL_C_CHAR, 'C', .size = 0 }, { SQL_C_WCHAR, 'W', .size = 0 }, { SQL_C_BINARY, 'B', .size = 0 },
    { SQL_C_STINYINT, 'N', .size = 1, .least = -128, .most = 127 },
    { SQL_C_TINYINT, 'N', .size = 1, .least = -128, .most = 127 },
    { SQL_C_UTINYINT, 'N', .size = 1, .most = 255 },
    { SQL_C_SSHORT, 'N', .size = 2, .least = -32768, .most = 32767 },
    { SQL_C_SHORT, 'N', .size = 2, .least = -32768, .most = 32767 },
    { SQL_C_USHORT, 'N', .size = 2, .most = 65535 },
    { SQL_C_SLONG, 'N', .size = 4, .least = -2147483648.0L, .most = 2147483647 },
    { SQL_C_LONG, 'N', .size = 4, .least = -2147483648.0L, .most = 2147483647 },
    { SQL_C_ULONG, 'N', .size = 4, .most = 4294967295.0L },
    { SQL_C_SBIGINT, 'N', .size = 8, .least = -9223372036854775808.0L, .most = 9223372036854775807.0L },
    { SQL_C_UBIGINT, 'N', .size = 8, .most = 18446744073709551615.0L },
    { SQL_C_BIT, '1', .size = 1, .most = 1 },
    { SQL_C_NUMERIC, 'N', .size = 19, .least = -9e37L, .most = 9e37L }, /* 38 digits: no sample lies between */
    { SQL_C_FLOAT, 'F', .size = 4 }, { SQL_C_DOUBLE, 'F', .size = 8 },
    { SQL_C_TYPE_DATE, 'D', .size = 6 }, { SQL_C_DATE, 'D', .size = 6 },
    { SQL_C_TYPE_TIME, 'T', .size = 6 }, { SQL_C_TIME, 'T', .size = 6 },
    { SQL_C_TYPE_TIMESTAMP, 'S', .size = 16 }, { SQL_C_TIMESTAMP, 'S', .size = 16 },
    { SQL_C_GUID, 'G', .size = 16 },
    { SQL_C_INTERVAL_YEAR, 'y', .size = 28, .unit = 12, .last_unit = 12 },
    { SQL_C_INTERVAL_MONTH, 'y', .size = 28, .unit = 1, .last_unit = 1 },
    { SQL_C_INTERVAL_YEAR_TO_MONTH, 'Y', .size = 28, .unit = 12, .last_unit = 1 },
    { SQL_C_INTERVAL_DAY, 'd', .size = 28, .unit = 86400, .last_unit = 86400 },
    { SQL_C_INTERVAL_HOUR, 'd', .size = 28, .unit = 3600, .last_unit = 3600 },
    { SQL_C_INTERVAL_MINUTE, 'd', .size = 28, .unit = 60, .last_unit = 60 },
    { SQL_C_INTERVAL_SECOND, 's', .size = 28, .unit = 1, .last_unit = 1e-6 },
    { SQL_C_INTERVAL_DAY_TO_HOUR, 'Z', .size = 28, .unit = 86400, .last_unit = 3600 },
    { SQL_C_INTERVAL_DAY_TO_MINUTE, 'Z', .size = 28, .unit = 86400, .last_unit = 60 },
    { SQL_C_INTERVAL_DAY_TO_SECOND, 'Z', .size = 28, .unit = 86400, .last_unit = 1e-6 },
    { SQL_C_INTERVAL_HOUR_TO_MINUTE, 'Z', .size = 28, .unit = 3600, .last_unit = 60 },
    { SQL_C_INTERVAL_HOUR_TO_SECOND, 'Z', .size = 28, .unit = 3600, .last_unit = 1e-6 },
    { SQL_C_INTERVAL_MINUTE_TO_SECOND, 'Z', .size = 28, .unit = 60, .last_unit = 1e-6 },
};
/* clang-format on */

#define TEXT_COLUMNS "CWBN1FDTSGyYdsZ"
#define EXACT_COLUMNS "CWBN1FyYdsZ"

static const struct {
    const char *columns; /* of the tables; all others are 07006 */
    bool is_text;
    size_t binary; /* bytes as SQL_C_BINARY; 0: as many as the text has */
} kinds[KIND_COUNT] = {
    [KIND_BOOLEAN] = { "CWBN1F", false, 1 },
    [KIND_TINYINT] = { EXACT_COLUMNS, false, 1 },
    [KIND_SMALLINT] = { EXACT_COLUMNS, false, 2 },
    [KIND_INTEGER] = { EXACT_COLUMNS, false, 4 },
    [KIND_BIGINT] = { EXACT_COLUMNS, false, 8 },
    [KIND_REAL] = { "CWBN1F", false, 4 },
    [KIND_DOUBLE] = { "CWBN1F", false, 8 },
    [KIND_DECIMAL] = { EXACT_COLUMNS, false, 0 },
    [KIND_CHAR] = { TEXT_COLUMNS, true, 0 },
    [KIND_VARCHAR] = { TEXT_COLUMNS, true, 0 },
    [KIND_VARBINARY] = { "CWB", false, 0 },
    [KIND_DATE] = { "CWBDS", false, 6 },
    [KIND_TIME] = { "CWBTS", false, 6 },
    [KIND_TIME_TZ] = { TEXT_COLUMNS, true, 0 },
    [KIND_TIMESTAMP] = { "CWBDTS", false, 16 },
    [KIND_TIMESTAMP_TZ] = { TEXT_COLUMNS, true, 0 },
    [KIND_INTERVAL_YEAR_MONTH] = { TEXT_COLUMNS, true, 0 },
    [KIND_INTERVAL_DAY_SECOND] = { TEXT_COLUMNS, true, 0 },
    [KIND_ARRAY] = { TEXT_COLUMNS, true, 0 },
    [KIND_MAP] = { TEXT_COLUMNS, true, 0 },
    [KIND_ROW] = { TEXT_COLUMNS, true, 0 },
    [KIND_JSON] = { TEXT_COLUMNS, true, 0 },
    [KIND_UUID] = { "CWBG", false, 16 },
    [KIND_IPADDRESS] = { TEXT_COLUMNS, true, 0 },
    [KIND_OTHER] = { TEXT_COLUMNS, true, 0 },
};

static bool has_exponent(const struct sample *s)
{
    return strchr(s->text, 'E') != NULL;
}

/* Whether cells of the kind look like that. Text may hold anything. */
static bool occurs(enum kind kind, const struct sample *s)
{
    switch (kind) {
    case KIND_BOOLEAN:
        return s->shape == BOOLEAN;
    case KIND_TINYINT:
    case KIND_SMALLINT:
    case KIND_INTEGER:
    case KIND_BIGINT:
        return s->shape == NUMBER && s->places == 0 && !has_exponent(s);
    case KIND_DECIMAL:
        return s->shape == NUMBER && !has_exponent(s);
    case KIND_REAL:
    case KIND_DOUBLE:
        return s->shape == NUMBER || s->shape == SPECIAL;
    case KIND_VARBINARY:
        return s->shape == HEX;
    case KIND_DATE:
        return s->shape == DATE;
    case KIND_TIME:
        return s->shape == TIME;
    case KIND_TIMESTAMP:
        return s->shape == STAMP;
    case KIND_UUID:
        return s->shape == GUID;
    default:
        return kinds[kind].is_text;
    }
}

static enum conv_status cut_if(bool cut)
{
    return cut ? CONV_FRACTION_CUT : CONV_OK;
}

/* "Data converted without truncation …", "… with truncation of fractional digits", "… loss of
 * whole digits"; SQL_C_FLOAT and SQL_C_DOUBLE have a range only. */
static enum conv_status number_rule(enum kind kind, const struct sample *s, const struct c_type *c)
{
    bool special = s->shape == SPECIAL && (kind == KIND_REAL || kind == KIND_DOUBLE);
    long double value = strtold(s->text, NULL);

    if (kind == KIND_BOOLEAN)
        return CONV_OK;
    if (s->shape != NUMBER && !special)
        return CONV_NOT_A_VALUE;
    if (c->column == 'F') {
        bool fits = c->size == 4 ? !isinf((float)value) : !isinf((double)value);

        return special || fits ? CONV_OK : CONV_OUT_OF_RANGE;
    }
    if (special || value <= c->least - 1 || value >= c->most + 1)
        return CONV_OUT_OF_RANGE;
    if (c->column == '1' && value < 0)
        return CONV_OUT_OF_RANGE;
    return cut_if(s->places > 0);
}

static bool has_column(const struct sample *s, char column, bool zoned)
{
    switch (s->shape) {
    case DATE:
        return column != 'T';
    case TIME:
        return column != 'D';
    case STAMP:
        return true;
    case ZONED:
        return zoned;
    default:
        return false;
    }
}

static enum conv_status moment_rule(enum kind kind, const struct sample *s, const struct c_type *c)
{
    bool zoned = kind == KIND_TIME_TZ || kind == KIND_TIMESTAMP_TZ;
    bool is_moment = s->shape >= DATE && s->shape <= ZONED && (s->shape != ZONED || zoned);

    if (!is_moment)
        return CONV_NOT_A_VALUE;
    if (s->wrong)
        return CONV_DATETIME; /* "… an invalid date, time, or timestamp" (SQLFetch, 22007) */
    if (!has_column(s, c->column, zoned))
        return CONV_NOT_A_VALUE;
    if (s->shape == ZONED)
        return CONV_FRACTION_CUT;
    if (c->column == 'D')
        return cut_if(!s->midnight);
    return cut_if(c->column == 'T' ? s->places > 0 : s->places > 9);
}

/* Two digits of the leading field, six of the second. */
static enum conv_status interval_of(double units, int places, const struct c_type *c)
{
    double in_last_units = units / c->last_unit + 1e-9;

    if (units / c->unit >= 100)
        return CONV_INTERVAL_OVERFLOW;
    if (c->last_unit < 1)
        return cut_if(places > 6);
    return cut_if(in_last_units - (double)(int64_t)in_last_units > 2e-9);
}

static enum conv_status interval_rule(enum kind kind, const struct sample *s,
                                      const struct c_type *c)
{
    bool wants_months = c->column == 'y' || c->column == 'Y';
    bool one_field = c->column != 'Y' && c->column != 'Z';
    double value = fabs(strtod(s->text, NULL));

    if (!kinds[kind].is_text) {
        if (!one_field || value >= 100)
            return CONV_INTERVAL_OVERFLOW;
        return cut_if(s->places > (c->column == 's' ? 6 : 0));
    }
    if (s->shape == NUMBER && !has_exponent(s)) {
        if (s->places > 0)
            return c->column != 's' ? CONV_NOT_A_VALUE : interval_of(value, s->places, c);
        return interval_of(value * c->unit, 0, c);
    }
    if (s->shape == MONTHS)
        return wants_months ? interval_of(s->units, 0, c) : CONV_NOT_A_VALUE;
    if (s->shape == SECONDS || s->shape == TIME)
        return wants_months ? CONV_NOT_A_VALUE : interval_of(s->units, s->places, c);
    return CONV_NOT_A_VALUE;
}

/* How a value of n characters or bytes fares in a buffer that takes `room` of them. */
static enum conv_status length_rule(size_t n, size_t whole, size_t room)
{
    return n <= room ? CONV_OK : whole > room ? CONV_OUT_OF_RANGE : CONV_CUT;
}

static enum conv_status char_rule(enum kind kind, const struct sample *s, size_t characters)
{
    size_t n = kind == KIND_BOOLEAN ? 1 : kind == KIND_VARBINARY ? 4 : strlen(s->text);
    size_t whole = kinds[kind].is_text ? 0 : (size_t)s->whole;

    if (characters == 0) /* not even the terminator */
        return whole ? CONV_OUT_OF_RANGE : CONV_CUT;
    return length_rule(n, whole, characters - 1);
}

static enum conv_status binary_rule(enum kind kind, const struct sample *s, size_t bytes)
{
    size_t n = kinds[kind].binary       ? kinds[kind].binary
               : kind == KIND_VARBINARY ? 2
                                        : strlen(s->text);
    bool in_pieces = kinds[kind].is_text || kind == KIND_VARBINARY;
    /* the table has no such outcome, since its times have no fraction; a loss is told all the same
     */
    bool lost = (kind == KIND_TIME && s->places > 0) || (kind == KIND_TIMESTAMP && s->places > 9);

    if ((kind == KIND_DATE || kind == KIND_TIME || kind == KIND_TIMESTAMP) && s->wrong)
        return CONV_DATETIME;
    if (n <= bytes && lost)
        return CONV_FRACTION_CUT;
    return length_rule(n, in_pieces ? 0 : n, bytes);
}

static enum conv_status rule(enum kind kind, const struct sample *s, const struct c_type *c,
                             size_t size)
{
    switch (c->column) {
    case 'C':
        return char_rule(kind, s, size);
    case 'W':
        return char_rule(kind, s, size / 2);
    case 'B':
        return binary_rule(kind, s, size);
    case 'D':
    case 'T':
    case 'S':
        return moment_rule(kind, s, c);
    case 'G':
        return s->shape == GUID ? CONV_OK : CONV_NOT_A_VALUE;
    case 'N':
    case '1':
    case 'F':
        return number_rule(kind, s, c);
    default:
        return interval_rule(kind, s, c);
    }
}

static void check_pair(enum kind kind, const struct sample *s, const struct c_type *c, size_t size)
{
    enum conv_status want = rule(kind, s, c, size);
    enum conv_status got;
    struct conv_plan plan;
    char data[128];
    SQLLEN length;

    assert_true(run_plan(&plan, kind, c->code));
    got = run_cell(&plan, str_c(s->text), data, size, &length);
    if (got != want)
        fail_msg("kind %d, \"%s\", C type %d, %zu bytes: outcome %d, not %d", (int)kind, s->text,
                 c->code, size, (int)got, (int)want);
    if (got == CONV_OK && c->size)
        assert_int_equal(length, c->size);
}

/* Numbers that the default C type of their kind does not hold do not become SQL_C_BINARY. */
static bool is_in_range_of_kind(enum kind kind, const struct sample *s)
{
    struct data_type type = { .kind = kind };

    if (s->shape != NUMBER || kinds[kind].is_text || kind == KIND_DECIMAL)
        return true;
    for (size_t i = 0; i < ARRAY_LEN(c_types); i++) {
        if (c_types[i].code == conv_default_c_type(&type, &run_settings))
            return number_rule(kind, s, &c_types[i]) == CONV_OK;
    }
    return true;
}

static void check_sizes(enum kind kind, const struct sample *s, const struct c_type *c)
{
    if (c->size) {
        check_pair(kind, s, c, c->size);
        return;
    }
    if (c->column == 'B' && !is_in_range_of_kind(kind, s))
        return;
    for (size_t size = 0; size <= 100; size++)
        check_pair(kind, s, c, size);
}

static void test_every_pair(void **state)
{
    (void)state;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        for (size_t c = 0; c < ARRAY_LEN(c_types); c++) {
            struct conv_plan plan;
            bool allowed = strchr(kinds[kind].columns, c_types[c].column) != NULL;

            if (run_plan(&plan, kind, c_types[c].code) != allowed)
                fail_msg("kind %d, C type %d", (int)kind, c_types[c].code);
            for (size_t i = 0; allowed && i < ARRAY_LEN(samples); i++) {
                if (occurs(kind, &samples[i]))
                    check_sizes(kind, &samples[i], &c_types[c]);
            }
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_pair),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
