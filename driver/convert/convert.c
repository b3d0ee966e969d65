#include "convert/convert.h"

#include <time.h>

#include "convert/cell.h"
#include "convert/put.h"

/* What a cell's text is: the kinds that convert alike. Kinds that ODBC sees as text but whose text
 * has a form of its own (intervals, arrays, addresses) convert as any text does. */
enum source {
    SOURCE_TEXT,
    SOURCE_ZONED, /* a time or timestamp with a zone: text, of which the zone may be lost */
    SOURCE_BIT,
    SOURCE_INTEGER,
    SOURCE_DECIMAL,
    SOURCE_APPROXIMATE,
    SOURCE_BINARY,
    SOURCE_DATE,
    SOURCE_TIME,
    SOURCE_TIMESTAMP,
    SOURCE_GUID,
    SOURCE_COUNT
};

static const enum source sources[KIND_COUNT] = {
    [KIND_BOOLEAN] = SOURCE_BIT,         [KIND_TINYINT] = SOURCE_INTEGER,
    [KIND_SMALLINT] = SOURCE_INTEGER,    [KIND_INTEGER] = SOURCE_INTEGER,
    [KIND_BIGINT] = SOURCE_INTEGER,      [KIND_REAL] = SOURCE_APPROXIMATE,
    [KIND_DOUBLE] = SOURCE_APPROXIMATE,  [KIND_DECIMAL] = SOURCE_DECIMAL,
    [KIND_CHAR] = SOURCE_TEXT,           [KIND_VARCHAR] = SOURCE_TEXT,
    [KIND_VARBINARY] = SOURCE_BINARY,    [KIND_DATE] = SOURCE_DATE,
    [KIND_TIME] = SOURCE_TIME,           [KIND_TIME_TZ] = SOURCE_ZONED,
    [KIND_TIMESTAMP] = SOURCE_TIMESTAMP, [KIND_TIMESTAMP_TZ] = SOURCE_ZONED,
    [KIND_UUID] = SOURCE_GUID,
};

/* C types that are reached alike. */
enum group {
    GROUP_CHAR,
    GROUP_WCHAR,
    GROUP_BINARY,
    GROUP_NUMBER,
    GROUP_DATE,
    GROUP_TIME,
    GROUP_TIMESTAMP,
    GROUP_INTERVAL,        /* of one field */
    GROUP_INTERVAL_FIELDS, /* of several */
    GROUP_GUID,
    GROUP_COUNT
};

/* Appendix D as a table. Row: what Athena sent. Column: what the application asked for. Empty:
 * 07006. */
