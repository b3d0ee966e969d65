#include "config/keys.h"

/* clang-format off */
static const struct key keys[KEY_COUNT] = {
    [KEY_DSN] = { "DSN", { NULL }, KEY_TEXT, "", 0, 0,
        "Name of the section in odbc.ini" },
    [KEY_DRIVER] = { "Driver", { NULL }, KEY_TEXT, "", 0, 0,
        "Name of the section in odbcinst.ini, or the driver's file" },
    [KEY_FILEDSN] = { "FILEDSN", { NULL }, KEY_TEXT, "", 0, 0,
        "A file that holds the keys; read by the driver manager" },
    [KEY_SAVEFILE] = { "SAVEFILE", { NULL }, KEY_TEXT, "", 0, 0,
        "A file to save the keys in; written by the driver manager" },
    [KEY_DESCRIPTION] = { "Description", { NULL }, KEY_TEXT, "", 0, 0,
        "A remark for people" },
    [KEY_S3_OUTPUT_BUCKET] = { "S3OutputBucket",
        { "S3OutputLocation", "OutputLocation", "S3StagingDirectory", "S3StagingDir", NULL },
        KEY_TEXT, "", 0, 0,
        "Bucket, or s3://bucket/prefix/, that Athena writes query results to" },
    [KEY_DATA_CATALOG] = { "DataCatalog", { "Catalog", "DataSource", NULL },
        KEY_TEXT, "awsdatacatalog", 0, 0,
        "Data catalog to connect to" },
    [KEY_OTHER_CATALOGS] = { "OtherCatalogs", { "IncludeOtherDataCatalogs", NULL },
        KEY_TEXT, "", 0, 0,
        "Further catalogs whose tables are listed too, separated by commas" },
    [KEY_SCHEMA] = { "Schema", { "Database", NULL }, KEY_TEXT, "default", 0, 0,
        "Database that unqualified table names mean" },
    [KEY_AUTH_TYPE] = { "AuthType", { "AuthenticationType", NULL }, KEY_CHOICE, "", 0, 0,
        "AWS Access Key or AWS Cross Account Role; left out: what the other keys suggest" },
    [KEY_KEY_ID] = { "KeyId", { "UID", "User", "AccessKeyId", "AWSKeyId", "AWSAccessKeyId", NULL },
        KEY_TEXT, "", 0, 0,
        "Access key id" },
    [KEY_SECRET] = { "Secret",
        { "PWD", "Password", "SecretAccessKey", "AWSSecretAccessKey", NULL },
        KEY_HIDDEN, "", 0, 0,
        "Secret access key" },
    [KEY_SESSION_TOKEN] = { "SessionToken", { "AWSSessionToken", NULL }, KEY_HIDDEN, "", 0, 0,
        "Session token of a temporary access key" },
    [KEY_ROLE_ARN] = { "RoleArn", { "AWSRoleArn", "PreferredRole", NULL }, KEY_TEXT, "", 0, 0,
        "ARN of the role to assume" },
    [KEY_EXTERNAL_ID] = { "ExternalId", { "AWSExternalId", NULL }, KEY_TEXT, "", 0, 0,
        "Value that the role's trust policy checks as sts:ExternalId" },
    [KEY_ROLE_SESSION_NAME] = { "RoleSessionName", { NULL }, KEY_TEXT, "athena-odbc", 0, 0,
        "Name of the role's session in CloudTrail" },
    [KEY_DURATION] = { "Duration", { "RoleSessionDuration", NULL }, KEY_NUMBER, "3600", 900, 43200,
        "Lifetime of the role's session in seconds; it is renewed when needed" },
    [KEY_REQUIRE_EXTERNAL_ID] = { "RequireExternalId", { NULL }, KEY_FLAG, "1", 0, 0,
        "Refuse a role that opens without an external id" },
    [KEY_REGION] = { "Region", { "AwsRegion", NULL }, KEY_TEXT, "us-east-1", 0, 0,
        "AWS region of the database" },
    [KEY_WORKGROUP] = { "Workgroup", { NULL }, KEY_TEXT, "", 0, 0,
        "Athena workgroup; left out: the account's primary one" },
    [KEY_ENDPOINT_URL] = { "EndpointUrl", { NULL }, KEY_TEXT, "", 0, 0,
        "Address of all services instead of AWS's own, as http://127.0.0.1:4566" },
    [KEY_ENDPOINT_OVERRIDE] = { "EndpointOverride", { "AthenaEndpoint", NULL },
        KEY_TEXT, "", 0, 0,
        "Address of Athena instead of AWS's own: host, host:port or a URL" },
    [KEY_GLUE_ENDPOINT_OVERRIDE] = { "GlueEndpointOverride", { "GlueEndpoint", NULL },
        KEY_TEXT, "", 0, 0,
        "Address of Glue instead of AWS's own" },
    [KEY_STS_ENDPOINT_OVERRIDE] = { "StsEndpointOverride", { "StsEndpoint", NULL },
        KEY_TEXT, "", 0, 0,
        "Address of STS instead of AWS's own" },
    [KEY_S3_ENDPOINT_OVERRIDE] = { "S3EndpointOverride", { "S3Endpoint", NULL },
        KEY_TEXT, "", 0, 0,
        "Address of S3 instead of AWS's own" },
    [KEY_TEST_CONNECTION] = { "TestConnection", { "ConnectionTest", NULL }, KEY_FLAG, "1", 0, 0,
        "Make one light call (athena:ListDatabases) while connecting, so that mistakes show then" },
    [KEY_STRING_COLUMN_LENGTH] = { "StringColumnLength", { "DefaultStringColumnLength", NULL },
        KEY_NUMBER, "65535", 1, 2147483647,
        "Column size told for strings without a length while the result is not complete" },
    [KEY_COMPLEX_TYPE_COLUMN_LENGTH] = { "ComplexTypeColumnLength", { NULL },
        KEY_NUMBER, "65535", 1, 2147483647,
        "The same for array, map, row and json" },
    [KEY_BINARY_COLUMN_LENGTH] = { "BinaryColumnLength", { NULL },
        KEY_NUMBER, "65535", 1, 2147483647,
        "The same for varbinary, in bytes" },
    [KEY_USE_WCHAR_FOR_STRING_TYPES] = { "UseWCharForStringTypes",
        { "UseSQLUnicodeTypes", NULL }, KEY_FLAG, "0", 0, 0,
        "Call text types SQL_WVARCHAR and SQL_WCHAR instead of SQL_VARCHAR and SQL_CHAR" },
    [KEY_MIN_POLLING_INTERVAL] = { "MinQueryExecutionPollingInterval",
        { "MinQueryExecutionPollingIntervalMillis", NULL }, KEY_NUMBER, "5", 1, 3600000,
        "Milliseconds until a query's state is asked for the first time; it then grows by half" },
    [KEY_MAX_POLLING_INTERVAL] = { "MaxQueryExecutionPollingInterval",
        { "MaxQueryExecutionPollingIntervalMillis", NULL }, KEY_NUMBER, "1000", 1, 3600000,
        "Most milliseconds between two looks at a query's state" },
    [KEY_CONNECTION_TIMEOUT] = { "ConnectionTimeout", { NULL }, KEY_NUMBER, "10", 0, 86400,
        "Seconds to wait for a TCP and TLS connection; 0: libcurl's own limit" },
    [KEY_REQUEST_TIMEOUT] = { "RequestTimeout", { NULL }, KEY_NUMBER, "60", 0, 86400,
        "Seconds that one HTTP request may take; 0: no limit" },
    [KEY_VERIFY_SSL] = { "VerifySSL", { NULL }, KEY_FLAG, "1", 0, 0,
        "Verify the certificates of servers; 0 is for tests only" },
    [KEY_TRUSTED_CERTS] = { "TrustedCerts", { NULL }, KEY_TEXT, "", 0, 0,
        "PEM file of the authorities to trust instead of the system's" },
    [KEY_APPLICATION_NAME] = { "ApplicationName", { "APP", NULL }, KEY_TEXT, "", 0, 0,
        "Name of the calling program for the User-Agent" },
};

