/* Checking what a connection was told, so that mistakes are named before anything is sent. */
#include <stdio.h>

#include "config/settings.h"

/* Source: S3 user guide, "General purpose bucket naming rules". */
static bool is_bucket(struct str s)
{
    if (s.n < 3 || s.n > 63)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool inner = c == '-' || c == '.';

        if (!ascii_is_digit(c) && !(c >= 'a' && c <= 'z') && !inner)
            return false;
        if (inner && (i == 0 || i == s.n - 1))
            return false;
    }
    return str_find(s, str_c("..")) == SIZE_MAX;
}

bool output_location_of(struct str value, char *out, size_t size)
{
    struct str rest = str_trim(value);
    struct str bucket;
    int n;

    if (str_starts_nocase(rest, str_c("s3://")))
        rest = str_from(rest, 5);
    bucket = str_split(&rest, '/');
    while (str_ends(rest, str_c("/")))
        rest.n--;
    if (!is_bucket(bucket))
        return false;
    n = snprintf(out, size, "s3://%.*s/%.*s%s", STR_ARG(bucket), STR_ARG(rest),
                 rest.n ? "/" : "");
    return n > 0 && (size_t)n < size;
}

static int check_number(const struct settings *s, enum key_id id, struct err *e)
{
    const struct key *key = key_at(id);
    struct str text = settings_text(s, id);
    struct scan scan = scan_of(text);
    int64_t value;

    if (scan_number(&scan, INT64_MAX, &value) && scan_end(&scan) && value >= key->least &&
        value <= key->most)
        return 0;
    return err_set(e, ERR_CONFIG, "%s is \"%.*s\": write a whole number from %lld to %lld",
                   key->name, STR_ARG(text), (long long)key->least, (long long)key->most);
}

static int check_flag(const struct settings *s, enum key_id id, struct err *e)
{
    struct str text = settings_text(s, id);
    bool value;

    if (key_flag(text, &value))
        return 0;
    return err_set(e, ERR_CONFIG, "%s is \"%.*s\": write 1 or 0", key_at(id)->name, STR_ARG(text));
}

static int check_auth_type(const struct settings *s, struct err *e)
{
    struct str text = settings_text(s, KEY_AUTH_TYPE);

    if (!text.n || auth_type_of(text) != AUTH_UNKNOWN)
        return 0;
    return err_set(e, ERR_CONFIG,
                   "AuthType is \"%.*s\": write \"AWS Access Key\" or \"AWS Cross Account Role\"",
                   STR_ARG(text));
}

static int check_values(const struct settings *s, struct err *e)
{
    for (int id = 0; id < KEY_COUNT; id++) {
        enum key_type type = key_at((enum key_id)id)->type;
        int rc = type == KEY_NUMBER ? check_number(s, (enum key_id)id, e)
                 : type == KEY_FLAG ? check_flag(s, (enum key_id)id, e)
                                    : 0;

        if (rc < 0)
            return rc;
    }
    return check_auth_type(s, e);
}

static int check_bucket(struct settings *s, struct err *e)
{
    struct str text = settings_text(s, KEY_S3_OUTPUT_BUCKET);

    s->output_location[0] = '\0';
    if (!text.n || output_location_of(text, s->output_location, sizeof s->output_location))
        return 0;
    return err_set(e, ERR_CONFIG,
                   "S3OutputBucket is \"%.*s\", which cannot be a bucket: write the bucket's name, "
                   "or s3://bucket/prefix/",
                   STR_ARG(text));
}

/* Source: STS API reference, AssumeRole, ExternalId. */
static int check_external_id(const struct settings *s, struct err *e)
{
    static const char others[] = "_+=,.@:/-";
    struct str text = settings_text(s, KEY_EXTERNAL_ID);
    bool ok = text.n == 0 || (text.n >= 2 && text.n <= 1224);

    for (size_t i = 0; ok && i < text.n; i++) {
        char c = text.p[i];

        ok = ascii_is_alpha(c) || ascii_is_digit(c) ||
             str_find(str_c(others), str_n(&c, 1)) != SIZE_MAX;
    }
    if (ok)
        return 0;
    return err_set(e, ERR_CONFIG, "ExternalId may have 2 to 1224 letters, digits and %s", others);
}

/* What must be there, and for whom. */
static const struct {
    enum key_id id;
    bool for_role_only;
    enum key_id unless; /* not needed if this key is given; KEY_COUNT: no such key */
    const char *why;
} required[] = {
    { KEY_S3_OUTPUT_BUCKET, false, KEY_WORKGROUP,
      "the bucket for query results (or Workgroup=NAME of a workgroup that has a result "
      "location)" },
    { KEY_KEY_ID, false, KEY_COUNT, "the access key id" },
    { KEY_SECRET, false, KEY_COUNT, "the secret access key" },
    { KEY_ROLE_ARN, true, KEY_COUNT, "the ARN of the role" },
    { KEY_EXTERNAL_ID, true, KEY_COUNT, "the external id that the role's trust policy checks" },
};

static bool is_missing(const struct settings *s, size_t row)
{
    bool is_role = settings_auth_type(s) == AUTH_CROSS_ACCOUNT_ROLE;
    enum key_id unless = required[row].unless;

    if (settings_text(s, required[row].id).n || (required[row].for_role_only && !is_role))
        return false;
    if (required[row].id == KEY_EXTERNAL_ID && !settings_is_on(s, KEY_REQUIRE_EXTERNAL_ID))
        return false;
    return unless == KEY_COUNT || !settings_text(s, unless).n;
}

static int check_required(const struct settings *s, struct err *e)
{
    struct buf missing;
    int rc = 0;

    buf_init(&missing, 2048);
    for (size_t i = 0; i < ARRAY_LEN(required); i++) {
        if (is_missing(s, i))
            buf_printf(&missing, "%s%s, %s", missing.n ? "; " : "",
                       key_at(required[i].id)->name, required[i].why);
    }
    if (missing.n)
        rc = err_set(e, ERR_CONFIG, "The DSN or connection string lacks: %.*s",
                     STR_ARG(buf_str(&missing)));
    buf_free(&missing);
    return rc;
}

int settings_check(struct settings *s, struct err *e)
{
    if (check_values(s, e) < 0 || check_required(s, e) < 0 || check_bucket(s, e) < 0)
        return -1;
    return check_external_id(s, e);
}
