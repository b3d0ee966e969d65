#include "convert/parse.h"

enum {
    MOST_DIGITS = 38, /* as many as SQL_NUMERIC_STRUCT and Athena's decimal have */
    SHORT_DIGITS = 18 /* any such number fits 64 bits, whatever its sign */
};

/* An exponent beyond this makes every number but 0 too large or too small for any C type. */
static const int64_t most_exponent = 1000000000;

bool parse_short_int(struct str text, int64_t *out)
{
    const char *p = text.p;
    const char *end = text.p + text.n;
    bool negative = text.n > 0 && *p == '-';
    int64_t value = 0;

    p += negative;
    if (p == end || end - p > SHORT_DIGITS)
        return false;
    for (; p < end; p++) {
        if (!ascii_is_digit(*p))
            return false;
        value = value * 10 + (*p - '0');
    }
    *out = negative ? -value : value;
    return true;
}

/* Digits in the order of the literal. */
static void add_digit(struct number *n, int *count, int digit, bool behind_point)
{
    if (*count == MOST_DIGITS) {
        n->inexact |= digit != 0;
        n->exponent += !behind_point;
        return;
    }
    n->digits = n->digits * 10 + (unsigned)digit;
    n->exponent -= behind_point;
    *count += n->digits != 0; /* leading zeros do not count */
}

/* Returns how many digits there were. */
static size_t read_digits(struct scan *s, struct number *n, int *count, bool behind_point)
{
    const char *start = s->p;

    for (; s->p < s->end && ascii_is_digit(*s->p); s->p++)
        add_digit(n, count, *s->p - '0', behind_point);
    return (size_t)(s->p - start);
}

static bool read_sign(struct scan *s)
{
    bool negative = scan_byte(s, '-');

    if (!negative)
        scan_byte(s, '+');
    return negative;
}

/* E, a sign, digits. */
static bool read_exponent(struct scan *s, struct number *n)
{
    bool negative = read_sign(s);
    const char *start = s->p;
    int64_t exponent = 0;

    for (; s->p < s->end && ascii_is_digit(*s->p); s->p++) {
        if (exponent < most_exponent)
            exponent = exponent * 10 + (*s->p - '0');
    }
    n->power = negative ? -exponent : exponent;
    n->exponent += n->power;
    return s->p > start;
}

static bool read_decimal(struct scan *s, struct number *n)
{
    int count = 0;
    size_t digits = read_digits(s, n, &count, false);

    if (scan_byte(s, '.'))
        digits += read_digits(s, n, &count, true);
    if (digits == 0)
        return false;
    if (scan_byte(s, 'E') || scan_byte(s, 'e'))
        return read_exponent(s, n);
    return true;
}

bool parse_number(struct str text, struct number *out)
{
    static const struct str infinity = STR("Infinity");
    static const struct str nan = STR("NaN");
    struct scan s;

    *out = (struct number){ .literal = str_trim(text) };
    s = scan_of(out->literal);
    out->negative = read_sign(&s);
    if (str_eq(scan_rest(&s), infinity)) {
        out->form = NUMBER_INFINITE;
        return true;
    }
    if (str_eq(out->literal, nan)) {
        out->form = NUMBER_NAN;
        return true;
    }
    return read_decimal(&s, out) && scan_end(&s);
}

bool parse_boolean(struct str text, bool *out)
{
    static const struct str is_true = STR("true");
    static const struct str is_false = STR("false");

    *out = str_eq_nocase(text, is_true);
    return *out || str_eq_nocase(text, is_false);
}