/* clang-format off */
static conv_fn *const conversions[SOURCE_COUNT][GROUP_COUNT] = {
    [SOURCE_TEXT] = {
        [GROUP_CHAR] = text_to_char,          [GROUP_WCHAR] = text_to_wchar,
        [GROUP_BINARY] = text_to_binary,      [GROUP_NUMBER] = number_to_fixed,
        [GROUP_DATE] = text_to_moment,        [GROUP_TIME] = text_to_moment,
        [GROUP_TIMESTAMP] = text_to_moment,   [GROUP_INTERVAL] = text_to_interval,
        [GROUP_INTERVAL_FIELDS] = text_to_interval, [GROUP_GUID] = guid_to_fixed },
    [SOURCE_ZONED] = {
        [GROUP_CHAR] = text_to_char,          [GROUP_WCHAR] = text_to_wchar,
        [GROUP_BINARY] = text_to_binary,      [GROUP_NUMBER] = number_to_fixed,
        [GROUP_DATE] = zoned_to_moment,       [GROUP_TIME] = zoned_to_moment,
        [GROUP_TIMESTAMP] = zoned_to_moment,  [GROUP_INTERVAL] = text_to_interval,
        [GROUP_INTERVAL_FIELDS] = text_to_interval, [GROUP_GUID] = guid_to_fixed },
    [SOURCE_BIT] = {
        [GROUP_CHAR] = boolean_to_char,       [GROUP_WCHAR] = boolean_to_wchar,
        [GROUP_BINARY] = native_to_binary,    [GROUP_NUMBER] = boolean_to_number },
    [SOURCE_INTEGER] = {
        [GROUP_CHAR] = number_to_char,        [GROUP_WCHAR] = number_to_wchar,
        [GROUP_BINARY] = native_to_binary,    [GROUP_NUMBER] = number_to_fixed,
        [GROUP_INTERVAL] = number_to_interval,
        [GROUP_INTERVAL_FIELDS] = number_to_interval_fields },
    [SOURCE_DECIMAL] = {
        [GROUP_CHAR] = number_to_char,        [GROUP_WCHAR] = number_to_wchar,
        [GROUP_BINARY] = number_to_binary,    [GROUP_NUMBER] = number_to_fixed,
        [GROUP_INTERVAL] = number_to_interval,
        [GROUP_INTERVAL_FIELDS] = number_to_interval_fields },
    [SOURCE_APPROXIMATE] = {
        [GROUP_CHAR] = number_to_char,        [GROUP_WCHAR] = number_to_wchar,
        [GROUP_BINARY] = native_to_binary,    [GROUP_NUMBER] = number_to_fixed },
    [SOURCE_BINARY] = {
        [GROUP_CHAR] = hex_to_char,           [GROUP_WCHAR] = hex_to_wchar,
        [GROUP_BINARY] = hex_to_binary },
    [SOURCE_DATE] = {
        [GROUP_CHAR] = moment_to_char,        [GROUP_WCHAR] = moment_to_wchar,
        [GROUP_BINARY] = native_to_binary,    [GROUP_DATE] = moment_to_fixed,
        [GROUP_TIMESTAMP] = moment_to_fixed },
    [SOURCE_TIME] = {
        [GROUP_CHAR] = moment_to_char,        [GROUP_WCHAR] = moment_to_wchar,
        [GROUP_BINARY] = native_to_binary,    [GROUP_TIME] = moment_to_fixed,
        [GROUP_TIMESTAMP] = moment_to_fixed },
    [SOURCE_TIMESTAMP] = {
        [GROUP_CHAR] = moment_to_char,        [GROUP_WCHAR] = moment_to_wchar,
        [GROUP_BINARY] = native_to_binary,    [GROUP_DATE] = moment_to_fixed,
        [GROUP_TIME] = moment_to_fixed,       [GROUP_TIMESTAMP] = moment_to_fixed },
    [SOURCE_GUID] = {
        [GROUP_CHAR] = guid_to_char,          [GROUP_WCHAR] = guid_to_wchar,
        [GROUP_BINARY] = native_to_binary,    [GROUP_GUID] = guid_to_fixed },
};