static const struct { struct str spelling; enum auth_type type; } auth_types[] = {
    { STR("awsaccesskey"),        AUTH_ACCESS_KEY },
    { STR("accesskey"),           AUTH_ACCESS_KEY },
    { STR("iamcredentials"),      AUTH_ACCESS_KEY },
    { STR("awscrossaccountrole"), AUTH_CROSS_ACCOUNT_ROLE },
    { STR("crossaccountrole"),    AUTH_CROSS_ACCOUNT_ROLE },
    { STR("assumerole"),          AUTH_CROSS_ACCOUNT_ROLE },
};

static const struct { struct str spelling; bool value; } flags[] = {
    { STR("1"), true },  { STR("true"), true },   { STR("yes"), true }, { STR("on"), true },
    { STR("0"), false }, { STR("false"), false }, { STR("no"), false }, { STR("off"), false },
};
/* clang-format on */

enum { MOST_KEY_NAME = 64, MOST_DISTANCE = 3 };

const struct key *key_at(enum key_id id)
{
    return &keys[id];
}

/* A name in lower case without blanks, dashes and underscores. Longer ones than any key's are
 * cut: they match nothing. */
static struct str plain(struct str name, char out[MOST_KEY_NAME])
{
    size_t n = 0;

    for (size_t i = 0; i < name.n && n < MOST_KEY_NAME; i++) {
        char c = name.p[i];

        if (!ascii_is_space(c) && c != '_' && c != '-')
            out[n++] = ascii_lower(c);
    }
    return str_n(out, n);
}

