#include "handle/sqlstate.h"

#include <stdio.h>

/* Error kind → SQLSTATE, while a connection is made and otherwise. Source: the tables of
 * SQLDriverConnect and SQLExecDirect in the ODBC reference. */
static const struct {
    enum err_kind kind;
    const char *connecting;
    const char *otherwise;
} kind_states[] = {
    { ERR_MEMORY, "HY001", "HY001" },      { ERR_CONFIG, "08001", "HY000" },
    { ERR_CREDENTIALS, "28000", "28000" }, { ERR_DENIED, "42000", "42000" },
    { ERR_NETWORK, "08001", "08S01" },     { ERR_PROTOCOL, "08001", "08S01" },
    { ERR_THROTTLED, "08004", "HY000" },   { ERR_NOT_FOUND, "3D000", "42S02" },
    { ERR_QUERY, "HY000", "42000" },       { ERR_CANCELED, "HY008", "HY008" },
    { ERR_TIMEOUT, "HYT00", "HYT00" },
};

/* Athena's words → SQLSTATE and what to do next. The first row whose words occur in the text
 * wins, so the exact ones come first. Sources: Trino's StandardErrorCode and
 * the Athena user guide, "Error catalog" and "Troubleshooting"; docs/errors.md lists them. */
static const struct {
    struct str words;
    const char *sqlstate;
    const char *advice;
} reasons[] = {
    { STR("Permission denied on S3 path"), "42000",
      "allow s3:GetObject and s3:ListBucket on that bucket: docs/permissions.md has the statement "
      "to add" },
    { STR("Access Denied (Service: Amazon S3"), "42000",
      "allow s3:GetObject and s3:ListBucket on the bucket of the data: docs/permissions.md has the "
      "statement to add" },
    { STR("Unable to verify/create output bucket"), "42000",
      "check S3OutputBucket, and that the policy allows s3:GetBucketLocation and s3:PutObject on "
      "it" },
    { STR("No output location provided"), "HY000",
      "set S3OutputBucket in the DSN, or a result location in the workgroup" },
    { STR("Insufficient permissions to execute the query"), "42000",
      "add the action named above to the IAM policy: docs/permissions.md" },
    { STR("not authorized to perform"), "42000",
      "add the action named above to the IAM policy: docs/permissions.md" },
    { STR("COLUMN_NOT_FOUND"), "42S22", NULL },
    { STR("TABLE_NOT_FOUND"), "42S02", NULL },
    { STR("VIEW_NOT_FOUND"), "42S02", NULL },
    { STR("SCHEMA_NOT_FOUND"), "3F000", NULL },
    { STR("CATALOG_NOT_FOUND"), "3D000", NULL },
    { STR("TABLE_ALREADY_EXISTS"), "42S01", NULL },
    { STR("AlreadyExistsException"), "42S01", NULL },
    { STR("COLUMN_ALREADY_EXISTS"), "42S21", NULL },
    { STR("DIVISION_BY_ZERO"), "22012", NULL },
    { STR("INVALID_CAST_ARGUMENT"), "22018", NULL },
    { STR("NUMERIC_VALUE_OUT_OF_RANGE"), "22003", NULL },
    { STR("INVALID_FUNCTION_ARGUMENT"), "22023", NULL },
    { STR("INVALID_LITERAL"), "42000", NULL },
    { STR("AMBIGUOUS_NAME"), "42000", NULL },
    { STR("MISSING_COLUMN_ALIAS"), "42000", NULL },
    { STR("TYPE_MISMATCH"), "42000", NULL },
    { STR("FUNCTION_NOT_FOUND"), "42000", NULL },
    { STR("SYNTAX_ERROR"), "42000", NULL },
    { STR("SemanticException"), "42000", NULL },
    { STR("ParseException"), "42000", NULL },
    { STR("mismatched input"), "42000", NULL },
    { STR("MALFORMED_QUERY"), "42000", NULL },
    { STR("NOT_SUPPORTED"), "HYC00", NULL },
    { STR("Query timeout"), "HYT00",
      "Athena ends a query at the service's own limit; ask for less, or for a higher quota" },
    { STR("EXCEEDED_TIME_LIMIT"), "HYT00", NULL },
    { STR("Bytes scanned limit was exceeded"), "HY000",
      "the workgroup limits what one query may scan: narrow the query, or raise the limit" },
    { STR("Query exhausted resources"), "HY000",
      "sort, group or join less at once, or try again: the service was out of memory for it" },
    { STR("HIVE_BAD_DATA"), "HY000", "a file of the table does not have the declared format" },
    { STR("HIVE_CURSOR_ERROR"), "HY000", "a file of the table could not be read" },
    { STR("GENERIC_INTERNAL_ERROR"), "HY000", NULL },
};

static const struct {
    enum conv_status status;
    const char *sqlstate;
    const char *text;
} conversions[] = {
    { CONV_CUT, "01004", "Data were cut to the length of the buffer" },
    { CONV_FRACTION_CUT, "01S07", "Fractional digits were cut" },
    { CONV_OUT_OF_RANGE, "22003", "The value is out of the range of the C type or buffer" },
    { CONV_NOT_A_VALUE, "22018", "The text is no value of the C type" },
    { CONV_DATETIME, "22007", "The text is no valid date, time or timestamp" },
    { CONV_INTERVAL_OVERFLOW, "22015", "The interval is out of the range of its leading field" },
};

const char *sqlstate_of(const struct err *e, SQLSMALLINT handle_type)
{
    bool connecting = handle_type == SQL_HANDLE_DBC;

    if (e->sqlstate[0])
        return e->sqlstate;
    for (size_t i = 0; i < ARRAY_LEN(kind_states); i++) {
        if (kind_states[i].kind == e->kind)
            return connecting ? kind_states[i].connecting : kind_states[i].otherwise;
    }
    return "HY000";
}

const char *sqlstate_of_conversion(enum conv_status status, const char **text)
{
    for (size_t i = 0; i < ARRAY_LEN(conversions); i++) {
        if (conversions[i].status == status) {
            *text = conversions[i].text;
            return conversions[i].sqlstate;
        }
    }
    *text = "The conversion failed";
    return "HY000";
}

void sqlstate_explain_failure(struct err *e)
{
    struct str text = str_c(e->text);

    if (e->kind != ERR_QUERY && e->kind != ERR_DENIED)
        return;
    for (size_t i = 0; i < ARRAY_LEN(reasons); i++) {
        if (str_find(text, reasons[i].words) == SIZE_MAX)
            continue;
        snprintf(e->sqlstate, sizeof e->sqlstate, "%s", reasons[i].sqlstate);
        if (reasons[i].advice)
            err_append(e, ". What to do: %s", reasons[i].advice);
        return;
    }
}
