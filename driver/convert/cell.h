/* Conversions of one cell: a reader and a writer put together. All are conv_fn. */
#ifndef ATHENA_CONVERT_CELL_H
#define ATHENA_CONVERT_CELL_H

#include "convert/convert.h"

/* Text as it is, in pieces. */
conv_fn text_to_char, text_to_wchar, text_to_binary;

/* Numbers: what of their text must fit is told by appendix D. plan->put.number takes the value. */
conv_fn number_to_char, number_to_wchar, number_to_binary, number_to_fixed, number_to_interval,
    number_to_interval_fields;

/* Dates, times, timestamps, whose text is ODBC's already. plan->put.moment takes the value; a
 * text that is none is CONV_DATETIME, since the column's type promises one. */
conv_fn moment_to_char, moment_to_wchar, moment_to_fixed;

/* The same from text that promises nothing: CONV_NOT_A_VALUE if it is not written like one. zoned_:
 * a zone may follow and is lost (CONV_FRACTION_CUT). */
conv_fn text_to_moment, zoned_to_moment;

/* plan->put.interval takes the value. */
conv_fn text_to_interval;

conv_fn boolean_to_char, boolean_to_wchar, boolean_to_number;
conv_fn hex_to_char, hex_to_wchar, hex_to_binary;
conv_fn guid_to_char, guid_to_wchar, guid_to_fixed;

/* SQL_C_BINARY of a type with a fixed C type: the bytes of that C type, which plan->native makes.
 */
conv_fn native_to_binary;

/* Short cuts: what they do not recognise goes the general way. */
conv_fn integer_to_stinyint, integer_to_sshort, integer_to_slong, integer_to_sbigint,
    decimal_to_double, plain_to_date, plain_to_timestamp;

#endif
