#include "base/civil.h"
#include "convert/parse.h"

enum {
    YEAR_DIGITS = 4,
    MOST_YEAR_DIGITS = 9,
    LAST_YEAR = 32767, /* what SQL_DATE_STRUCT holds */
    NANOSECOND_DIGITS = 9
};

/* A year and the sign that goes with more than four digits. */
static bool read_year(struct scan *s, struct moment *out)
{
    bool negative = scan_byte(s, '-');
    const char *start;
    int count = 0;

    if (!negative)
        scan_byte(s, '+');
    start = s->p;
    while (s->p + count < s->end && ascii_is_digit(s->p[count]) && count < MOST_YEAR_DIGITS)
        count++;
    if (count < YEAR_DIGITS || !scan_digits(s, count, &out->year))
        return false;
    if (negative)
        out->year = -1; /* which one does not matter: none of them is a value here */
    return s->p > start;
}

static bool read_date(struct scan *s, struct moment *out)
{
    out->has_date = true;
    return read_year(s, out) && scan_byte(s, '-') && scan_digits(s, 2, &out->month) &&
           scan_byte(s, '-') && scan_digits(s, 2, &out->day);
}

/* One or more digits behind the point. */
static bool read_fraction(struct scan *s, struct moment *out)
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

static bool read_time(struct scan *s, struct moment *out)
{
    out->has_time = true;
    if (!scan_digits(s, 2, &out->hour) || !scan_byte(s, ':') || !scan_digits(s, 2, &out->minute) ||
        !scan_byte(s, ':') || !scan_digits(s, 2, &out->second))
        return false;
    return !scan_byte(s, '.') || read_fraction(s, out);
}

static bool is_zone_byte(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '+' || c == '-' || c == ':' || c == '/' ||
           c == '_';
}

/* " UTC", " Europe/Paris", "+02:00": anything that may be a name or an offset, to the end. */
static bool read_zone(struct scan *s, struct moment *out)
{
    const char *start;

    scan_byte(s, ' ');
    start = s->p;
    while (s->p < s->end && is_zone_byte(*s->p))
        s->p++;
    out->has_zone = s->p > start;
    return out->has_zone;
}

static bool begins_with_time(const struct scan *s)
{
    return s->end - s->p > 2 && s->p[2] == ':';
}

static bool read_moment(struct scan *s, bool zone, struct moment *out)
{
    if (!begins_with_time(s)) {
        if (!read_date(s, out))
            return false;
        if (scan_end(s))
            return true;
        if (!scan_byte(s, ' '))
            return false;
    }
    if (!read_time(s, out))
        return false;
    if (zone && !scan_end(s) && !read_zone(s, out))
        return false;
    return scan_end(s);
}

static bool is_in_calendar(const struct moment *m)
{
    if (m->has_date &&
        (m->year < 0 || m->year > LAST_YEAR || !civil_is_date(m->year, m->month, m->day)))
        return false;
    return m->hour < 24 && m->minute < 60 && m->second < 60;
}

enum parsed parse_moment(struct str text, bool zone, struct moment *out)
{
    struct scan s = scan_of(str_trim(text));

    *out = (struct moment){ 0 };
    if (!read_moment(&s, zone, out))
        return PARSED_NO_LITERAL;
    return is_in_calendar(out) ? PARSED : PARSED_NO_VALUE;
}

/* The value of two digits, or something above 99 when one of them is none. */
static unsigned two_digits(const char *p)
{
    unsigned tens = (unsigned char)p[0] - (unsigned)'0';
    unsigned ones = (unsigned char)p[1] - (unsigned)'0';

    return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

static bool plain_date(const char *p, struct moment *out)
{
    unsigned century = two_digits(p);
    unsigned year = two_digits(p + 2);
    unsigned month = two_digits(p + 5);
    unsigned day = two_digits(p + 8);

    if (century > 99 || year > 99 || p[4] != '-' || p[7] != '-' || month < 1 || month > 12 ||
        day < 1)
        return false;
    out->year = (int)(century * 100 + year);
    if (day > 28 && (int)day > civil_days_in_month(out->year, (int)month))
        return false;
    out->month = (int)month;
    out->day = (int)day;
    out->has_date = true;
    return true;
}

bool parse_plain_date(struct str text, struct moment *out)
{
    *out = (struct moment){ 0 };
    return text.n == sizeof "yyyy-mm-dd" - 1 && plain_date(text.p, out);
}

bool parse_plain_timestamp(struct str text, struct moment *out)
{
    const char *p = text.p;
    unsigned hour, minute, second, tenths, last;

    *out = (struct moment){ 0 };
    if (text.n != sizeof "yyyy-mm-dd hh:mm:ss.fff" - 1 || !plain_date(p, out))
        return false;
    hour = two_digits(p + 11);
    minute = two_digits(p + 14);
    second = two_digits(p + 17);
    tenths = two_digits(p + 20);
    last = (unsigned char)p[22] - (unsigned)'0';
    if (p[10] != ' ' || p[13] != ':' || p[16] != ':' || p[19] != '.' || hour > 23 || minute > 59 ||
        second > 59 || tenths > 99 || last > 9)
        return false;
    out->has_time = true;
    out->hour = (int)hour;
    out->minute = (int)minute;
    out->second = (int)second;
    out->nanosecond = (tenths * 10 + last) * 1000000;
    return true;
}
