/* What a connection was told: the keys of the connection string and of its DSN, merged and
 * checked.
 *
 * The connection string wins over the DSN's section in odbc.ini; where a key comes twice, the
 * first one counts. Every value is kept like a secret: it is wiped when the connection ends. */
#ifndef ATHENA_CONFIG_SETTINGS_H
#define ATHENA_CONFIG_SETTINGS_H

#include "base/buf.h"
#include "base/secret.h"
#include "config/keys.h"

/* Most bytes of a catalog's, database's or table's name in UTF-8. */
enum { MOST_NAME = 1024 };

struct settings {
    struct secret values[KEY_COUNT];
    bool given[KEY_COUNT];
    struct buf unknown; /* names of keys that nobody knows, each followed by a zero byte */
    char output_location[1100]; /* "s3://bucket/prefix/", set by settings_check(); "" if none */
};

void settings_init(struct settings *s);
void settings_free(struct settings *s);

/* Reads a connection string. Returns 0, or -1 with *e. */
int settings_read_string(struct settings *s, struct str text, struct err *e);

/* Adds what the DSN's section of odbc.ini says beyond that. Does nothing without a DSN. Returns 0,
 * or -1 with *e. */
int settings_read_dsn(struct settings *s, struct err *e);

/* Sets a key from outside (SQLConnect's arguments). An empty value counts as not given. */
int settings_set(struct settings *s, enum key_id id, struct str value, struct err *e);

/* Checks every value and that nothing needed is missing; one message names all that is. Returns
 * 0, or -1 with *e: ERR_CONFIG. */
int settings_check(struct settings *s, struct err *e);

/* The value, or the key's fallback. Valid until the key is set again. */
struct str settings_text(const struct settings *s, enum key_id id);

/* For KEY_NUMBER and KEY_FLAG keys that settings_check() has seen. */
int64_t settings_number(const struct settings *s, enum key_id id);
bool settings_is_on(const struct settings *s, enum key_id id);

/* How to sign in, after settings_check(). */
enum auth_type settings_auth_type(const struct settings *s);

/* The current catalog: DataCatalog, or what SQL_ATTR_CURRENT_CATALOG set. */
struct str settings_catalog(const struct settings *s);
int settings_set_catalog(struct settings *s, struct str catalog, struct err *e);

/* Appends the keys that were given, as a connection string. */
void settings_add_string(const struct settings *s, struct buf *out);

/* "s3://bucket/prefix/" out of "bucket", "bucket/prefix", "s3://bucket/prefix/" and the like.
 * Returns false if the bucket's name cannot be one. */
bool output_location_of(struct str value, char *out, size_t size);

#endif
