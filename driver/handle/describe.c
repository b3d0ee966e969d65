/* SQLNumResultCols, SQLDescribeCol, SQLColAttribute: what the columns of the result are.
 *
 * SQLColAttribute's fields are rows of one table; SQLGetDescField on the IRD reads the same. */
#include "handle/describe.h"

#include "handle/dbc.h"
#include "handle/stmt.h"

static SQLRETURN need_columns(struct stmt *s)
{
    if (!s->is_executed)
        return handle_error(&s->handle, "HY010", "No statement has been executed");
    return SQL_SUCCESS;
}

SQLRETURN stmt_num_result_cols(struct stmt *s, SQLSMALLINT *count)
{
    SQLRETURN rc = need_columns(s);

    if (rc == SQL_SUCCESS && count)
        *count = (SQLSMALLINT)s->columns.count;
    return rc;
}

static SQLRETURN check_column(struct stmt *s, SQLUSMALLINT column)
{
    SQLRETURN rc = need_columns(s);

    if (rc != SQL_SUCCESS)
        return rc;
    if (s->columns.count == 0)
        return handle_error(&s->handle, "07005", "The statement has no result set");
    if (column == 0)
        return handle_error(&s->handle, "07009", "Bookmarks are not in use");
    if (column > s->columns.count)
        return handle_error(&s->handle, "07009", "There is no column %d: the result has %zu",
                            (int)column, s->columns.count);
    return SQL_SUCCESS;
}

SQLRETURN stmt_describe_col(struct stmt *s, SQLUSMALLINT column, struct text_out name,
                            SQLSMALLINT *type, SQLULEN *size, SQLSMALLINT *digits,
                            SQLSMALLINT *nullable)
{
    struct odbc_type odbc;
    SQLRETURN rc = check_column(s, column);

    if (rc != SQL_SUCCESS)
        return rc;
    odbc_type_of(&s->columns.at[column - 1].type, dbc_type_settings(s->dbc), &odbc);
    if (type)
        *type = dbc_type_code(s->dbc, odbc.concise_type);
    if (size)
        *size = odbc.column_size;
    if (digits)
        *digits = odbc.decimal_digits;
    if (nullable)
        *nullable = s->columns.at[column - 1].nullable;
    return handle_text_result(
        &s->handle, text_write(&name, columns_text(&s->columns, column - 1u, COLUMN_LABEL)));
}

/* What a field getter sees. */
struct field_source {
    const struct stmt *stmt;
    size_t column; /* from 0 */
    struct odbc_type odbc;
};

static struct str text_of(const struct field_source *f, enum column_text which)
{
    return columns_text(&f->stmt->columns, f->column, which);
}

static SQLLEN get_count(const struct field_source *f)
{
    return (SQLLEN)f->stmt->columns.count;
}

static SQLLEN get_concise_type(const struct field_source *f)
{
    return dbc_type_code(f->stmt->dbc, f->odbc.concise_type);
}

static SQLLEN get_type(const struct field_source *f)
{
    return f->odbc.verbose_type;
}

static SQLLEN get_subcode(const struct field_source *f)
{
    return f->odbc.subcode;
}

static SQLLEN get_length(const struct field_source *f)
{
    return (SQLLEN)f->odbc.column_size;
}

static SQLLEN get_octet_length(const struct field_source *f)
{
    return f->odbc.octet_length;
}

static SQLLEN get_display_size(const struct field_source *f)
{
    return f->odbc.display_size;
}

static SQLLEN get_precision(const struct field_source *f)
{
    return f->odbc.precision;
}

static SQLLEN get_scale(const struct field_source *f)
{
    return f->odbc.scale;
}

static SQLLEN get_radix(const struct field_source *f)
{
    return f->odbc.radix;
}

static SQLLEN get_interval_precision(const struct field_source *f)
{
    return f->odbc.interval_precision;
}

static SQLLEN get_nullable(const struct field_source *f)
{
    return f->stmt->columns.at[f->column].nullable;
}

static SQLLEN get_unsigned(const struct field_source *f)
{
    return f->odbc.is_signed ? SQL_FALSE : SQL_TRUE;
}

static SQLLEN get_case_sensitive(const struct field_source *f)
{
    return f->odbc.case_sensitive ? SQL_TRUE : SQL_FALSE;
}

static SQLLEN get_searchable(const struct field_source *f)
{
    return f->odbc.searchable;
}

static SQLLEN get_unnamed(const struct field_source *f)
{
    return text_of(f, COLUMN_LABEL).n ? SQL_NAMED : SQL_UNNAMED;
}

static SQLLEN get_false(const struct field_source *f)
{
    (void)f; /* no column counts by itself, and no decimal is money */
    return SQL_FALSE;
}

static SQLLEN get_updatable(const struct field_source *f)
{
    (void)f;
    return SQL_ATTR_READONLY;
}

static struct str get_label(const struct field_source *f)
{
    return text_of(f, COLUMN_LABEL);
}

static struct str get_table(const struct field_source *f)
{
    return text_of(f, COLUMN_TABLE);
}

static struct str get_schema(const struct field_source *f)
{
    return text_of(f, COLUMN_SCHEMA);
}