/* A C type under each of its codes. Source: ODBC reference, appendix D, "C Data Types". */
static const struct c_type {
    SQLSMALLINT code;
    enum group group;
    size_t size;
    union conv_put put;
    int first_field, last_field;
} c_types[] = {
    { SQL_C_CHAR,           GROUP_CHAR,      0,                           { 0 },                       0, 0 },
    { SQL_C_WCHAR,          GROUP_WCHAR,     0,                           { 0 },                       0, 0 },
    { SQL_C_BINARY,         GROUP_BINARY,    0,                           { 0 },                       0, 0 },
    { SQL_C_SLONG,          GROUP_NUMBER,    sizeof(SQLINTEGER),          { .number = put_slong },     0, 0 },
    { SQL_C_LONG,           GROUP_NUMBER,    sizeof(SQLINTEGER),          { .number = put_slong },     0, 0 },
    { SQL_C_ULONG,          GROUP_NUMBER,    sizeof(SQLUINTEGER),         { .number = put_ulong },     0, 0 },
    { SQL_C_SBIGINT,        GROUP_NUMBER,    sizeof(SQLBIGINT),           { .number = put_sbigint },   0, 0 },
    { SQL_C_UBIGINT,        GROUP_NUMBER,    sizeof(SQLUBIGINT),          { .number = put_ubigint },   0, 0 },
    { SQL_C_SSHORT,         GROUP_NUMBER,    sizeof(SQLSMALLINT),         { .number = put_sshort },    0, 0 },
    { SQL_C_SHORT,          GROUP_NUMBER,    sizeof(SQLSMALLINT),         { .number = put_sshort },    0, 0 },
    { SQL_C_USHORT,         GROUP_NUMBER,    sizeof(SQLUSMALLINT),        { .number = put_ushort },    0, 0 },
    { SQL_C_STINYINT,       GROUP_NUMBER,    sizeof(SQLSCHAR),            { .number = put_stinyint },  0, 0 },
    { SQL_C_TINYINT,        GROUP_NUMBER,    sizeof(SQLSCHAR),            { .number = put_stinyint },  0, 0 },
    { SQL_C_UTINYINT,       GROUP_NUMBER,    sizeof(SQLCHAR),             { .number = put_utinyint },  0, 0 },
    { SQL_C_BIT,            GROUP_NUMBER,    sizeof(SQLCHAR),             { .number = put_bit },       0, 0 },
    { SQL_C_FLOAT,          GROUP_NUMBER,    sizeof(SQLREAL),             { .number = put_float },     0, 0 },
    { SQL_C_DOUBLE,         GROUP_NUMBER,    sizeof(SQLDOUBLE),           { .number = put_double },    0, 0 },
    { SQL_C_NUMERIC,        GROUP_NUMBER,    sizeof(SQL_NUMERIC_STRUCT),  { .number = put_numeric },   0, 0 },
    { SQL_C_TYPE_DATE,      GROUP_DATE,      sizeof(SQL_DATE_STRUCT),     { .moment = put_date },      0, 0 },
    { SQL_C_DATE,           GROUP_DATE,      sizeof(SQL_DATE_STRUCT),     { .moment = put_date },      0, 0 },
    { SQL_C_TYPE_TIME,      GROUP_TIME,      sizeof(SQL_TIME_STRUCT),     { .moment = put_time },      0, 0 },
    { SQL_C_TIME,           GROUP_TIME,      sizeof(SQL_TIME_STRUCT),     { .moment = put_time },      0, 0 },
    { SQL_C_TYPE_TIMESTAMP, GROUP_TIMESTAMP, sizeof(SQL_TIMESTAMP_STRUCT), { .moment = put_timestamp }, 0, 0 },
    { SQL_C_TIMESTAMP,      GROUP_TIMESTAMP, sizeof(SQL_TIMESTAMP_STRUCT), { .moment = put_timestamp }, 0, 0 },
    { SQL_C_GUID,           GROUP_GUID,      sizeof(SQLGUID),             { 0 },                       0, 0 },
    { SQL_C_INTERVAL_YEAR,             GROUP_INTERVAL,        sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_YEAR,   FIELD_YEAR },
    { SQL_C_INTERVAL_MONTH,            GROUP_INTERVAL,        sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_MONTH,  FIELD_MONTH },
    { SQL_C_INTERVAL_DAY,              GROUP_INTERVAL,        sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_DAY,    FIELD_DAY },
    { SQL_C_INTERVAL_HOUR,             GROUP_INTERVAL,        sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_HOUR,   FIELD_HOUR },
    { SQL_C_INTERVAL_MINUTE,           GROUP_INTERVAL,        sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_MINUTE, FIELD_MINUTE },
    { SQL_C_INTERVAL_SECOND,           GROUP_INTERVAL,        sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_SECOND, FIELD_SECOND },
    { SQL_C_INTERVAL_YEAR_TO_MONTH,    GROUP_INTERVAL_FIELDS, sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_YEAR,   FIELD_MONTH },
    { SQL_C_INTERVAL_DAY_TO_HOUR,      GROUP_INTERVAL_FIELDS, sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_DAY,    FIELD_HOUR },
    { SQL_C_INTERVAL_DAY_TO_MINUTE,    GROUP_INTERVAL_FIELDS, sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_DAY,    FIELD_MINUTE },
    { SQL_C_INTERVAL_DAY_TO_SECOND,    GROUP_INTERVAL_FIELDS, sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_DAY,    FIELD_SECOND },
    { SQL_C_INTERVAL_HOUR_TO_MINUTE,   GROUP_INTERVAL_FIELDS, sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_HOUR,   FIELD_MINUTE },
    { SQL_C_INTERVAL_HOUR_TO_SECOND,   GROUP_INTERVAL_FIELDS, sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_HOUR,   FIELD_SECOND },
    { SQL_C_INTERVAL_MINUTE_TO_SECOND, GROUP_INTERVAL_FIELDS, sizeof(SQL_INTERVAL_STRUCT), { .interval = put_interval }, FIELD_MINUTE, FIELD_SECOND },
};

