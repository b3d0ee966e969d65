#include "convert/put.h"

enum {
    DEFAULT_LEADING_PRECISION = 2,
    MOST_LEADING_PRECISION = 10, /* digits of SQLUINTEGER */
    DEFAULT_SECONDS_PRECISION = 6,
    MOST_SECONDS_PRECISION = 9
};

/* Fields of struct interval's unit (months or seconds) in order; each is so many of the unit. */
static const uint32_t unit_of[] = {
    [FIELD_YEAR] = 12,   [FIELD_MONTH] = 1,   [FIELD_DAY] = 86400,
    [FIELD_HOUR] = 3600, [FIELD_MINUTE] = 60, [FIELD_SECOND] = 1,
};

static SQLUINTEGER *field_at(SQL_INTERVAL_STRUCT *out, int field)
{
    switch (field) {
    case FIELD_YEAR:
        return &out->intval.year_month.year;
    case FIELD_MONTH:
        return &out->intval.year_month.month;
    case FIELD_DAY:
        return &out->intval.day_second.day;
    case FIELD_HOUR:
        return &out->intval.day_second.hour;
    case FIELD_MINUTE:
        return &out->intval.day_second.minute;
    default:
        return &out->intval.day_second.second;
    }
}

static uint64_t ten_to(int exponent)
{
    uint64_t power = 1;

    for (; exponent > 0; exponent--)
        power *= 10;
    return power;
}

static int seconds_precision(const struct conv_binding *binding)
{
    if (binding->precision < 1 || binding->precision > MOST_SECONDS_PRECISION)
        return DEFAULT_SECONDS_PRECISION;
    return binding->precision;
}

static bool fits_leading_precision(uint64_t value, const struct conv_binding *binding)
{
    SQLINTEGER precision = binding->interval_precision;

    if (precision < 1)
        precision = DEFAULT_LEADING_PRECISION;
    if (precision > MOST_LEADING_PRECISION)
        precision = MOST_LEADING_PRECISION;
    return value < ten_to(precision) && value <= UINT32_MAX;
}

/* The C types follow the enumeration: SQL_C_INTERVAL_YEAR is 100 + SQL_IS_YEAR. */
static SQL_INTERVAL_STRUCT empty_interval(const struct conv_plan *plan)
{
    SQL_INTERVAL_STRUCT out;

    memset(&out, 0, sizeof out);
    out.interval_type = (SQLINTERVAL)(plan->binding.c_type - SQL_C_INTERVAL_YEAR + SQL_IS_YEAR);
    out.interval_sign = SQL_FALSE;
    return out;
}

/* Gives the seconds their fraction; returns whether anything of it was lost. */
static bool set_fraction(SQL_INTERVAL_STRUCT *out, const struct interval *v,
                         const struct conv_plan *plan)
{
    uint32_t unit = (uint32_t)ten_to(9 - seconds_precision(&plan->binding));

    if (plan->last_field != FIELD_SECOND)
        return v->nanosecond != 0 || v->fraction_cut;
    out->intval.day_second.fraction = v->nanosecond / unit;
    return v->nanosecond % unit != 0 || v->fraction_cut;
}

enum conv_status put_interval(const struct interval *v, const struct conv_plan *plan,
                              struct conv_target *target)
{
    SQL_INTERVAL_STRUCT out = empty_interval(plan);
    uint64_t rest = plan->first_field <= FIELD_MONTH ? v->months : v->seconds;
    bool cut;

    if (!fits_leading_precision(rest / unit_of[plan->first_field], &plan->binding))
        return CONV_INTERVAL_OVERFLOW;
    for (int field = plan->first_field; field <= plan->last_field; field++) {
        *field_at(&out, field) = (SQLUINTEGER)(rest / unit_of[field]);
        rest %= unit_of[field];
    }
    cut = set_fraction(&out, v, plan) || rest != 0;
    if (v->negative && (v->months || v->seconds || v->nanosecond))
        out.interval_sign = SQL_TRUE;
    return put_fixed(&out, sizeof out, cut ? CONV_FRACTION_CUT : CONV_OK, target);
}

/* A number is an interval of one field; only seconds keep digits behind the point. */
enum conv_status put_number_interval(const struct number *n, const struct conv_plan *plan,
                                     struct conv_target *target)
{
    SQL_INTERVAL_STRUCT out = empty_interval(plan);
    bool is_second = plan->last_field == FIELD_SECOND;
    int digits = is_second ? seconds_precision(&plan->binding) : 0;
    struct number scaled = *n;
    uint128 value, unit = ten_to(digits);
    bool fraction;

    scaled.exponent += digits;
    if (n->form != NUMBER_FINITE || !number_split(&scaled, &value, &fraction) ||
        value / unit > UINT32_MAX ||
        !fits_leading_precision((uint64_t)(value / unit), &plan->binding))
        return CONV_INTERVAL_OVERFLOW;
    *field_at(&out, plan->first_field) = (SQLUINTEGER)(value / unit);
    if (is_second)
        out.intval.day_second.fraction = (SQLUINTEGER)(value % unit);
    if (n->negative && n->digits != 0)
        out.interval_sign = SQL_TRUE;
    return put_fixed(&out, sizeof out, fraction ? CONV_FRACTION_CUT : CONV_OK, target);
}
