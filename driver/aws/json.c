#include "aws/json.h"

#include <stdio.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "base/utf.h"

struct steps {
    struct str at[MOST_JSON_STEPS];
    size_t count;
};

/* A set of rules, as bits: those whose first steps fit the way down to here. */
typedef uint32_t rule_set;

struct level {
    rule_set candidates; /* rules that fit down to this container */
    rule_set here;       /* rules that mean this container itself */
    rule_set next;       /* rules that fit the member that comes */
    bool is_array;
};

struct reader {
    const struct json_rule *rules;
    size_t rule_count;
    struct steps steps[MOST_JSON_RULES];
    struct level levels[MOST_JSON_DEPTH];
    size_t depth; /* containers that are open */
    void *context;
    struct err *e;
    bool stopped; /* *e is set */
};

static struct steps split_path(const char *path)
{
    struct str rest = str_c(path);
    struct steps steps = { .count = 0 };

    while (rest.n && steps.count < MOST_JSON_STEPS)
        steps.at[steps.count++] = str_split(&rest, '/');
    return steps;
}

/* Of the candidates, those whose step at this depth is `step`. */
static rule_set narrow(const struct reader *r, rule_set candidates, struct str step)
{
    rule_set fitting = 0;
    size_t at = r->depth - 1;

    for (size_t i = 0; candidates; i++, candidates >>= 1) {
        if ((candidates & 1) && at < r->steps[i].count && str_eq(r->steps[i].at[at], step))
            fitting |= (rule_set)1 << i;
    }
    return fitting;
}

static struct level *top(struct reader *r)
{
    return &r->levels[r->depth - 1];
}

/* The rules that fit the value which comes now. */
static rule_set fitting_value(struct reader *r)
{
    if (r->depth == 0)
        return (rule_set)((UINT64_C(1) << r->rule_count) - 1);
    return top(r)->next;
}

/* Of the fitting rules, those that end here. */
static rule_set ending_here(const struct reader *r, rule_set fitting)
{
    rule_set ending = 0;

    for (size_t i = 0; fitting; i++, fitting >>= 1) {
        if ((fitting & 1) && r->steps[i].count == r->depth)
            ending |= (rule_set)1 << i;
    }
    return ending;
}

static int stop(struct reader *r)
{
    r->stopped = true;
    return 0;
}

static int give_value(struct reader *r, struct str text)
{
    rule_set ending;

    if (r->depth == 0)
        return 0; /* json_read() says that it is no object */
    ending = ending_here(r, fitting_value(r));
    for (size_t i = 0; ending; i++, ending >>= 1) {
        if ((ending & 1) && r->rules[i].value && r->rules[i].value(r->context, text, r->e) < 0)
            return stop(r);
    }
    return 1;
}

static int run_edges(struct reader *r, rule_set rules, bool begin)
{
    for (size_t i = 0; rules; i++, rules >>= 1) {
        int (*edge)(void *, struct err *) = begin ? r->rules[i].begin : r->rules[i].end;

        if ((rules & 1) && edge && edge(r->context, r->e) < 0)
            return stop(r);
    }
    return 1;
}

static int open_container(struct reader *r, bool is_array)
{
    rule_set fitting = fitting_value(r);
    rule_set here = r->depth ? ending_here(r, fitting) : 0;

    if (r->depth == MOST_JSON_DEPTH) {
        err_set(r->e, ERR_PROTOCOL, "The answer is nested more than %d deep", MOST_JSON_DEPTH);
        return stop(r);
    }
    if (run_edges(r, here, true) == 0)
        return 0;
    r->depth++;
    *top(r) = (struct level){ .candidates = fitting, .here = here, .is_array = is_array };
    if (is_array)
        top(r)->next = narrow(r, fitting, str_c("[]"));
    return 1;
}

static int close_container(struct reader *r)
{
    rule_set here = top(r)->here;

    r->depth--;
    return run_edges(r, here, false);
}

