/* From a cell's text to the C type that the application bound.
 *
 * A plan is made once per column and binding: it names the function that converts one cell. The
 * function is then called once per row, without lock, allocation or table lookup. NULL cells never
 * reach it: the caller writes SQL_NULL_DATA.
 * Source: ODBC reference, appendix D, "Converting Data from SQL to C Data Types". */
#ifndef ATHENA_CONVERT_CONVERT_H
#define ATHENA_CONVERT_CONVERT_H

#include "base/str.h"
#include "types/kind.h"

/* What became of a cell. handle/fetch.c turns it into a diagnostic. */
enum conv_status {
    CONV_OK,
    CONV_CUT,               /* 01004: text or binary is longer than the buffer */
    CONV_FRACTION_CUT,      /* 01S07: digits or fields that the C type lacks were not zero */
    CONV_OUT_OF_RANGE,      /* 22003: also a buffer that does not hold the whole digits of a number,
                               or the least form of a date, time, timestamp or GUID */
    CONV_NOT_A_VALUE,       /* 22018: the text is no literal of the C type */
    CONV_DATETIME,          /* 22007: no valid date, time or timestamp */
    CONV_INTERVAL_OVERFLOW, /* 22015: the leading field does not hold the value */
};

/* Where one value goes. */
struct conv_target {
    void *data;           /* NULL: nothing is written, only the length is told */
    SQLLEN buffer_length; /* bytes at data; used for character and binary C types only */
    SQLLEN length;        /* out: bytes of the whole value from `done` on, without terminator; for
                             fixed C types their size. Undefined with an error status */
    size_t done;          /* in, out: how far earlier calls came with this cell. 0 to begin with;
                             its unit is the conversion's own. Only SQLGetData keeps it. */
    size_t left; /* in, out: bytes that `length` will tell next time, if `done` is kept too;
                    0: not known. Keeping it spares SQL_C_WCHAR counting a long text anew
                    for each piece. */
};

struct conv_plan;

/* On CONV_CUT the buffer holds whole characters as far as they fit, and a terminator. A buffer
 * that cannot hold even one character gets as much of it as fits (bytes of UTF-8, half of a
 * surrogate pair), so that reading in small pieces always comes to an end; only a buffer that has
 * no room but for the terminator makes no progress. */
typedef enum conv_status conv_fn(struct str cell, const struct conv_plan *plan,
                                 struct conv_target *target);

/* What the application says about a binding beside its C type (ARD fields). */
struct conv_binding {
    SQLSMALLINT c_type;    /* SQL_C_DEFAULT allowed */
    SQLSMALLINT precision; /* SQL_C_NUMERIC: SQL_DESC_PRECISION, 0 = default 38; intervals: digits
                              of the second, 0 = default 6 */
    SQLSMALLINT scale;     /* SQL_C_NUMERIC: SQL_DESC_SCALE */
    SQLINTEGER interval_precision; /* SQL_DESC_DATETIME_INTERVAL_PRECISION, 0 = default 2 */
    SQL_DATE_STRUCT today; /* the date of a time that becomes a timestamp; zeros: conv_plan() asks
                              the clock for the local date */
};

struct number;
struct moment;
struct interval;

/* How the C type takes a parsed value; which one is set follows from the C type. */
union conv_put {
    enum conv_status (*number)(const struct number *, const struct conv_plan *,
                               struct conv_target *);
    enum conv_status (*moment)(const struct moment *, const struct conv_plan *,
                               struct conv_target *);
    enum conv_status (*interval)(const struct interval *, const struct conv_plan *,
                                 struct conv_target *);
};

struct conv_plan {
    conv_fn *run;
    struct data_type type;
    struct conv_binding binding; /* c_type is never SQL_C_DEFAULT here; numbers have no default */
    size_t element_size;         /* bytes of a fixed C type: the stride of a column array; 0 for
                                    character and binary, whose stride is the buffer length */
    union conv_put put;          /* run's own */
    conv_fn *native;             /* SQL_C_BINARY: makes the value's default C type first */
    size_t native_size;          /* its bytes */
    int first_field, last_field; /* intervals: enum interval_field of value.h */
};

/* Fills *plan. Returns false if ODBC does not convert this type to that C type (07006), or if
 * the C type is none (HY003 is the caller's business: conv_is_c_type).
 * settings say what SQL_C_DEFAULT is for text. */
bool conv_plan(struct conv_plan *plan, const struct data_type *type,
               const struct conv_binding *binding, const struct type_settings *settings);

/* The same without the short cuts for common pairs: for tests that compare both. */
bool conv_plan_general(struct conv_plan *plan, const struct data_type *type,
                       const struct conv_binding *binding, const struct type_settings *settings);

/* True for ODBC 3's codes and for ODBC 2's (SQL_C_DATE, SQL_C_LONG …), and for SQL_C_DEFAULT. */
bool conv_is_c_type(SQLSMALLINT c_type);

/* The C type that SQL_C_DEFAULT stands for. */
SQLSMALLINT conv_default_c_type(const struct data_type *type, const struct type_settings *settings);

/* Bytes of a fixed C type, 0 for SQL_C_CHAR, SQL_C_WCHAR, SQL_C_BINARY. */
size_t conv_element_size(SQLSMALLINT c_type);

#endif
