#include <math.h>

#include "convert/parse.h"
#include "convert/put.h"

/* NaN and the infinities are values of both C types. */
static bool special_double(const struct number *n, double *out)
{
    if (n->form == NUMBER_FINITE)
        return false;
    *out = n->form == NUMBER_NAN ? (double)NAN : n->negative ? -(double)INFINITY : (double)INFINITY;
    return true;
}

enum conv_status put_double(const struct number *n, const struct conv_plan *plan,
                            struct conv_target *target)
{
    SQLDOUBLE value;

    (void)plan;
    if (!special_double(n, &value) && !number_to_double(n, &value))
        return CONV_OUT_OF_RANGE;
    return put_fixed(&value, sizeof value, CONV_OK, target);
}

enum conv_status put_float(const struct number *n, const struct conv_plan *plan,
                           struct conv_target *target)
{
    double special;
    SQLREAL value;

    (void)plan;
    if (special_double(n, &special))
        value = (SQLREAL)special;
    else if (!number_to_float(n, &value))
        return CONV_OUT_OF_RANGE;
    return put_fixed(&value, sizeof value, CONV_OK, target);
}
