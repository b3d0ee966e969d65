/* Writers of C types. They never assume that the target is aligned: rows may be packed. */
#ifndef ATHENA_CONVERT_PUT_H
#define ATHENA_CONVERT_PUT_H

#include <string.h>

#include "convert/convert.h"
#include "convert/value.h"

/* Writes a value of a fixed size. */
static inline enum conv_status put_fixed(const void *value, size_t size, enum conv_status status,
                                         struct conv_target *target)
{
    if (target->data)
        memcpy(target->data, value, size);
    target->length = (SQLLEN)size;
    return status;
}

/* One function per C type; union conv_put's signatures. */
typedef enum conv_status put_number_fn(const struct number *, const struct conv_plan *,
                                       struct conv_target *);
put_number_fn put_bit, put_stinyint, put_utinyint, put_sshort, put_ushort, put_slong, put_ulong,
    put_sbigint, put_ubigint, put_float, put_double, put_numeric;

typedef enum conv_status put_moment_fn(const struct moment *, const struct conv_plan *,
                                       struct conv_target *);
put_moment_fn put_date, put_time, put_timestamp;

typedef enum conv_status put_interval_fn(const struct interval *, const struct conv_plan *,
                                         struct conv_target *);
put_interval_fn put_interval;

/* An exact number as an interval of one field. */
put_number_fn put_number_interval;

/* Splits a finite number's magnitude: *whole = the digits before the point, *fraction = whether
 * any digit behind it is not zero. Returns false if the whole part does not fit 128 bits. */
bool number_split(const struct number *n, uint128 *whole, bool *fraction);

/* digits × 10^places, or false if that does not fit. places: 0 or more. */
bool scale_up(uint128 *digits, int64_t places);

/* digits / 10^places, *fraction set if digits were lost that are not zero. places: 0 or more. */
uint128 scale_down(uint128 digits, int64_t places, bool *fraction);

/* Text in UTF-8 as SQL_C_CHAR. whole: how many bytes of it must fit before the rest may be cut
 * with CONV_CUT; CONV_OUT_OF_RANGE if they do not. 0: any length may be cut. */
enum conv_status put_char(struct str text, size_t whole, struct conv_target *target);

/* The same as SQL_C_WCHAR. whole: bytes of ASCII, so UTF-16 units too. */
enum conv_status put_wchar(struct str text, size_t whole, struct conv_target *target);

/* The bytes of a text as SQL_C_BINARY, in pieces. */
enum conv_status put_bytes(struct str text, struct conv_target *target);

/* varbinary as hexadecimal digits, and as bytes; in pieces. */
enum conv_status put_hex_char(const struct hex *h, struct conv_target *target);
enum conv_status put_hex_wchar(const struct hex *h, struct conv_target *target);
enum conv_status put_hex_binary(const struct hex *h, struct conv_target *target);

/* The rule for SQL_C_BINARY of fixed types: all of it, or CONV_OUT_OF_RANGE. */
enum conv_status put_whole_binary(const void *value, size_t size, struct conv_target *target);

/* bytes: in the order of the text. */
enum conv_status put_guid(const uint8_t bytes[16], struct conv_target *target);

#endif
