#include "config/connstr.h"

enum { MOST_VALUE = 64 << 10 };

/* Reads a value in braces, of which s->p is at the opening one; "}}" means "}". */
static int braced_value(struct scan *s, struct buf *value, struct str name, struct err *e)
{
    scan_byte(s, '{');
    for (;;) {
        if (scan_end(s))
            return err_set(e, ERR_CONFIG,
                           "The value of %.*s in the connection string begins with { and has no } "
                           "at its end",
                           STR_ARG(name));
        if (!scan_byte(s, '}')) {
            buf_add_byte(value, *s->p++);
            continue;
        }
        if (!scan_byte(s, '}'))
            break;
        buf_add_byte(value, '}');
    }
    scan_spaces(s);
    if (scan_end(s) || *s->p == ';')
        return 0;
    return err_set(e, ERR_CONFIG,
                   "Text follows the } that ends the value of %.*s in the connection string: a } "
                   "inside a value is written }}",
                   STR_ARG(name));
}

static void plain_value(struct scan *s, struct buf *value)
{
    const char *begin = s->p;

    while (!scan_end(s) && *s->p != ';')
        s->p++;
    buf_add(value, str_trim(str_n(begin, (size_t)(s->p - begin))));
}

static struct str pair_name(struct scan *s)
{
    const char *begin = s->p;

    while (!scan_end(s) && *s->p != '=' && *s->p != ';')
        s->p++;
    return str_trim(str_n(begin, (size_t)(s->p - begin)));
}

static int read_pair(struct scan *s, struct buf *value, connstr_pair *pair, void *context,
                     struct err *e)
{
    struct str name = pair_name(s);
    int rc = 0;

    if (name.n == 0 && (scan_end(s) || *s->p == ';'))
        return 0;
    if (name.n == 0 || !scan_byte(s, '='))
        return err_set(e, ERR_CONFIG,
                       "The connection string has a part that is no KEY=value, at \"%.*s\"",
                       STR_ARG(str_first(name.n ? name : scan_rest(s), 40)));
    buf_clear(value);
    scan_spaces(s);
    if (!scan_end(s) && *s->p == '{')
        rc = braced_value(s, value, name, e);
    else
        plain_value(s, value);
    if (rc == 0)
        rc = buf_check(value, "a value of the connection string", e);
    return rc < 0 ? rc : pair(context, name, buf_str(value), e);
}

int connstr_read(struct str text, connstr_pair *pair, void *context, struct err *e)
{
    struct scan s = scan_of(text);
    struct buf value;
    int rc = 0;

    buf_init(&value, MOST_VALUE);
    while (rc == 0 && !scan_end(&s)) {
        rc = read_pair(&s, &value, pair, context, e);
        scan_byte(&s, ';');
    }
    buf_wipe(&value);
    return rc;
}

static bool needs_braces(struct str value)
{
    static const char special[] = "[]{}(),;?*=!@";

    if (str_trim(value).n != value.n)
        return true;
    for (size_t i = 0; i < value.n; i++) {
        if (str_find(str_c(special), str_n(&value.p[i], 1)) != SIZE_MAX)
            return true;
    }
    return false;
}

void connstr_add(struct buf *out, struct str name, struct str value)
{
    buf_add(out, name);
    buf_add_byte(out, '=');
    if (!needs_braces(value)) {
        buf_add(out, value);
        buf_add_byte(out, ';');
        return;
    }
    buf_add_byte(out, '{');
    for (size_t i = 0; i < value.n; i++) {
        buf_add_byte(out, value.p[i]);
        if (value.p[i] == '}')
            buf_add_byte(out, '}');
    }
    buf_add_c(out, "};");
}
