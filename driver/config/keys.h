/* The table of DSN keys: the one place that knows their names, aliases, defaults and meaning.
 *
 * Connection strings, odbc.ini sections, the set-up library and docs/keys.md all read it. Letter
 * case, blanks, dashes and underscores in a key's name do not matter. */
#ifndef ATHENA_CONFIG_KEYS_H
#define ATHENA_CONFIG_KEYS_H

#include "base/str.h"

enum key_id {
    KEY_DSN,
    KEY_DRIVER,
    KEY_FILEDSN,
    KEY_SAVEFILE,
    KEY_DESCRIPTION,
    KEY_S3_OUTPUT_BUCKET,
    KEY_DATA_CATALOG,
    KEY_OTHER_CATALOGS,
    KEY_SCHEMA,
    KEY_AUTH_TYPE,
    KEY_KEY_ID,
    KEY_SECRET,
    KEY_SESSION_TOKEN,
    KEY_ROLE_ARN,
    KEY_EXTERNAL_ID,
    KEY_ROLE_SESSION_NAME,
    KEY_DURATION,
    KEY_REQUIRE_EXTERNAL_ID,
    KEY_REGION,
    KEY_WORKGROUP,
    KEY_ENDPOINT_URL,
    KEY_ENDPOINT_OVERRIDE,
    KEY_GLUE_ENDPOINT_OVERRIDE,
    KEY_STS_ENDPOINT_OVERRIDE,
    KEY_S3_ENDPOINT_OVERRIDE,
    KEY_TEST_CONNECTION,
    KEY_STRING_COLUMN_LENGTH,
    KEY_COMPLEX_TYPE_COLUMN_LENGTH,
    KEY_BINARY_COLUMN_LENGTH,
    KEY_USE_WCHAR_FOR_STRING_TYPES,
    KEY_MIN_POLLING_INTERVAL,
    KEY_MAX_POLLING_INTERVAL,
    KEY_CONNECTION_TIMEOUT,
    KEY_REQUEST_TIMEOUT,
    KEY_VERIFY_SSL,
    KEY_TRUSTED_CERTS,
    KEY_APPLICATION_NAME,
    KEY_COUNT
};

enum key_type { KEY_TEXT, KEY_HIDDEN, KEY_FLAG, KEY_NUMBER, KEY_CHOICE };

enum { MOST_ALIASES = 8 };

struct key {
    const char *name;
    const char *aliases[MOST_ALIASES]; /* ends with NULL */
    enum key_type type;                /* KEY_HIDDEN: a secret */
    const char *fallback;              /* what it is when not given; "" for nothing */
    int64_t least, most;               /* KEY_NUMBER */
    const char *help;                  /* one line */
};

const struct key *key_at(enum key_id id);

/* The key of that name or alias, or KEY_COUNT. */
enum key_id key_find(struct str name);

/* The name of the key that resembles this one most, or NULL if none is close. */
const char *key_nearest(struct str name);

/* How a person signs in. */
enum auth_type { AUTH_UNKNOWN, AUTH_ACCESS_KEY, AUTH_CROSS_ACCOUNT_ROLE };

/* The meaning of AuthType's value in any spelling; "" and nonsense are AUTH_UNKNOWN. */
enum auth_type auth_type_of(struct str value);

/* "1", "true", "yes", "on" and their opposites. Returns false for anything else. */
bool key_flag(struct str value, bool *out);

#endif
