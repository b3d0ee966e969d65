#include "types/kind.h"

/* How the column size of a kind is found. */
enum size_rule {
    SIZE_FIXED,   /* the row's own */
    SIZE_DIGITS,  /* decimal: its precision */
    SIZE_SECONDS, /* the row's own, and the digits of the second with their point */
    SIZE_STRING,  /* the declared length; unbounded: the longest known, or StringColumnLength */
    SIZE_COMPLEX, /* the longest known, or ComplexTypeColumnLength */
    SIZE_BINARY,  /* the longest known, or BinaryColumnLength */
};

/* What makes a kind look different from its neighbours in every other field. */
enum family {
    FAMILY_BIT,
    FAMILY_EXACT,
    FAMILY_APPROXIMATE,
    FAMILY_TEXT,  /* any character: up to four bytes each in UTF-8 and in UTF-16 */
    FAMILY_ASCII, /* described as text, but made of ASCII characters only */
    FAMILY_BINARY,
    FAMILY_DATETIME,
    FAMILY_GUID,
};

struct kind_row {
    const char *name;
    const char *literal_prefix;
    const char *literal_suffix;
    const char *create_params;
    enum family family;
    enum size_rule rule;
    SQLSMALLINT sql_type;
    SQLSMALLINT c_type; /* default; 0: text */
    SQLULEN size;       /* for SIZE_FIXED and SIZE_SECONDS */
    SQLLEN octets;      /* of the default C type, where it does not follow from the size */
    SQLLEN display;     /* where it is not the size */
    SQLSMALLINT searchable;
};

/* The longest name of a time zone ("America/Argentina/ComodRivadavia") and the blank before it. */
enum { ZONE_LENGTH = 33 };

/* The largest parameters that Athena takes. Source: Athena user guide, "Data types in Amazon
 * Athena". ODBC counts fractions of a second in nanoseconds, so nothing finer is offered. */
enum {
    MOST_DECIMAL_DIGITS = 38,
    MOST_SECOND_DIGITS = 9,
    MOST_CHAR_LENGTH = 255,
    MOST_VARCHAR_LENGTH = 65535,
};

/* Sizes: ODBC reference, appendix D, "Column Size", "Transfer Octet Length", "Display Size".
 * Trino keeps an interval day to second as 64 bits of milliseconds (twelve digits of days) and an
 * interval year to month as 32 bits of months (nine digits of years). Values of map and json
 * cannot be ordered, so no predicate of ODBC's applies to them. */
