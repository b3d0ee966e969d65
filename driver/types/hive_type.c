/* Reads the name of a type as Glue, Athena and federated catalogs spell it.
 *
 *     type  = words [ "(" items ")" | "<" items ">" ] [ words ]
 *     items = item { "," item }
 *     item  = number | [ field ":" | quoted ] type
 *
 * The words before and behind the brackets together are the name: "timestamp(3) with time zone" is
 * "timestamp with time zone" of precision 3. A row's field name looks like one more word of its
 * type ("row(a integer)"), which does not matter, since only the outermost name decides the kind.
 * What does not follow the grammar is KIND_OTHER.
 * Sources: Apache Hive language manual "Hive Data Types"; Trino documentation "Data types";
 * Apache Iceberg table specification "Primitive types". */
#include <string.h>

#include "types/kind.h"

enum {
    LONGEST_NAME = 40,    /* "timestamp with local time zone" and some room */
    DEEPEST_NESTING = 64, /* a hostile name must not exhaust the stack */
    MOST_DIGITS = 38,     /* of a decimal */
    MOST_FRACTION = 12,   /* digits of the second in Trino */
    DEFAULT_FRACTION = 3, /* of "timestamp" and "time" without a number */
    HIVE_DECIMAL_DIGITS = 10,
    TRINO_UNBOUNDED = INT32_MAX /* the length of a varchar without one */
};

static const struct {
    struct str name;
    enum kind kind;
} names[] = {
    { STR("boolean"), KIND_BOOLEAN },
    { STR("tinyint"), KIND_TINYINT },
    { STR("smallint"), KIND_SMALLINT },
    { STR("integer"), KIND_INTEGER },
    { STR("int"), KIND_INTEGER },
    { STR("bigint"), KIND_BIGINT },
    { STR("long"), KIND_BIGINT },
    { STR("real"), KIND_REAL },
    { STR("float"), KIND_REAL },
    { STR("double"), KIND_DOUBLE },
    { STR("double precision"), KIND_DOUBLE },
    { STR("decimal"), KIND_DECIMAL },
    { STR("numeric"), KIND_DECIMAL },
    { STR("char"), KIND_CHAR },
    { STR("varchar"), KIND_VARCHAR },
    { STR("string"), KIND_VARCHAR },
    { STR("varbinary"), KIND_VARBINARY },
    { STR("binary"), KIND_VARBINARY },
    { STR("fixed"), KIND_VARBINARY },
    { STR("date"), KIND_DATE },
    { STR("time"), KIND_TIME },
    { STR("time without time zone"), KIND_TIME },
    { STR("time with time zone"), KIND_TIME_TZ },
    { STR("timestamp"), KIND_TIMESTAMP },
    { STR("timestamp without time zone"), KIND_TIMESTAMP },
    { STR("timestamp with time zone"), KIND_TIMESTAMP_TZ },
    { STR("timestamp with local time zone"), KIND_TIMESTAMP_TZ },
    { STR("timestamptz"), KIND_TIMESTAMP_TZ },
    { STR("interval year to month"), KIND_INTERVAL_YEAR_MONTH },
    { STR("interval_year_month"), KIND_INTERVAL_YEAR_MONTH },
    { STR("interval day to second"), KIND_INTERVAL_DAY_SECOND },
    { STR("interval_day_time"), KIND_INTERVAL_DAY_SECOND },
    { STR("array"), KIND_ARRAY },
    { STR("list"), KIND_ARRAY },
    { STR("map"), KIND_MAP },
    { STR("row"), KIND_ROW },
    { STR("struct"), KIND_ROW },
    { STR("uniontype"), KIND_ROW },
    { STR("json"), KIND_JSON },
    { STR("uuid"), KIND_UUID },
    { STR("ipaddress"), KIND_IPADDRESS },
};

/* A type name taken apart. */
struct spelling {
    char name[LONGEST_NAME]; /* lower case, one blank between words */
    size_t length;
    bool too_long; /* the name is not kept: no kind has one like it */
    bool begins_with_letter;
    int64_t numbers[2]; /* what stood in brackets, as far as it was numbers */
    size_t count;
    bool has_items;
};

static bool read_type(struct scan *s, int depth, struct spelling *out);

