/* Readers of the text of values. None allocates, asks the locale or keeps state. */
#ifndef ATHENA_CONVERT_PARSE_H
#define ATHENA_CONVERT_PARSE_H

#include "convert/value.h"

/* A run of 1 to 18 digits with an optional sign and nothing else: the integers that Athena sends,
 * but for the longest. False: ask parse_number(). */
bool parse_short_int(struct str text, int64_t *out);

/* ODBC's numeric-literal, blanks around it ignored, or Athena's NaN, Infinity and -Infinity.
 * Source: ODBC reference, appendix C, "Numeric Literal Syntax". */
bool parse_number(struct str text, struct number *out);

/* true or false, as Athena writes them. */
bool parse_boolean(struct str text, bool *out);

/* The double nearest to a plain decimal literal of at most 19 digits whose last digit stands for
 * 10^-19 to 10^19: nearly all that Athena sends. False: ask number_to_double(). */
bool parse_short_double(struct str text, double *out);

/* The nearest double or float of a finite number. Returns false if it is beyond the largest. */
bool number_to_double(const struct number *n, double *out);
bool number_to_float(const struct number *n, float *out);

/* digits × 10^exponent rounded to so many significant bits (24 or 53), ties to even.
 * digits: below 2^64; exponent: -19 to 19. */
double scale_to_bits(uint64_t digits, int exponent, int bits);

/* yyyy-mm-dd, hh:mm:ss[.f…], or both with one blank between, blanks around them ignored. A year
 * may have more than four digits, then also a sign (negative: PARSED_NO_VALUE).
 * zone: whether a zone may follow: " UTC", " Europe/Paris", "+02:00". It is not interpreted.
 * Source: ODBC reference, appendix C, "Date, Time, and Timestamp Literals"; Trino "Data types". */
enum parsed parse_moment(struct str text, bool zone, struct moment *out);

/* Exactly yyyy-mm-dd, and exactly yyyy-mm-dd hh:mm:ss.fff: what Athena sends nearly always. False:
 * ask parse_moment(). */
bool parse_plain_date(struct str text, struct moment *out);
bool parse_plain_timestamp(struct str text, struct moment *out);

/* The value of an interval whose fields are first to last: "1-2", "2 03:04:05.678", and the
 * shorter forms of ODBC's interval literals. A value may have more fields than asked for ("1-2"
 * for a year) but not fewer, except that a single number means `first`.
 * Source: ODBC reference, appendix D, "Interval Literal Syntax". */
bool parse_interval(struct str text, enum interval_field first, enum interval_field last,
                    struct interval *out);

/* Looks at the length and the first blank only; false if they cannot be right. */
bool parse_hex(struct str text, struct hex *out);

/* Byte number `at` of it, or -1 if there are no hexadecimal digits. */
int hex_byte(const struct hex *h, size_t at);

/* aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee in either letter case, blanks around it ignored, as 16
 * bytes in the order of the text. */
bool parse_guid(struct str text, uint8_t out[16]);

#endif