static int on_null(void *context)
{
    struct reader *r = context;

    return r->depth > 0;
}

static int on_boolean(void *context, int value)
{
    return give_value(context, str_c(value ? "true" : "false"));
}

static int on_number(void *context, const char *p, size_t n)
{
    return give_value(context, str_n(p, n));
}

static int on_string(void *context, const unsigned char *p, size_t n)
{
    return give_value(context, str_n((const char *)p, n));
}

static int on_object(void *context)
{
    return open_container(context, false);
}

static int on_key(void *context, const unsigned char *p, size_t n)
{
    struct reader *r = context;

    top(r)->next = narrow(r, top(r)->candidates, str_n((const char *)p, n));
    return 1;
}

static int on_array(void *context)
{
    struct reader *r = context;

    return r->depth == 0 ? 0 : open_container(r, true);
}

static int on_end(void *context)
{
    return close_container(context);
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_start_map = on_object,
    .yajl_map_key = on_key,
    .yajl_end_map = on_end,
    .yajl_start_array = on_array,
    .yajl_end_array = on_end,
};

int json_not_json(struct str text, const char *why, struct err *e)
{
    char beginning[100];

    err_copy_text(beginning, sizeof beginning, str_trim(str_first(text, 4096)));
    if (!beginning[0])
        return err_set(e, ERR_PROTOCOL,
                       "The answer is empty (%zu bytes) instead of JSON: check the endpoint and "
                       "any proxy in between",
                       text.n);
    return err_set(e, ERR_PROTOCOL,
                   "The answer is not the JSON that AWS sends (%s; it begins: %s): check the "
                   "endpoint and any proxy in between",
                   why, beginning);
}

static const char *reason_of(yajl_status status, bool is_object)
{
    if (!is_object)
        return "no JSON object";
    return status == yajl_status_ok ? "text behind its end" : "malformed or cut short";
}

int json_read(struct str text, const struct json_rule *rules, size_t rule_count, void *context,
              struct err *e)
{
    struct reader r = { .rules = rules, .rule_count = rule_count, .context = context, .e = e };
    yajl_handle parser;
    yajl_status status;
    bool is_object = str_starts(str_trim(text), str_c("{"));

    for (size_t i = 0; i < rule_count; i++)
        r.steps[i] = split_path(rules[i].path);
    parser = yajl_alloc(&callbacks, NULL, &r);
    if (!parser)
        return err_memory(e);
    yajl_config(parser, yajl_dont_validate_strings, 1);
    status = yajl_parse(parser, (const unsigned char *)text.p, text.n);
    if (status == yajl_status_ok)
        status = yajl_complete_parse(parser);
    yajl_free(parser);
    if (r.stopped)
        return -1;
    if (status == yajl_status_ok && is_object)
        return 0;
    return json_not_json(text, reason_of(status, is_object), e);
}

static void add_escaped(struct buf *out, uint32_t c)
{
    char encoded[4];

    switch (c) {
    case '"':
        buf_add_c(out, "\\\"");
        return;
    case '\\':
        buf_add_c(out, "\\\\");
        return;
    case '\n':
        buf_add_c(out, "\\n");
        return;
    default:
        break;
    }
    if (c < 0x20)
        buf_printf(out, "\\u%04x", (unsigned)c);
    else
        buf_add(out, str_n(encoded, utf8_put(c, encoded)));
}

void json_add_string(struct buf *out, struct str s)
{
    size_t used;

    buf_add_byte(out, '"');
    for (; s.n; s = str_from(s, used))
        add_escaped(out, utf8_next(s, &used));
    buf_add_byte(out, '"');
}

void json_add_member(struct buf *out, const char *name, struct str value)
{
    if (out->n && out->p[out->n - 1] != '{')
        buf_add_byte(out, ',');
    json_add_string(out, str_c(name));
    buf_add_byte(out, ':');
    json_add_string(out, value);
}
