#include "convert/put.h"

enum { MOST_PLACES = 38 }; /* 10^38 is the last power of ten below 2^128 */

static uint128 power_of_ten(int64_t exponent)
{
    uint128 power = 1;

    for (; exponent > 0; exponent--)
        power *= 10;
    return power;
}

bool scale_up(uint128 *digits, int64_t places)
{
    uint128 power;

    if (*digits == 0 || places == 0)
        return true;
    if (places > MOST_PLACES)
        return false;
    power = power_of_ten(places);
    if (*digits > ~(uint128)0 / power)
        return false;
    *digits *= power;
    return true;
}

uint128 scale_down(uint128 digits, int64_t places, bool *fraction)
{
    uint128 power;

    if (places > MOST_PLACES) {
        *fraction |= digits != 0;
        return 0;
    }
    power = power_of_ten(places);
    *fraction |= digits % power != 0;
    return digits / power;
}

bool number_split(const struct number *n, uint128 *whole, bool *fraction)
{
    *fraction = n->inexact;
    if (n->exponent > 0) {
        *whole = n->digits;
        return !n->inexact && scale_up(whole, n->exponent);
    }
    *whole = scale_down(n->digits, -n->exponent, fraction);
    return true;
}

/* Takes the low bytes, which are the value in every integer type that holds it. */
static enum conv_status put_low_bytes(uint64_t value, size_t size, enum conv_status status,
                                      struct conv_target *target)
{
    uint8_t one = (uint8_t)value;
    uint16_t two = (uint16_t)value;
    uint32_t four = (uint32_t)value;
    const void *bytes = size == 1   ? (const void *)&one
                        : size == 2 ? (const void *)&two
                        : size == 4 ? (const void *)&four
                                    : (const void *)&value;

    return put_fixed(bytes, size, status, target);
}

/* most: the largest value; least: the magnitude of the smallest. */
static enum conv_status put_integer(const struct number *n, uint64_t most, uint64_t least,
                                    size_t size, struct conv_target *target)
{
    uint128 whole;
    bool fraction;
    uint64_t value;

    if (n->form != NUMBER_FINITE || !number_split(n, &whole, &fraction))
        return CONV_OUT_OF_RANGE;
    if (whole > (n->negative ? least : most))
        return CONV_OUT_OF_RANGE;
    value = n->negative ? (uint64_t)0 - (uint64_t)whole : (uint64_t)whole;
    return put_low_bytes(value, size, fraction ? CONV_FRACTION_CUT : CONV_OK, target);
}

enum conv_status put_stinyint(const struct number *n, const struct conv_plan *plan,
                              struct conv_target *target)
{
    (void)plan;
    return put_integer(n, INT8_MAX, (uint64_t)INT8_MAX + 1, sizeof(SQLSCHAR), target);
}

enum conv_status put_utinyint(const struct number *n, const struct conv_plan *plan,
                              struct conv_target *target)
{
    (void)plan;
    return put_integer(n, UINT8_MAX, 0, sizeof(SQLCHAR), target);
}

enum conv_status put_sshort(const struct number *n, const struct conv_plan *plan,
                            struct conv_target *target)
{
    (void)plan;
    return put_integer(n, INT16_MAX, (uint64_t)INT16_MAX + 1, sizeof(SQLSMALLINT), target);
}

enum conv_status put_ushort(const struct number *n, const struct conv_plan *plan,
                            struct conv_target *target)
{
    (void)plan;
    return put_integer(n, UINT16_MAX, 0, sizeof(SQLUSMALLINT), target);
}

enum conv_status put_slong(const struct number *n, const struct conv_plan *plan,
                           struct conv_target *target)
{
    (void)plan;
    return put_integer(n, INT32_MAX, (uint64_t)INT32_MAX + 1, sizeof(SQLINTEGER), target);
}

enum conv_status put_ulong(const struct number *n, const struct conv_plan *plan,
                           struct conv_target *target)
{
    (void)plan;
    return put_integer(n, UINT32_MAX, 0, sizeof(SQLUINTEGER), target);
}

enum conv_status put_sbigint(const struct number *n, const struct conv_plan *plan,
                             struct conv_target *target)
{
    (void)plan;
    return put_integer(n, INT64_MAX, (uint64_t)INT64_MAX + 1, sizeof(SQLBIGINT), target);
}

enum conv_status put_ubigint(const struct number *n, const struct conv_plan *plan,
                             struct conv_target *target)
{
    (void)plan;
    return put_integer(n, UINT64_MAX, 0, sizeof(SQLUBIGINT), target);
}

/* From 0 to below 2; what is negative and not zero is out of range, however small. */
enum conv_status put_bit(const struct number *n, const struct conv_plan *plan,
                         struct conv_target *target)
{
    (void)plan;
    if (n->negative && n->digits != 0)
        return CONV_OUT_OF_RANGE;
    return put_integer(n, 1, 0, sizeof(SQLCHAR), target);
}