/* clang-format off */
static const struct kind_row rows[KIND_COUNT] = {
    [KIND_BOOLEAN]             = { "boolean", NULL, NULL, NULL, FAMILY_BIT, SIZE_FIXED, SQL_BIT, SQL_C_BIT, 1, 1, 1, SQL_PRED_BASIC },
    [KIND_TINYINT]             = { "tinyint", NULL, NULL, NULL, FAMILY_EXACT, SIZE_FIXED, SQL_TINYINT, SQL_C_STINYINT, 3, 1, 4, SQL_PRED_BASIC },
    [KIND_SMALLINT]            = { "smallint", NULL, NULL, NULL, FAMILY_EXACT, SIZE_FIXED, SQL_SMALLINT, SQL_C_SSHORT, 5, 2, 6, SQL_PRED_BASIC },
    [KIND_INTEGER]             = { "integer", NULL, NULL, NULL, FAMILY_EXACT, SIZE_FIXED, SQL_INTEGER, SQL_C_SLONG, 10, 4, 11, SQL_PRED_BASIC },
    [KIND_BIGINT]              = { "bigint", NULL, NULL, NULL, FAMILY_EXACT, SIZE_FIXED, SQL_BIGINT, SQL_C_SBIGINT, 19, 20, 20, SQL_PRED_BASIC },
    [KIND_REAL]                = { "real", NULL, NULL, NULL, FAMILY_APPROXIMATE, SIZE_FIXED, SQL_REAL, SQL_C_FLOAT, 7, 4, 14, SQL_PRED_BASIC },
    [KIND_DOUBLE]              = { "double", NULL, NULL, NULL, FAMILY_APPROXIMATE, SIZE_FIXED, SQL_DOUBLE, SQL_C_DOUBLE, 15, 8, 24, SQL_PRED_BASIC },
    [KIND_DECIMAL]             = { "decimal", NULL, NULL, "precision,scale", FAMILY_EXACT, SIZE_DIGITS, SQL_DECIMAL, SQL_C_CHAR, 0, 0, 0, SQL_PRED_BASIC },
    [KIND_CHAR]                = { "char", "'", "'", "length", FAMILY_TEXT, SIZE_STRING, SQL_CHAR, 0, 0, 0, 0, SQL_SEARCHABLE },
    [KIND_VARCHAR]             = { "varchar", "'", "'", "length", FAMILY_TEXT, SIZE_STRING, SQL_VARCHAR, 0, 0, 0, 0, SQL_SEARCHABLE },
    [KIND_VARBINARY]           = { "varbinary", "X'", "'", NULL, FAMILY_BINARY, SIZE_BINARY, SQL_VARBINARY, SQL_C_BINARY, 0, 0, 0, SQL_PRED_BASIC },
    [KIND_DATE]                = { "date", "DATE '", "'", NULL, FAMILY_DATETIME, SIZE_FIXED, SQL_TYPE_DATE, SQL_C_TYPE_DATE, 10, 6, 0, SQL_PRED_BASIC },
    [KIND_TIME]                = { "time", "TIME '", "'", "precision", FAMILY_DATETIME, SIZE_SECONDS, SQL_TYPE_TIME, SQL_C_TYPE_TIME, 8, 6, 0, SQL_PRED_BASIC },
    [KIND_TIME_TZ]             = { "time with time zone", "TIME '", "'", NULL, FAMILY_ASCII, SIZE_SECONDS, SQL_VARCHAR, 0, 8 + ZONE_LENGTH, 0, 0, SQL_PRED_BASIC },
    [KIND_TIMESTAMP]           = { "timestamp", "TIMESTAMP '", "'", "precision", FAMILY_DATETIME, SIZE_SECONDS, SQL_TYPE_TIMESTAMP, SQL_C_TYPE_TIMESTAMP, 19, 16, 0, SQL_PRED_BASIC },
    [KIND_TIMESTAMP_TZ]        = { "timestamp with time zone", "TIMESTAMP '", "'", NULL, FAMILY_ASCII, SIZE_SECONDS, SQL_VARCHAR, 0, 19 + ZONE_LENGTH, 0, 0, SQL_PRED_BASIC },
    [KIND_INTERVAL_YEAR_MONTH] = { "interval year to month", "INTERVAL '", "' YEAR TO MONTH", NULL, FAMILY_ASCII, SIZE_FIXED, SQL_VARCHAR, 0, 13, 0, 0, SQL_PRED_BASIC },
    [KIND_INTERVAL_DAY_SECOND] = { "interval day to second", "INTERVAL '", "' DAY TO SECOND", NULL, FAMILY_ASCII, SIZE_FIXED, SQL_VARCHAR, 0, 26, 0, 0, SQL_PRED_BASIC },
    [KIND_ARRAY]               = { "array", NULL, NULL, NULL, FAMILY_TEXT, SIZE_COMPLEX, SQL_VARCHAR, 0, 0, 0, 0, SQL_PRED_BASIC },
    [KIND_MAP]                 = { "map", NULL, NULL, NULL, FAMILY_TEXT, SIZE_COMPLEX, SQL_VARCHAR, 0, 0, 0, 0, SQL_PRED_NONE },
    [KIND_ROW]                 = { "row", NULL, NULL, NULL, FAMILY_TEXT, SIZE_COMPLEX, SQL_VARCHAR, 0, 0, 0, 0, SQL_PRED_BASIC },
    [KIND_JSON]                = { "json", "JSON '", "'", NULL, FAMILY_TEXT, SIZE_COMPLEX, SQL_VARCHAR, 0, 0, 0, 0, SQL_PRED_NONE },
    [KIND_UUID]                = { "uuid", "UUID '", "'", NULL, FAMILY_GUID, SIZE_FIXED, SQL_GUID, SQL_C_GUID, 36, 16, 0, SQL_PRED_BASIC },
    [KIND_IPADDRESS]           = { "ipaddress", "IPADDRESS '", "'", NULL, FAMILY_ASCII, SIZE_FIXED, SQL_VARCHAR, 0, 45, 0, 0, SQL_PRED_BASIC },
    [KIND_OTHER]               = { "varchar", "'", "'", NULL, FAMILY_TEXT, SIZE_COMPLEX, SQL_VARCHAR, 0, 0, 0, 0, SQL_PRED_NONE },
};
/* clang-format on */

/* A length that applies: what is known of the data, else what the DSN says; ODBC has no text
 * column of size 0. */
static SQLULEN open_length(const struct data_type *type, uint32_t setting)
{
    SQLULEN length = type->longest ? type->longest : setting;

    return length ? length : 1;
}

static SQLULEN column_size(const struct kind_row *row, const struct data_type *type,
                           const struct type_settings *settings)
{
    switch (row->rule) {
    case SIZE_FIXED:
        return row->size;
    case SIZE_DIGITS:
        return type->precision;
    case SIZE_SECONDS:
        return row->size + (type->precision ? type->precision + 1u : 0);
    case SIZE_STRING:
        return type->length ? type->length : open_length(type, settings->string_length);
    case SIZE_COMPLEX:
        return open_length(type, settings->complex_length);
    case SIZE_BINARY:
        return open_length(type, settings->binary_length);
    }
    return 0;
}

static bool is_text(const struct kind_row *row)
{
    return row->family == FAMILY_TEXT || row->family == FAMILY_ASCII;
}

static SQLSMALLINT sql_type(const struct kind_row *row, bool wide)
{
    if (!wide || !is_text(row))
        return row->sql_type;
    return row->sql_type == SQL_CHAR ? SQL_WCHAR : SQL_WVARCHAR;
}