static bool is_named(const struct key *key, struct str plain_name)
{
    char other[MOST_KEY_NAME];

    if (str_eq(plain(str_c(key->name), other), plain_name))
        return true;
    for (size_t i = 0; key->aliases[i]; i++) {
        if (str_eq(plain(str_c(key->aliases[i]), other), plain_name))
            return true;
    }
    return false;
}

enum key_id key_find(struct str name)
{
    char buffer[MOST_KEY_NAME];
    struct str wanted = plain(name, buffer);
    int id = 0;

    while (id < KEY_COUNT && !is_named(&keys[id], wanted))
        id++;
    return (enum key_id)id;
}

static size_t least_of(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;

    return least < c ? least : c;
}

/* Levenshtein's edit distance, one row of the table at a time. */
static size_t distance(struct str a, struct str b)
{
    size_t row[MOST_KEY_NAME + 1];

    for (size_t j = 0; j <= b.n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t above = row[j];

            row[j] = least_of(above + 1, row[j - 1] + 1, diagonal + (a.p[i - 1] != b.p[j - 1]));
            diagonal = above;
        }
    }
    return row[b.n];
}

static size_t distance_to_key(const struct key *key, struct str plain_name)
{
    char other[MOST_KEY_NAME];
    size_t least = distance(plain_name, plain(str_c(key->name), other));

    for (size_t i = 0; key->aliases[i]; i++) {
        size_t d = distance(plain_name, plain(str_c(key->aliases[i]), other));

        least = d < least ? d : least;
    }
    return least;
}

const char *key_nearest(struct str name)
{
    char buffer[MOST_KEY_NAME];
    struct str wanted = plain(name, buffer);
    const char *nearest = NULL;
    size_t least = MOST_DISTANCE + 1;

    if (wanted.n <= MOST_DISTANCE)
        return NULL;
    for (int id = 0; id < KEY_COUNT; id++) {
        size_t d = distance_to_key(&keys[id], wanted);

        if (d < least) {
            least = d;
            nearest = keys[id].name;
        }
    }
    return nearest;
}

enum auth_type auth_type_of(struct str value)
{
    char buffer[MOST_KEY_NAME];
    struct str wanted = plain(value, buffer);

    for (size_t i = 0; i < ARRAY_LEN(auth_types); i++) {
        if (str_eq(auth_types[i].spelling, wanted))
            return auth_types[i].type;
    }
    return AUTH_UNKNOWN;
}

bool key_flag(struct str value, bool *out)
{
    for (size_t i = 0; i < ARRAY_LEN(flags); i++) {
        if (str_eq_nocase(flags[i].spelling, str_trim(value))) {
            *out = flags[i].value;
            return true;
        }
    }
    return false;
}
