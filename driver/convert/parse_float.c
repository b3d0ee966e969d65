/* From decimal digits to the nearest double or float, in three steps of growing cost.
 *
 * 1. Clinger's fast path: up to 53 bits of digits and a power of ten that a double holds exactly
 *    make one multiplication or division, which rounds once and so is right.
 * 2. Up to 19 digits and a power of ten below 2^64: the product or quotient is computed exactly in
 *    128 bits and rounded here.
 * 3. Anything else: strtod in the C locale, fed with as many digits as can matter.
 *
 * Source: W. D. Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990. */
#include <float.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "convert/parse.h"

enum {
    SHORT_DIGITS = 19,  /* fit 64 bits */
    EXACT_POWER = 19,   /* 10^19 is the last power of ten below 2^64 */
    EXACT_DOUBLES = 22, /* 10^22 is the last power of ten that a double holds exactly */
    DOUBLE_BITS = 53,
    FLOAT_BITS = 24,
    /* A double's neighbours' midpoint has at most 767 digits; what is behind them counts only as
     * being zero or not. */
    DECISIVE_DIGITS = 780
};

static const double powers[EXACT_DOUBLES + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

static uint64_t power_of_ten(int exponent)
{
    uint64_t power = 1;

    for (; exponent > 0; exponent--)
        power *= 10;
    return power;
}

static int bit_length(uint128 value)
{
    uint64_t high = (uint64_t)(value >> 64);
    uint64_t low = (uint64_t)value;

    if (high)
        return 128 - __builtin_clzll(high);
    return low ? 64 - __builtin_clzll(low) : 0;
}

/* 2^exponent; exponent: -1022 to 1023. */
static double power_of_two(int exponent)
{
    uint64_t bits = (uint64_t)(exponent + 1023) << 52;
    double out;

    memcpy(&out, &bits, sizeof out);
    return out;
}

/* value × 2^exponent to so many bits, ties to even. sticky: whether value was cut, so that it
 * stands for a little more than it says; then it has at least `bits` + 2 bits. */
static double round_to_bits(uint128 value, int exponent, bool sticky, int bits)
{
    int excess = bit_length(value) - bits;
    uint128 half, rest;

    if (excess <= 0)
        return (double)(uint64_t)value * power_of_two(exponent);
    rest = value & (((uint128)1 << excess) - 1);
    half = (uint128)1 << (excess - 1);
    value >>= excess;
    if (rest > half || (rest == half && (sticky || (value & 1))))
        value++;
    return (double)(uint64_t)value * power_of_two(exponent + excess);
}

double scale_to_bits(uint64_t digits, int exponent, int bits)
{
    uint128 scaled, quotient;
    uint64_t divisor;
    int shift;

    if (digits == 0)
        return 0;
    if (exponent >= 0)
        return round_to_bits((uint128)digits * power_of_ten(exponent), 0, false, bits);
    divisor = power_of_ten(-exponent);
    shift = 128 - bit_length(digits); /* the quotient has at least 127 - 64 bits */
    scaled = (uint128)digits << shift;
    quotient = scaled / divisor;
    return round_to_bits(quotient, -shift, scaled % divisor != 0, bits);
}

static double scale_to_double(uint64_t digits, int exponent)
{
    if (digits >> DOUBLE_BITS == 0)
        return exponent < 0 ? (double)digits / powers[-exponent]
                            : (double)digits * powers[exponent];
    return scale_to_bits(digits, exponent, DOUBLE_BITS);
}

bool parse_short_double(struct str text, double *out)
{
    const char *p = text.p;
    const char *end = text.p + text.n;
    const char *point = NULL;
    bool negative = text.n > 0 && *p == '-';
    uint64_t digits = 0;
    const char *start;
    int behind;

    p += negative;
    start = p;
    if (end - p > SHORT_DIGITS + 1)
        return false;
    for (; p < end; p++) {
        if (*p == '.' && !point && p > start)
            point = p;
        else if (ascii_is_digit(*p))
            digits = digits * 10 + (uint64_t)(*p - '0');
        else
            return false;
    }
    behind = point ? (int)(end - point) - 1 : 0;
    if (p == start || p - start - (point != NULL) > SHORT_DIGITS || (point && behind == 0))
        return false;
    *out = scale_to_double(digits, -behind);
    if (negative)
        *out = -*out;
    return true;
}

static bool is_short(const struct number *n)
{
    return !n->inexact && n->digits >> 64 == 0 && n->exponent >= -EXACT_POWER &&
           n->exponent <= EXACT_POWER;
}

static locale_t c_locale;

static void open_c_locale(void)
{
    c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

/* The locale "C", which lives as long as the process; glibc and musl do not allocate it. */
static locale_t get_c_locale(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, open_c_locale);
    return c_locale;
}

/* A number as digits, "E" and an exponent, which strtod understands. */
struct plain_number {
    char text[DECISIVE_DIGITS + 32];
    size_t length;
    int64_t exponent; /* of the last digit */
    bool sticky;      /* digits that are not zero were left out */
};

static void add_digit(struct plain_number *out, char digit, bool behind_point)
{
    if (out->length == DECISIVE_DIGITS) {
        out->sticky |= digit != '0';
        out->exponent += !behind_point;
        return;
    }
    out->exponent -= behind_point;
    if (out->length > 0 || digit != '0')
        out->text[out->length++] = digit;
}

static void make_plain(const struct number *n, struct plain_number *out)
{
    struct scan s = scan_of(n->literal);
    bool behind_point = false;

    *out = (struct plain_number){ .exponent = n->power };
    for (; s.p < s.end && *s.p != 'e' && *s.p != 'E'; s.p++) {
        if (*s.p == '.')
            behind_point = true;
        else if (ascii_is_digit(*s.p))
            add_digit(out, *s.p, behind_point);
    }
    if (out->length == 0)
        out->text[out->length++] = '0';
    if (out->sticky) {
        out->text[out->length++] = '1';
        out->exponent--;
    }
    snprintf(out->text + out->length, sizeof out->text - out->length, "E%lld",
             (long long)out->exponent);
}

bool number_to_double(const struct number *n, double *out)
{
    struct plain_number plain;

    if (is_short(n)) {
        *out = scale_to_double((uint64_t)n->digits, (int)n->exponent);
    } else {
        make_plain(n, &plain);
        *out = strtod_l(plain.text, NULL, get_c_locale());
    }
    if (*out > DBL_MAX)
        return false;
    if (n->negative)
        *out = -*out;
    return true;
}

bool number_to_float(const struct number *n, float *out)
{
    struct plain_number plain;

    if (is_short(n)) {
        *out = (float)scale_to_bits((uint64_t)n->digits, (int)n->exponent, FLOAT_BITS);
    } else {
        make_plain(n, &plain);
        *out = strtof_l(plain.text, NULL, get_c_locale());
    }
    if (*out > FLT_MAX)
        return false;
    if (n->negative)
        *out = -*out;
    return true;
}