static SQLLEN octet_length(const struct kind_row *row, SQLULEN size, bool wide)
{
    if (row->octets)
        return row->octets;
    switch (row->family) {
    case FAMILY_TEXT:
        return (SQLLEN)size * 4; /* four bytes in UTF-8, or a surrogate pair */
    case FAMILY_ASCII:
        return (SQLLEN)size * (wide ? 2 : 1);
    case FAMILY_EXACT:
        return (SQLLEN)size + 2; /* decimal, as characters with sign and point */
    default:
        return (SQLLEN)size;
    }
}

static SQLLEN display_size(const struct kind_row *row, SQLULEN size)
{
    if (row->display)
        return row->display;
    if (row->family == FAMILY_BINARY)
        return (SQLLEN)size * 2; /* hexadecimal digits */
    return (SQLLEN)size + (row->rule == SIZE_DIGITS ? 2 : 0);
}

static void set_digits(const struct kind_row *row, const struct data_type *type,
                       struct odbc_type *out)
{
    if (row->family == FAMILY_EXACT || row->family == FAMILY_APPROXIMATE) {
        out->is_signed = true;
        out->radix = 10;
        out->precision = (SQLSMALLINT)out->column_size;
    }
    if (row->family == FAMILY_EXACT) {
        out->has_digits = true;
        out->scale = row->rule == SIZE_DIGITS ? type->scale : 0;
        out->decimal_digits = out->scale;
    }
    if (row->family == FAMILY_DATETIME && row->rule == SIZE_SECONDS) {
        out->has_digits = true;
        out->precision = type->precision;
        out->decimal_digits = type->precision;
    }
}

void odbc_type_of(const struct data_type *type, const struct type_settings *settings,
                  struct odbc_type *out)
{
    const struct kind_row *row = &rows[type->kind];
    SQLULEN size = column_size(row, type, settings);
    SQLSMALLINT concise = sql_type(row, settings->wide_strings);
    bool is_datetime = row->family == FAMILY_DATETIME;

    *out = (struct odbc_type){
        .type_name = row->name,
        .literal_prefix = row->literal_prefix,
        .literal_suffix = row->literal_suffix,
        .concise_type = concise,
        .verbose_type = is_datetime ? SQL_DATETIME : concise,
        /* SQL_TYPE_DATE … are ten times SQL_DATETIME and the subcode; appendix D, "Data Type
         * Identifiers and Descriptors" */
        .subcode = is_datetime ? (SQLSMALLINT)(concise - SQL_DATETIME * 10) : 0,
        .column_size = size,
        .octet_length = octet_length(row, size, settings->wide_strings),
        .display_size = display_size(row, size),
        .case_sensitive = row->family == FAMILY_TEXT,
        .searchable = row->searchable,
    };
    set_digits(row, type, out);
}

bool kind_is_unbounded(const struct data_type *type)
{
    enum size_rule rule = rows[type->kind].rule;

    return rule == SIZE_COMPLEX || rule == SIZE_BINARY ||
           (rule == SIZE_STRING && type->length == LENGTH_UNBOUNDED);
}

SQLSMALLINT kind_default_c_type(enum kind kind)
{
    return rows[kind].c_type;
}

static struct data_type largest_of(enum kind kind)
{
    struct data_type type = { .kind = kind };

    if (kind == KIND_DECIMAL)
        type.precision = MOST_DECIMAL_DIGITS;
    else if (rows[kind].rule == SIZE_SECONDS)
        type.precision = MOST_SECOND_DIGITS;
    else if (kind == KIND_CHAR)
        type.length = MOST_CHAR_LENGTH;
    else if (kind == KIND_VARCHAR)
        type.length = MOST_VARCHAR_LENGTH;
    return type;
}

static struct type_info info_of(enum kind kind, const struct type_settings *settings, bool wide)
{
    struct type_settings as_listed = *settings;
    struct data_type type = largest_of(kind);
    struct type_info info = { .kind = kind, .create_params = rows[kind].create_params };

    as_listed.wide_strings = wide;
    odbc_type_of(&type, &as_listed, &info.type);
    info.has_scale = info.type.has_digits;
    if (kind == KIND_DECIMAL)
        info.maximum_scale = MOST_DECIMAL_DIGITS;
    else
        info.maximum_scale = info.type.decimal_digits;
    return info;
}

/* Puts it behind those of a smaller or the same data type. */
static void insert(struct type_info *list, size_t count, const struct type_info *info)
{
    size_t at = count;

    for (; at > 0 && list[at - 1].type.concise_type > info->type.concise_type; at--)
        list[at] = list[at - 1];
    list[at] = *info;
}

size_t type_info_list(const struct type_settings *settings, struct type_info out[TYPE_INFO_MOST])
{
    size_t count = 0;

    for (enum kind kind = 0; kind < KIND_OTHER; kind++) {
        bool in_both = kind == KIND_CHAR || kind == KIND_VARCHAR;
        struct type_info info = info_of(kind, settings, !in_both && settings->wide_strings);

        insert(out, count++, &info);
        if (!in_both)
            continue;
        info = info_of(kind, settings, true);
        insert(out, count++, &info);
    }
    return count;
}