/* Short cuts for what applications read most. */
static const struct {
    enum source source;
    SQLSMALLINT c_type;
    conv_fn *run;
} short_cuts[] = {
    { SOURCE_INTEGER,     SQL_C_SBIGINT,        integer_to_sbigint },
    { SOURCE_INTEGER,     SQL_C_SLONG,          integer_to_slong },
    { SOURCE_INTEGER,     SQL_C_LONG,           integer_to_slong },
    { SOURCE_INTEGER,     SQL_C_SSHORT,         integer_to_sshort },
    { SOURCE_INTEGER,     SQL_C_SHORT,          integer_to_sshort },
    { SOURCE_INTEGER,     SQL_C_STINYINT,       integer_to_stinyint },
    { SOURCE_INTEGER,     SQL_C_TINYINT,        integer_to_stinyint },
    { SOURCE_INTEGER,     SQL_C_DOUBLE,         decimal_to_double },
    { SOURCE_DECIMAL,     SQL_C_DOUBLE,         decimal_to_double },
    { SOURCE_APPROXIMATE, SQL_C_DOUBLE,         decimal_to_double },
    { SOURCE_DATE,        SQL_C_TYPE_DATE,      plain_to_date },
    { SOURCE_DATE,        SQL_C_DATE,           plain_to_date },
    { SOURCE_TIMESTAMP,   SQL_C_TYPE_TIMESTAMP, plain_to_timestamp },
    { SOURCE_TIMESTAMP,   SQL_C_TIMESTAMP,      plain_to_timestamp },
};
/* clang-format on */

static const struct c_type *find_c_type(SQLSMALLINT code)
{
    for (size_t i = 0; i < ARRAY_LEN(c_types); i++) {
        if (c_types[i].code == code)
            return &c_types[i];
    }
    return NULL;
}

bool conv_is_c_type(SQLSMALLINT c_type)
{
    return c_type == SQL_C_DEFAULT || find_c_type(c_type) != NULL;
}

size_t conv_element_size(SQLSMALLINT c_type)
{
    const struct c_type *found = find_c_type(c_type);

    return found ? found->size : 0;
}

SQLSMALLINT conv_default_c_type(const struct data_type *type, const struct type_settings *settings)
{
    SQLSMALLINT c_type = kind_default_c_type(type->kind);

    if (c_type)
        return c_type;
    return settings->wide_strings ? SQL_C_WCHAR : SQL_C_CHAR;
}

/* The local date, where a time needs one to become a timestamp. */
static SQL_DATE_STRUCT local_date(void)
{
    time_t now = time(NULL);
    struct tm local;

    if (!localtime_r(&now, &local))
        return (SQL_DATE_STRUCT){ 1970, 1, 1 };
    return (SQL_DATE_STRUCT){ (SQLSMALLINT)(local.tm_year + 1900), (SQLUSMALLINT)(local.tm_mon + 1),
                              (SQLUSMALLINT)local.tm_mday };
}

static conv_fn *find_short_cut(enum source source, SQLSMALLINT c_type)
{
    for (size_t i = 0; i < ARRAY_LEN(short_cuts); i++) {
        if (short_cuts[i].source == source && short_cuts[i].c_type == c_type)
            return short_cuts[i].run;
    }
    return NULL;
}

/* SQL_C_BINARY by way of the default C type. */
static void plan_native(struct conv_plan *plan)
{
    const struct c_type *native = find_c_type(kind_default_c_type(plan->type.kind));

    plan->native = conversions[sources[plan->type.kind]][native->group];
    plan->native_size = native->size;
    plan->put = native->put;
}

bool conv_plan_general(struct conv_plan *plan, const struct data_type *type,
                       const struct conv_binding *binding, const struct type_settings *settings)
{
    const struct c_type *c_type;

    *plan = (struct conv_plan){ .type = *type, .binding = *binding };
    if (binding->c_type == SQL_C_DEFAULT)
        plan->binding.c_type = conv_default_c_type(type, settings);
    c_type = find_c_type(plan->binding.c_type);
    if (!c_type)
        return false;
    plan->run = conversions[sources[type->kind]][c_type->group];
    plan->element_size = c_type->size;
    plan->put = c_type->put;
    plan->first_field = c_type->first_field;
    plan->last_field = c_type->last_field;
    if (plan->run == native_to_binary)
        plan_native(plan);
    if (c_type->group == GROUP_TIMESTAMP && plan->binding.today.month == 0)
        plan->binding.today = local_date();
    return plan->run != NULL;
}

bool conv_plan(struct conv_plan *plan, const struct data_type *type,
               const struct conv_binding *binding, const struct type_settings *settings)
{
    conv_fn *short_cut;

    if (!conv_plan_general(plan, type, binding, settings))
        return false;
    short_cut = find_short_cut(sources[type->kind], plan->binding.c_type);
    if (short_cut)
        plan->run = short_cut;
    return true;
}