static struct str get_catalog(const struct field_source *f)
{
    return text_of(f, COLUMN_CATALOG);
}

static struct str get_base_column(const struct field_source *f)
{
    return text_of(f, COLUMN_NAME);
}

static struct str get_type_name(const struct field_source *f)
{
    return str_c(f->odbc.type_name);
}

static struct str get_literal_prefix(const struct field_source *f)
{
    return str_c(f->odbc.literal_prefix);
}

static struct str get_literal_suffix(const struct field_source *f)
{
    return str_c(f->odbc.literal_suffix);
}

/* clang-format off */
static const struct field {
    SQLUSMALLINT id;
    SQLLEN (*number)(const struct field_source *);
    struct str (*text)(const struct field_source *);
} fields[] = {
    { SQL_DESC_COUNT,                       get_count,              NULL },
    { SQL_COLUMN_COUNT,                     get_count,              NULL },
    { SQL_DESC_CONCISE_TYPE,                get_concise_type,       NULL },
    { SQL_DESC_TYPE,                        get_type,               NULL },
    { SQL_DESC_DATETIME_INTERVAL_CODE,      get_subcode,            NULL },
    { SQL_DESC_DATETIME_INTERVAL_PRECISION, get_interval_precision, NULL },
    { SQL_DESC_LENGTH,                      get_length,             NULL },
    { SQL_COLUMN_LENGTH,                    get_octet_length,       NULL },
    { SQL_DESC_OCTET_LENGTH,                get_octet_length,       NULL },
    { SQL_DESC_DISPLAY_SIZE,                get_display_size,       NULL },
    { SQL_DESC_PRECISION,                   get_precision,          NULL },
    { SQL_COLUMN_PRECISION,                 get_length,             NULL },
    { SQL_DESC_SCALE,                       get_scale,              NULL },
    { SQL_COLUMN_SCALE,                     get_scale,              NULL },
    { SQL_DESC_NUM_PREC_RADIX,              get_radix,              NULL },
    { SQL_DESC_NULLABLE,                    get_nullable,           NULL },
    { SQL_COLUMN_NULLABLE,                  get_nullable,           NULL },
    { SQL_DESC_UNSIGNED,                    get_unsigned,           NULL },
    { SQL_DESC_CASE_SENSITIVE,              get_case_sensitive,     NULL },
    { SQL_DESC_SEARCHABLE,                  get_searchable,         NULL },
    { SQL_DESC_UPDATABLE,                   get_updatable,          NULL },
    { SQL_DESC_AUTO_UNIQUE_VALUE,           get_false,              NULL },
    { SQL_DESC_FIXED_PREC_SCALE,            get_false,              NULL },
    { SQL_DESC_UNNAMED,                     get_unnamed,            NULL },
    { SQL_DESC_LABEL,                       NULL, get_label },
    { SQL_DESC_NAME,                        NULL, get_label },
    { SQL_COLUMN_NAME,                      NULL, get_label },
    { SQL_DESC_BASE_COLUMN_NAME,            NULL, get_base_column },
    { SQL_DESC_TABLE_NAME,                  NULL, get_table },
    { SQL_DESC_BASE_TABLE_NAME,             NULL, get_table },
    { SQL_DESC_SCHEMA_NAME,                 NULL, get_schema },
    { SQL_DESC_CATALOG_NAME,                NULL, get_catalog },
    { SQL_DESC_TYPE_NAME,                   NULL, get_type_name },
    { SQL_DESC_LOCAL_TYPE_NAME,             NULL, get_type_name },
    { SQL_DESC_LITERAL_PREFIX,              NULL, get_literal_prefix },
    { SQL_DESC_LITERAL_SUFFIX,              NULL, get_literal_suffix },
};
/* clang-format on */

static const struct field *find_field(SQLUSMALLINT id)
{
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        if (fields[i].id == id)
            return &fields[i];
    }
    return NULL;
}

bool describe_field(const struct stmt *s, size_t column, SQLUSMALLINT id, struct described *out)
{
    struct field_source source = { .stmt = s, .column = column };
    const struct field *field = find_field(id);

    if (!field)
        return false;
    if (column < s->columns.count)
        odbc_type_of(&s->columns.at[column].type, dbc_type_settings(s->dbc), &source.odbc);
    out->is_text = field->text != NULL;
    if (field->text)
        out->text = field->text(&source);
    else
        out->number = field->number(&source);
    return true;
}

static bool is_count(SQLUSMALLINT id)
{
    return id == SQL_DESC_COUNT || id == SQL_COLUMN_COUNT;
}

SQLRETURN stmt_col_attribute(struct stmt *s, SQLUSMALLINT column, SQLUSMALLINT id,
                             struct text_out text, SQLLEN *number)
{
    struct described value;
    SQLRETURN rc = is_count(id) ? need_columns(s) : check_column(s, column);

    if (rc != SQL_SUCCESS)
        return rc;
    if (!describe_field(s, is_count(id) ? 0 : column - 1u, id, &value))
        return handle_error(&s->handle, "HY091", "%d is no column attribute", (int)id);
    if (value.is_text)
        return handle_text_result(&s->handle, text_write(&text, value.text));
    if (number)
        *number = value.number;
    return SQL_SUCCESS;
}
