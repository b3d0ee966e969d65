#include "convert/cell.h"

#include "convert/parse.h"
#include "convert/put.h"

/* Large enough for the C type of any kind that becomes binary through it. */
enum { MOST_NATIVE = sizeof(SQL_TIMESTAMP_STRUCT) };

enum conv_status text_to_char(struct str cell, const struct conv_plan *plan,
                              struct conv_target *target)
{
    (void)plan;
    return put_char(cell, 0, target);
}

enum conv_status text_to_wchar(struct str cell, const struct conv_plan *plan,
                               struct conv_target *target)
{
    (void)plan;
    return put_wchar(cell, 0, target);
}

enum conv_status text_to_binary(struct str cell, const struct conv_plan *plan,
                                struct conv_target *target)
{
    (void)plan;
    return put_bytes(cell, target);
}

/* What stands before the point; all, if it cannot be cut without becoming another number (an
 * exponent, NaN). */
static size_t whole_digits(struct str text)
{
    size_t point = text.n;

    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '.')
            point = i;
        else if (!ascii_is_digit(text.p[i]) && text.p[i] != '-')
            return text.n;
    }
    return point;
}

enum conv_status number_to_char(struct str cell, const struct conv_plan *plan,
                                struct conv_target *target)
{
    (void)plan;
    return put_char(cell, (SQLLEN)cell.n < target->buffer_length ? 0 : whole_digits(cell), target);
}

enum conv_status number_to_wchar(struct str cell, const struct conv_plan *plan,
                                 struct conv_target *target)
{
    bool fits = (SQLLEN)cell.n < target->buffer_length / (SQLLEN)sizeof(SQLWCHAR);

    (void)plan;
    return put_wchar(cell, fits ? 0 : whole_digits(cell), target);
}

enum conv_status number_to_binary(struct str cell, const struct conv_plan *plan,
                                  struct conv_target *target)
{
    (void)plan;
    return put_whole_binary(cell.p, cell.n, target);
}

static bool is_approximate(const struct conv_plan *plan)
{
    return plan->type.kind == KIND_REAL || plan->type.kind == KIND_DOUBLE;
}

/* Only a column of approximate numbers may hold NaN and infinities: ODBC's literals know none. */
static bool read_number(struct str cell, const struct conv_plan *plan, struct number *out)
{
    return parse_number(cell, out) && (out->form == NUMBER_FINITE || is_approximate(plan));
}

enum conv_status number_to_fixed(struct str cell, const struct conv_plan *plan,
                                 struct conv_target *target)
{
    struct number n;

    return read_number(cell, plan, &n) ? plan->put.number(&n, plan, target) : CONV_NOT_A_VALUE;
}

enum conv_status number_to_interval(struct str cell, const struct conv_plan *plan,
                                    struct conv_target *target)
{
    struct number n;

    return read_number(cell, plan, &n) ? put_number_interval(&n, plan, target) : CONV_NOT_A_VALUE;
}

/* Appendix D knows one outcome of a number for an interval of several fields. */
enum conv_status number_to_interval_fields(struct str cell, const struct conv_plan *plan,
                                           struct conv_target *target)
{
    (void)cell;
    (void)plan;
    (void)target;
    return CONV_INTERVAL_OVERFLOW;
}

/* The fraction of a second may be cut, nothing else. */
static size_t whole_moment(struct str text)
{
    size_t point = str_find(text, str_n(".", 1));

    return point == SIZE_MAX ? text.n : point;
}

enum conv_status moment_to_char(struct str cell, const struct conv_plan *plan,
                                struct conv_target *target)
{
    (void)plan;
    return put_char(cell, (SQLLEN)cell.n < target->buffer_length ? 0 : whole_moment(cell), target);
}

enum conv_status moment_to_wchar(struct str cell, const struct conv_plan *plan,
                                 struct conv_target *target)
{
    bool fits = (SQLLEN)cell.n < target->buffer_length / (SQLLEN)sizeof(SQLWCHAR);

