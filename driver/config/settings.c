#include "config/settings.h"

#include <odbcinst.h>
#include <stdlib.h>
#include <string.h>

#include "config/connstr.h"

enum { MOST_UNKNOWN = 4096, MOST_SECTION = 64 << 10, MOST_INI_VALUE = 16 << 10 };

void settings_init(struct settings *s)
{
    memset(s, 0, sizeof *s);
    buf_init(&s->unknown, MOST_UNKNOWN);
}

void settings_free(struct settings *s)
{
    for (int id = 0; id < KEY_COUNT; id++)
        secret_free(&s->values[id]);
    buf_free(&s->unknown);
    settings_init(s);
}

int settings_set(struct settings *s, enum key_id id, struct str value, struct err *e)
{
    if (!value.n)
        return 0;
    s->given[id] = true;
    return secret_set(&s->values[id], value, e);
}

/* Empty values mean "not given": BI tools send keys with nothing in them. */
static int take_pair(void *context, struct str name, struct str value, struct err *e)
{
    struct settings *s = context;
    enum key_id id = key_find(name);

    if (id == KEY_COUNT) {
        buf_add(&s->unknown, name);
        buf_add_byte(&s->unknown, '\0');
        return 0;
    }
    return s->given[id] ? 0 : settings_set(s, id, value, e);
}

int settings_read_string(struct settings *s, struct str text, struct err *e)
{
    return connstr_read(text, take_pair, s, e);
}

static int read_ini_key(struct settings *s, const char *section, const char *name, char *value,
                        struct err *e)
{
    int n = SQLGetPrivateProfileString(section, name, "", value, MOST_INI_VALUE, "odbc.ini");

    return n <= 0 ? 0 : take_pair(s, str_c(name), str_trim(str_c(value)), e);
}

/* The names come as texts in a row, the last one followed by a second zero. */
static int read_section(struct settings *s, const char *section, char *names, char *value,
                        struct err *e)
{
    int n = SQLGetPrivateProfileString(section, NULL, NULL, names, MOST_SECTION - 2, "odbc.ini");

    if (n < 0)
        n = 0;
    names[n] = names[n + 1] = '\0';
    for (const char *name = names; *name; name += strlen(name) + 1) {
        if (read_ini_key(s, section, name, value, e) < 0)
            return -1;
    }
    return 0;
}

int settings_read_dsn(struct settings *s, struct err *e)
{
    struct str dsn = settings_text(s, KEY_DSN);
    char *names = calloc(1, MOST_SECTION);
    char *value = calloc(1, MOST_INI_VALUE);
    int rc = names && value ? 0 : err_memory(e);

    if (rc == 0 && dsn.n)
        rc = read_section(s, dsn.p, names, value, e);
    if (value)
        memset(value, 0, MOST_INI_VALUE);
    free(names);
    free(value);
    return rc;
}

struct str settings_text(const struct settings *s, enum key_id id)
{
    return s->given[id] ? secret_borrow(&s->values[id]) : str_c(key_at(id)->fallback);
}

int64_t settings_number(const struct settings *s, enum key_id id)
{
    struct scan scan = scan_of(settings_text(s, id));
    int64_t value = 0;

    scan_number(&scan, INT64_MAX, &value);
    return value;
}

bool settings_is_on(const struct settings *s, enum key_id id)
{
    bool value = false;

    key_flag(settings_text(s, id), &value);
    return value;
}

enum auth_type settings_auth_type(const struct settings *s)
{
    enum auth_type type = auth_type_of(settings_text(s, KEY_AUTH_TYPE));

    if (type != AUTH_UNKNOWN)
        return type;
    return settings_text(s, KEY_ROLE_ARN).n ? AUTH_CROSS_ACCOUNT_ROLE : AUTH_ACCESS_KEY;
}

struct str settings_catalog(const struct settings *s)
{
    return settings_text(s, KEY_DATA_CATALOG);
}

int settings_set_catalog(struct settings *s, struct str catalog, struct err *e)
{
    if (!catalog.n)
        return err_state(e, "HY024", "The name of a catalog cannot be empty");
    return settings_set(s, KEY_DATA_CATALOG, catalog, e);
}

void settings_add_string(const struct settings *s, struct buf *out)
{
    for (int id = 0; id < KEY_COUNT; id++) {
        if (s->given[id])
            connstr_add(out, str_c(key_at((enum key_id)id)->name),
                        secret_borrow(&s->values[id]));
    }
}