static bool is_word_byte(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

static void add_word(struct spelling *out, struct str word)
{
    size_t blank = out->length ? 1 : 0;

    if (out->length == 0 && !out->too_long)
        out->begins_with_letter = !ascii_is_digit(word.p[0]);
    if (out->too_long || word.n > sizeof out->name - out->length - blank) {
        out->too_long = true;
        return;
    }
    if (blank)
        out->name[out->length++] = ' ';
    for (size_t i = 0; i < word.n; i++)
        out->name[out->length++] = ascii_lower(word.p[i]);
}

/* Zero or more words. */
static void read_words(struct scan *s, struct spelling *out)
{
    for (scan_spaces(s); s->p < s->end && is_word_byte(*s->p); scan_spaces(s)) {
        const char *start = s->p;

        while (s->p < s->end && is_word_byte(*s->p))
            s->p++;
        add_word(out, str_n(start, (size_t)(s->p - start)));
    }
}

/* "name" or `name`, the quote doubled inside. Advances only if there is a whole one. */
static void skip_quoted(struct scan *s)
{
    char quote = s->p < s->end ? *s->p : 0;

    if (quote != '"' && quote != '`')
        return;
    for (const char *p = s->p + 1; p < s->end; p++) {
        if (*p != quote)
            continue;
        if (p + 1 < s->end && p[1] == quote) {
            p++;
            continue;
        }
        s->p = p + 1;
        return;
    }
}

static bool is_one_of(char c, const char *set)
{
    return c != 0 && strchr(set, c) != NULL;
}

/* "field:" of a Hive struct, whose names may hold anything but Hive's own signs. */
static void skip_field_name(struct scan *s)
{
    for (const char *p = s->p; p < s->end && !is_one_of(*p, ",<>()"); p++) {
        if (*p == ':') {
            s->p = p + 1;
            return;
        }
    }
}

/* A number and nothing else before the next comma or bracket. */
static bool read_number(struct scan *s, struct spelling *out)
{
    struct scan ahead = *s;
    int64_t number;

    if (!scan_number(&ahead, INT64_MAX, &number))
        return false;
    scan_spaces(&ahead);
    if (ahead.p < ahead.end && !is_one_of(*ahead.p, ",)>"))
        return false;
    if (out->count < ARRAY_LEN(out->numbers))
        out->numbers[out->count++] = number;
    *s = ahead;
    return true;
}

static bool read_item(struct scan *s, int depth, struct spelling *outer)
{
    struct spelling inner = { 0 };

    scan_spaces(s);
    if (read_number(s, outer))
        return true;
    skip_quoted(s);
    skip_field_name(s);
    return read_type(s, depth + 1, &inner);
}

static bool read_items(struct scan *s, char closer, int depth, struct spelling *out)
{
    out->has_items = true;
    do {
        if (!read_item(s, depth, out))
            return false;
    } while (scan_byte(s, ','));
    return scan_byte(s, closer);
}

static bool read_type(struct scan *s, int depth, struct spelling *out)
{
    if (depth > DEEPEST_NESTING)
        return false;
    read_words(s, out);
    if (!out->begins_with_letter)
        return false;
    if (scan_byte(s, '(') && !read_items(s, ')', depth, out))
        return false;
    if (!out->has_items && scan_byte(s, '<') && !read_items(s, '>', depth, out))
        return false;
    read_words(s, out);
    return true;
}

static bool read_all(struct str text, struct spelling *out)
{
    struct scan s = scan_of(text);

    *out = (struct spelling){ 0 };
    return read_type(&s, 0, out) && scan_end(&s);
}

static enum kind kind_of(const struct spelling *s)
{
    if (s->too_long)
        return KIND_OTHER;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (str_eq(names[i].name, str_n(s->name, s->length)))
            return names[i].kind;
    }
    return KIND_OTHER;
}

static uint32_t length_of(int64_t length)
{
    return length > 0 && length < TRINO_UNBOUNDED ? (uint32_t)length : LENGTH_UNBOUNDED;
}

static uint8_t clamp(int64_t value, int64_t least, int64_t most)
{
    return (uint8_t)(value < least ? least : value > most ? most : value);
}

/* Gives the kind its two numbers. */
static struct data_type make_type(enum kind kind, int64_t first, int64_t second)
{
    struct data_type type = { .kind = kind };

    switch (kind) {
    case KIND_DECIMAL:
        type.precision = first < 1 ? MOST_DIGITS : clamp(first, 1, MOST_DIGITS);
        type.scale = clamp(second, 0, type.precision);
        break;
    case KIND_CHAR:
    case KIND_VARCHAR:
        type.length = length_of(first);
        break;
    case KIND_TIME:
    case KIND_TIME_TZ:
    case KIND_TIMESTAMP:
    case KIND_TIMESTAMP_TZ:
        type.precision = clamp(first, 0, MOST_FRACTION);
        break;
    default:
        break;
    }
    return type;
}

/* What the first number is when a catalog does not write it: char is char(1), decimal is Hive's
 * decimal(10,0). */
static int64_t default_number(enum kind kind)
{
    switch (kind) {
    case KIND_DECIMAL:
        return HIVE_DECIMAL_DIGITS;
    case KIND_CHAR:
        return 1;
    case KIND_VARCHAR:
        return LENGTH_UNBOUNDED;
    default:
        return DEFAULT_FRACTION;
    }
}

struct data_type data_type_of_catalog(struct str spelling)
{
    struct spelling read;
    enum kind kind;

    if (!read_all(spelling, &read))
        return (struct data_type){ .kind = KIND_OTHER };
    kind = kind_of(&read);
    return make_type(kind, read.count > 0 ? read.numbers[0] : default_number(kind),
                     read.count > 1 ? read.numbers[1] : 0);
}

struct data_type data_type_of_column_info(struct str name, int64_t precision, int64_t scale)
{
    struct spelling read;

    if (!read_all(name, &read))
        return (struct data_type){ .kind = KIND_OTHER };
    if (read.count > 0)
        return make_type(kind_of(&read), read.numbers[0], read.count > 1 ? read.numbers[1] : 0);
    return make_type(kind_of(&read), precision, scale);
}