    (void)plan;
    return put_wchar(cell, fits ? 0 : whole_moment(cell), target);
}

/* Whether the text holds what a column of that kind must hold. */
static bool suits_kind(const struct moment *m, enum kind kind)
{
    return m->has_date == (kind != KIND_TIME) && m->has_time == (kind != KIND_DATE);
}

enum conv_status moment_to_fixed(struct str cell, const struct conv_plan *plan,
                                 struct conv_target *target)
{
    struct moment m;

    if (parse_moment(cell, false, &m) != PARSED || !suits_kind(&m, plan->type.kind))
        return CONV_DATETIME;
    return plan->put.moment(&m, plan, target);
}

static enum conv_status any_to_moment(struct str cell, bool zone, const struct conv_plan *plan,
                                      struct conv_target *target)
{
    struct moment m;

    switch (parse_moment(cell, zone, &m)) {
    case PARSED:
        return plan->put.moment(&m, plan, target);
    case PARSED_NO_VALUE:
        return CONV_DATETIME;
    case PARSED_NO_LITERAL:
        break;
    }
    return CONV_NOT_A_VALUE;
}

enum conv_status text_to_moment(struct str cell, const struct conv_plan *plan,
                                struct conv_target *target)
{
    return any_to_moment(cell, false, plan, target);
}

enum conv_status zoned_to_moment(struct str cell, const struct conv_plan *plan,
                                 struct conv_target *target)
{
    return any_to_moment(cell, true, plan, target);
}

enum conv_status text_to_interval(struct str cell, const struct conv_plan *plan,
                                  struct conv_target *target)
{
    struct interval v;

    if (!parse_interval(cell, (enum interval_field)plan->first_field,
                        (enum interval_field)plan->last_field, &v))
        return CONV_NOT_A_VALUE;
    return plan->put.interval(&v, plan, target);
}

/* ODBC's text of a bit is 0 or 1; Athena's is true or false. */
static bool read_bit(struct str cell, struct str *digit)
{
    bool value;

    if (!parse_boolean(cell, &value))
        return false;
    *digit = str_n(value ? "1" : "0", 1);
    return true;
}

enum conv_status boolean_to_char(struct str cell, const struct conv_plan *plan,
                                 struct conv_target *target)
{
    struct str digit;

    (void)plan;
    return read_bit(cell, &digit) ? put_char(digit, digit.n, target) : CONV_NOT_A_VALUE;
}

enum conv_status boolean_to_wchar(struct str cell, const struct conv_plan *plan,
                                  struct conv_target *target)
{
    struct str digit;

    (void)plan;
    return read_bit(cell, &digit) ? put_wchar(digit, digit.n, target) : CONV_NOT_A_VALUE;
}

enum conv_status boolean_to_number(struct str cell, const struct conv_plan *plan,
                                   struct conv_target *target)
{
    struct number n = { .form = NUMBER_FINITE };
    bool value;

    if (!parse_boolean(cell, &value))
        return CONV_NOT_A_VALUE;
    n.digits = value;
    return plan->put.number(&n, plan, target);
}

enum conv_status hex_to_char(struct str cell, const struct conv_plan *plan,
                             struct conv_target *target)
{
    struct hex h;

    (void)plan;
    return parse_hex(cell, &h) ? put_hex_char(&h, target) : CONV_NOT_A_VALUE;
}

enum conv_status hex_to_wchar(struct str cell, const struct conv_plan *plan,
                              struct conv_target *target)
{
    struct hex h;

    (void)plan;
    return parse_hex(cell, &h) ? put_hex_wchar(&h, target) : CONV_NOT_A_VALUE;
}

enum conv_status hex_to_binary(struct str cell, const struct conv_plan *plan,
                               struct conv_target *target)
{
    struct hex h;

    (void)plan;
    return parse_hex(cell, &h) ? put_hex_binary(&h, target) : CONV_NOT_A_VALUE;
}

