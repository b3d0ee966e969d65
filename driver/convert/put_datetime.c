#include "convert/put.h"

static bool has_time_of_day(const struct moment *m)
{
    return m->hour || m->minute || m->second || m->nanosecond || m->fraction_cut;
}

enum conv_status put_date(const struct moment *m, const struct conv_plan *plan,
                          struct conv_target *target)
{
    SQL_DATE_STRUCT out = { (SQLSMALLINT)m->year, (SQLUSMALLINT)m->month, (SQLUSMALLINT)m->day };

    (void)plan;
    if (!m->has_date)
        return CONV_NOT_A_VALUE;
    return put_fixed(&out, sizeof out,
                     has_time_of_day(m) || m->has_zone ? CONV_FRACTION_CUT : CONV_OK, target);
}

enum conv_status put_time(const struct moment *m, const struct conv_plan *plan,
                          struct conv_target *target)
{
    SQL_TIME_STRUCT out = { (SQLUSMALLINT)m->hour, (SQLUSMALLINT)m->minute,
                            (SQLUSMALLINT)m->second };

    (void)plan;
    if (!m->has_time)
        return CONV_NOT_A_VALUE;
    return put_fixed(&out, sizeof out,
                     m->nanosecond || m->fraction_cut || m->has_zone ? CONV_FRACTION_CUT : CONV_OK,
                     target);
}

/* A date alone is midnight; a time alone is today's. Appendix D drops the fraction of such a time,
 * since its times have none; Athena's do, and the structure has room for it. */
enum conv_status put_timestamp(const struct moment *m, const struct conv_plan *plan,
                               struct conv_target *target)
{
    const SQL_DATE_STRUCT *today = &plan->binding.today;
    SQL_TIMESTAMP_STRUCT out = { .hour = (SQLUSMALLINT)m->hour,
                                 .minute = (SQLUSMALLINT)m->minute,
                                 .second = (SQLUSMALLINT)m->second,
                                 .fraction = m->nanosecond };

    out.year = m->has_date ? (SQLSMALLINT)m->year : today->year;
    out.month = m->has_date ? (SQLUSMALLINT)m->month : today->month;
    out.day = m->has_date ? (SQLUSMALLINT)m->day : today->day;
    return put_fixed(&out, sizeof out, m->fraction_cut || m->has_zone ? CONV_FRACTION_CUT : CONV_OK,
                     target);
}
