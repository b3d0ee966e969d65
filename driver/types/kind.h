/* What an Athena type is in ODBC's terms.
 *
 * Three names meet here. Athena's ColumnInfo says "varchar" with precision and scale, Glue says
 * Hive's "decimal(10,2)" or "struct<a:int>", federated catalogs may say Trino's
 * "timestamp(3) with time zone". All become a `struct data_type`: a kind, and the numbers that
 * the kind needs. `odbc_type_of` turns that into all that ODBC asks of a type, by one table, so
 * SQLDescribeCol, SQLColAttribute, SQLColumns and SQLGetTypeInfo cannot disagree.
 * Sources: Athena user guide "Data types in Amazon Athena", API reference ColumnInfo;
 * ODBC reference, appendix D (column size, decimal digits, transfer octet length, display size). */
#ifndef ATHENA_TYPES_KIND_H
#define ATHENA_TYPES_KIND_H

#include <sql.h>
#include <sqlext.h>

#include "base/str.h"

enum kind {
    KIND_BOOLEAN,
    KIND_TINYINT,
    KIND_SMALLINT,
    KIND_INTEGER,
    KIND_BIGINT,
    KIND_REAL,
    KIND_DOUBLE,
    KIND_DECIMAL,
    KIND_CHAR,
    KIND_VARCHAR, /* with or without a length; Hive's string too */
    KIND_VARBINARY,
    KIND_DATE,
    KIND_TIME,
    KIND_TIME_TZ,
    KIND_TIMESTAMP,
    KIND_TIMESTAMP_TZ,
    KIND_INTERVAL_YEAR_MONTH,
    KIND_INTERVAL_DAY_SECOND,
    KIND_ARRAY,
    KIND_MAP,
    KIND_ROW,
    KIND_JSON,
    KIND_UUID,
    KIND_IPADDRESS,
    KIND_OTHER, /* anything Athena may add: text */
    KIND_COUNT
};

/* Lengths that mean "as long as it likes". */
enum { LENGTH_UNBOUNDED = 0 };

struct data_type {
    enum kind kind;
    uint32_t length;   /* char(n), varchar(n): n characters; LENGTH_UNBOUNDED if none */
    uint8_t precision; /* decimal: total digits, 1 to 38; time, timestamp: digits of the second */
    uint8_t scale;     /* decimal: digits after the point */
    uint32_t longest;  /* 0, or the longest value of a complete result, in characters (bytes for
                          varbinary): then that is the column size of an unbounded type */
};

/* What the DSN says about types: keys StringColumnLength, ComplexTypeColumnLength,
 * BinaryColumnLength, UseWCharForStringTypes. Lengths in characters (bytes for binary). */
struct type_settings {
    uint32_t string_length;
    uint32_t complex_length;
    uint32_t binary_length;
    bool wide_strings;
};

struct odbc_type {
    const char *type_name;      /* "varchar": the same in every catalog function */
    const char *literal_prefix; /* "TIMESTAMP '", NULL if none is needed */
    const char *literal_suffix;
    SQLSMALLINT concise_type; /* SQL_DESC_CONCISE_TYPE: SQL_TYPE_DATE … */
    SQLSMALLINT verbose_type; /* SQL_DESC_TYPE: SQL_DATETIME … */
    SQLSMALLINT subcode;      /* SQL_DESC_DATETIME_INTERVAL_CODE, or 0 */
    SQLULEN column_size;      /* appendix D "Column Size" */
    SQLSMALLINT decimal_digits;
    SQLSMALLINT precision; /* SQL_DESC_PRECISION */
    SQLSMALLINT scale;     /* SQL_DESC_SCALE */
    SQLLEN octet_length;   /* bytes to transfer as the default C type, without terminator */
    SQLLEN display_size;   /* characters */
    SQLINTEGER radix;      /* SQL_DESC_NUM_PREC_RADIX, of column_size and precision: 10, or 0 */
    SQLINTEGER interval_precision; /* of the leading field; 0: intervals are text here */
    bool is_signed;
    bool has_digits; /* SQL_DESCRIBE: decimal digits apply (else NULL in SQLColumns) */
    bool case_sensitive;
    SQLSMALLINT searchable; /* SQL_PRED_… / SQL_SEARCHABLE */
};

/* The type of a ColumnInfo. name: its Type in any letter case ("timestamp with time zone"),
 * precision, scale: as sent; wild values are brought into range. Never fails: an unknown name is
 * KIND_OTHER. */
struct data_type data_type_of_column_info(struct str name, int64_t precision, int64_t scale);

/* The type of a catalog column: Hive's or Trino's spelling, with parentheses and nesting. Never
 * fails: what cannot be read is KIND_OTHER. */
struct data_type data_type_of_catalog(struct str spelling);

void odbc_type_of(const struct data_type *type, const struct type_settings *settings,
                  struct odbc_type *out);

/* True if values of the kind are text or bytes without a natural bound (string, json, array,
 * varbinary …), whose column size data_type.longest may replace. */
bool kind_is_unbounded(const struct data_type *type);

/* The C type of a kind that is no text (SQL_C_SLONG …), or 0 for text, whose default is SQL_C_CHAR
 * or SQL_C_WCHAR. decimal: SQL_C_CHAR, as ODBC says. */
SQLSMALLINT kind_default_c_type(enum kind kind);

/* What SQLGetTypeInfo says beside struct odbc_type. */
struct type_info {
    enum kind kind;
    struct odbc_type type;     /* with the largest parameters that the kind takes */
    const char *create_params; /* "length", "precision,scale", or NULL */
    bool has_scale;            /* MINIMUM_SCALE and MAXIMUM_SCALE apply (else NULL) */
    SQLSMALLINT minimum_scale; /* decimal digits, for time and timestamp those of the second */
    SQLSMALLINT maximum_scale;
};

/* At most so many: each kind once, varchar and char both narrow and wide. */
enum { TYPE_INFO_MOST = KIND_COUNT + 2 };

/* Lists the types in SQLGetTypeInfo's order: by data type (concise_type), then by how close the
 * kind is to it. varchar and char come narrow and wide whatever the settings say, other text as
 * the settings say. A column of KIND_OTHER is called varchar, so it is no type of its own here.
 * Returns how many. Source: ODBC reference, SQLGetTypeInfo. */
size_t type_info_list(const struct type_settings *settings, struct type_info out[TYPE_INFO_MOST]);

#endif
