#include "convert/put.h"

enum { DEFAULT_PRECISION = 38 };

/* The number of digits that the descriptor allows, 1 to 38. */
static int precision_of(const struct conv_binding *binding)
{
    if (binding->precision < 1 || binding->precision > DEFAULT_PRECISION)
        return DEFAULT_PRECISION;
    return binding->precision;
}

static int scale_of(const struct conv_binding *binding)
{
    return binding->scale < INT8_MIN   ? INT8_MIN
           : binding->scale > INT8_MAX ? INT8_MAX
                                       : binding->scale;
}

/* The digits are those of the number with its point moved `scale` places: the binding's scale
 * counts, not the column's, and it is 0 unless the application sets it (C Data Types, note f). */
enum conv_status put_numeric(const struct number *n, const struct conv_plan *plan,
                             struct conv_target *target)
{
    SQL_NUMERIC_STRUCT out = { .precision = (SQLCHAR)precision_of(&plan->binding),
                               .scale = (SQLSCHAR)scale_of(&plan->binding),
                               .sign = n->negative ? 0 : 1 };
    struct number scaled = *n;
    uint128 value, limit = 1;
    bool fraction;

    scaled.exponent += out.scale;
    if (n->form != NUMBER_FINITE || !number_split(&scaled, &value, &fraction))
        return CONV_OUT_OF_RANGE;
    if (!scale_up(&limit, out.precision) || value >= limit)
        return CONV_OUT_OF_RANGE;
    if (value == 0)
        out.sign = 1;
    for (size_t i = 0; i < SQL_MAX_NUMERIC_LEN; i++, value >>= 8)
        out.val[i] = (SQLCHAR)(value & 0xFF);
    return put_fixed(&out, sizeof out, fraction ? CONV_FRACTION_CUT : CONV_OK, target);
}
