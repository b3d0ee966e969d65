/* A cell's value between its text and its C type. */
#ifndef ATHENA_CONVERT_VALUE_H
#define ATHENA_CONVERT_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

__extension__ typedef unsigned __int128 uint128;

enum number_form { NUMBER_FINITE, NUMBER_INFINITE, NUMBER_NAN };

/* (negative ? -1 : 1) × digits × 10^exponent. */
struct number {
    enum number_form form;
    bool negative;
    bool inexact;   /* the literal has more than 38 digits, and those left out are not all zero */
    uint128 digits; /* at most 38 of them */
    int64_t exponent;
    int64_t power;      /* the part of the exponent that is written behind E */
    struct str literal; /* the text itself, which an inexact number still needs */
};

/* A date, a time of day, or both. */
struct moment {
    bool has_date;
    bool has_time;
    bool has_zone;     /* one was written; its name is not kept */
    bool fraction_cut; /* digits finer than a nanosecond were not zero */
    int year;          /* 0 to 32767 */
    int month;         /* 1 to 12 */
    int day;
    int hour; /* 0 to 23 */
    int minute;
    int second; /* 0 to 59 */
    uint32_t nanosecond;
};

enum interval_field {
    FIELD_YEAR,
    FIELD_MONTH,
    FIELD_DAY,
    FIELD_HOUR,
    FIELD_MINUTE,
    FIELD_SECOND,
};

/* An interval as one number: months, or seconds with their fraction. */
struct interval {
    bool negative;
    bool fraction_cut; /* as in struct moment */
    uint64_t months;   /* year-month */
    uint64_t seconds;  /* day-time */
    uint32_t nanosecond;
};

/* Athena's varbinary: pairs of hexadecimal digits, a blank between them; pairs without blanks are
 * taken too. */
struct hex {
    const char *p;
    size_t bytes;  /* how many bytes it stands for */
    size_t stride; /* characters from one pair to the next */
};

/* What reading a date, time or timestamp came to. */
enum parsed {
    PARSED,
    PARSED_NO_LITERAL, /* not written like one */
    PARSED_NO_VALUE, /* written like one, but there is no such day, hour … or the year is negative
                        or beyond what ODBC's structures hold */
};

#endif