enum conv_status guid_to_char(struct str cell, const struct conv_plan *plan,
                              struct conv_target *target)
{
    (void)plan;
    return put_char(cell, cell.n, target);
}

enum conv_status guid_to_wchar(struct str cell, const struct conv_plan *plan,
                               struct conv_target *target)
{
    (void)plan;
    return put_wchar(cell, cell.n, target);
}

enum conv_status guid_to_fixed(struct str cell, const struct conv_plan *plan,
                               struct conv_target *target)
{
    uint8_t bytes[16];

    (void)plan;
    return parse_guid(cell, bytes) ? put_guid(bytes, target) : CONV_NOT_A_VALUE;
}

enum conv_status native_to_binary(struct str cell, const struct conv_plan *plan,
                                  struct conv_target *target)
{
    uint64_t value[MOST_NATIVE / sizeof(uint64_t)];
    struct conv_target inner = { .data = value };
    enum conv_status status = plan->native(cell, plan, &inner);
    enum conv_status put;

    if (status != CONV_OK && status != CONV_FRACTION_CUT)
        return status;
    put = put_whole_binary(value, plan->native_size, target);
    return put == CONV_OK ? status : put;
}

/* An integer of a kind no wider than the C type needs no look at its range, but the text is the
 * server's: it is looked at all the same. */
static bool read_integer(struct str cell, int64_t least, int64_t most, int64_t *out)
{
    return parse_short_int(cell, out) && *out >= least && *out <= most;
}

enum conv_status integer_to_stinyint(struct str cell, const struct conv_plan *plan,
                                     struct conv_target *target)
{
    int64_t value;
    SQLSCHAR out;

    if (!read_integer(cell, INT8_MIN, INT8_MAX, &value))
        return number_to_fixed(cell, plan, target);
    out = (SQLSCHAR)value;
    return put_fixed(&out, sizeof out, CONV_OK, target);
}

enum conv_status integer_to_sshort(struct str cell, const struct conv_plan *plan,
                                   struct conv_target *target)
{
    int64_t value;
    SQLSMALLINT out;

    if (!read_integer(cell, INT16_MIN, INT16_MAX, &value))
        return number_to_fixed(cell, plan, target);
    out = (SQLSMALLINT)value;
    return put_fixed(&out, sizeof out, CONV_OK, target);
}

enum conv_status integer_to_slong(struct str cell, const struct conv_plan *plan,
                                  struct conv_target *target)
{
    int64_t value;
    SQLINTEGER out;

    if (!read_integer(cell, INT32_MIN, INT32_MAX, &value))
        return number_to_fixed(cell, plan, target);
    out = (SQLINTEGER)value;
    return put_fixed(&out, sizeof out, CONV_OK, target);
}

enum conv_status integer_to_sbigint(struct str cell, const struct conv_plan *plan,
                                    struct conv_target *target)
{
    int64_t value;

    if (!parse_short_int(cell, &value))
        return number_to_fixed(cell, plan, target);
    return put_fixed(&value, sizeof(SQLBIGINT), CONV_OK, target);
}

enum conv_status decimal_to_double(struct str cell, const struct conv_plan *plan,
                                   struct conv_target *target)
{
    SQLDOUBLE value;

    if (!parse_short_double(cell, &value))
        return number_to_fixed(cell, plan, target);
    return put_fixed(&value, sizeof value, CONV_OK, target);
}

enum conv_status plain_to_date(struct str cell, const struct conv_plan *plan,
                               struct conv_target *target)
{
    struct moment m;

    if (!parse_plain_date(cell, &m))
        return moment_to_fixed(cell, plan, target);
    return put_date(&m, plan, target);
}

enum conv_status plain_to_timestamp(struct str cell, const struct conv_plan *plan,
                                    struct conv_target *target)
{
    struct moment m;

    if (!parse_plain_timestamp(cell, &m))
        return moment_to_fixed(cell, plan, target);
    return put_timestamp(&m, plan, target);
}
