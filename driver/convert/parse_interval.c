#include "convert/parse.h"

/* A larger leading field fits no C interval whatever its precision; up to here a number of days is
 * a number of seconds in 64 bits. */
static const uint64_t most_of_field = UINT64_C(100000000000000);

enum { NANOSECOND_DIGITS = 9 };

static const uint64_t seconds_of[] = {
    [FIELD_DAY] = 86400, [FIELD_HOUR] = 3600, [FIELD_MINUTE] = 60, [FIELD_SECOND] = 1
};

/* One or more digits; the value stops at most_of_field. */
static bool read_field(struct scan *s, uint64_t *out)
{
    const char *start = s->p;

    *out = 0;
    for (; s->p < s->end && ascii_is_digit(*s->p); s->p++) {
        *out = *out * 10 + (uint64_t)(*s->p - '0');
        if (*out > most_of_field)
            *out = most_of_field;
    }
    return s->p > start;
}

static bool read_year_month(struct scan *s, enum interval_field first, struct interval *out)
{
    uint64_t leading, months;

    if (!read_field(s, &leading))
        return false;
    if (scan_end(s)) {
        out->months = first == FIELD_YEAR ? leading * 12 : leading;
        return true;
    }
    if (!scan_byte(s, '-') || !read_field(s, &months) || months > 11)
        return false;
    out->months = leading * 12 + months;
    return true;
}

static bool read_fraction(struct scan *s, struct interval *out)
{
    const char *start = s->p;
    int count = 0;

    for (; s->p < s->end && ascii_is_digit(*s->p); s->p++, count++) {
        if (count < NANOSECOND_DIGITS)
            out->nanosecond = out->nanosecond * 10 + (uint32_t)(*s->p - '0');
        else
            out->fraction_cut |= *s->p != '0';
    }
    for (; count < NANOSECOND_DIGITS; count++)
        out->nanosecond *= 10;
    return s->p > start;
}

/* Numbers between colons: what stands from `field` on, the first of them already read. */
static bool read_after_colons(struct scan *s, enum interval_field field, struct interval *out)
{
    while (scan_byte(s, ':')) {
        uint64_t value;

        if (field == FIELD_SECOND || !read_field(s, &value) || value > 59)
            return false;
        field++;
        out->seconds += value * seconds_of[field];
    }
    if (field == FIELD_SECOND && scan_byte(s, '.'))
        return read_fraction(s, out);
    return true;
}

static size_t count_colons(const struct scan *s)
{
    size_t count = 0;

    for (const char *p = s->p; p < s->end; p++)
        count += *p == ':';
    return count;
}

/* Which field a number is that no days stand before. "1:2" is hours and minutes unless minutes
 * and seconds were asked for or a fraction shows that the last is a second. */
static enum interval_field field_of_time(const struct scan *s, enum interval_field first,
                                         enum interval_field last)
{
    size_t colons = count_colons(s);
    bool has_fraction = str_find(scan_rest(s), str_n(".", 1)) != SIZE_MAX;

    if (colons == 0)
        return first;
    if (colons == 1 && (has_fraction || (first >= FIELD_MINUTE && last == FIELD_SECOND)))
        return FIELD_MINUTE;
    return FIELD_HOUR;
}

static bool read_day_time(struct scan *s, enum interval_field first, enum interval_field last,
                          struct interval *out)
{
    enum interval_field field = field_of_time(s, first, last);
    uint64_t leading, hours;

    if (!read_field(s, &leading))
        return false;
    if (!scan_byte(s, ' ')) {
        out->seconds = leading * seconds_of[field];
        return read_after_colons(s, field, out);
    }
    if (!read_field(s, &hours) || hours > 23)
        return false;
    out->seconds = leading * seconds_of[FIELD_DAY] + hours * seconds_of[FIELD_HOUR];
    return read_after_colons(s, FIELD_HOUR, out);
}

bool parse_interval(struct str text, enum interval_field first, enum interval_field last,
                    struct interval *out)
{
    struct scan s = scan_of(str_trim(text));

    *out = (struct interval){ .negative = scan_byte(&s, '-') };
    if (!out->negative)
        scan_byte(&s, '+');
    if (first <= FIELD_MONTH ? !read_year_month(&s, first, out)
                             : !read_day_time(&s, first, last, out))
        return false;
    return scan_end(&s);
}
