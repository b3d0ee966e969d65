#include "aws/xml.h"

#include "base/utf.h"

static const struct {
    struct str name;
    char c;
} entities[] = {
    { STR("lt"), '<' },    { STR("gt"), '>' },   { STR("amp"), '&' },
    { STR("quot"), '"' },  { STR("apos"), '\'' },
};

static bool numeric_entity(struct str digits, uint32_t *out)
{
    unsigned base = 10;
    uint32_t value = 0;

    if (str_starts_nocase(digits, str_c("x"))) {
        base = 16;
        digits = str_from(digits, 1);
    }
    if (digits.n == 0 || digits.n > 7)
        return false;
    for (size_t i = 0; i < digits.n; i++) {
        char c = ascii_lower(digits.p[i]);
        unsigned digit = ascii_is_digit(c) ? (unsigned)(c - '0')
                         : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                                                : 99;

        if (digit >= base)
            return false;
        value = value * base + digit;
    }
    *out = value;
    return value > 0 && value <= 0x10FFFF;
}

/* An entity without & and ;. */
static bool add_entity(struct str name, struct buf *out)
{
    uint32_t code_point;
    char encoded[4];

    for (size_t i = 0; i < ARRAY_LEN(entities); i++) {
        if (str_eq(name, entities[i].name)) {
            buf_add_byte(out, entities[i].c);
            return true;
        }
    }
    if (!str_starts(name, str_c("#")) || !numeric_entity(str_from(name, 1), &code_point))
        return false;
    buf_add(out, str_n(encoded, utf8_put(code_point, encoded)));
    return true;
}

static bool add_text(struct str text, struct buf *out)
{
    while (text.n) {
        struct str rest = text;
        struct str plain = str_split(&rest, '&');
        size_t semicolon;

        buf_add(out, plain);
        if (plain.n == text.n)
            return true;
        semicolon = str_find(str_first(rest, 12), str_c(";"));
        if (semicolon == SIZE_MAX || !add_entity(str_first(rest, semicolon), out))
            return false;
        text = str_from(rest, semicolon + 1);
    }
    return true;
}

/* The local name in "<prefix:Name attr='…'": s is what stands between < and >. */
static struct str local_name(struct str tag)
{
    size_t n = 0;
    size_t colon;

    while (n < tag.n && !ascii_is_space(tag.p[n]) && tag.p[n] != '/')
        n++;
    tag = str_first(tag, n);
    colon = str_find(tag, str_c(":"));
    return colon == SIZE_MAX ? tag : str_from(tag, colon + 1);
}

struct tag {
    struct str name; /* local */
    bool closes;
    bool empty; /* <Name/> */
};

/* Moves *rest behind the next tag and tells the text before it. Comments and declarations are
 * passed over. Returns false at the end or for a tag that does not end. */
static bool next_tag(struct str *rest, struct str *before, struct tag *tag)
{
    for (;;) {
        size_t open = str_find(*rest, str_c("<"));
        size_t close;
        struct str inside;

        if (open == SIZE_MAX)
            return false;
        *before = str_first(*rest, open);
        inside = str_from(*rest, open + 1);
        close = str_find(inside, str_c(str_starts(inside, str_c("!--")) ? "-->" : ">"));
        if (close == SIZE_MAX)
            return false;
        *rest = str_from(inside, close + (str_starts(inside, str_c("!--")) ? 3 : 1));
        if (str_starts(inside, str_c("!")) || str_starts(inside, str_c("?")))
            continue;
        inside = str_first(inside, close);
        tag->closes = str_starts(inside, str_c("/"));
        tag->empty = str_ends(inside, str_c("/"));
        tag->name = local_name(str_from(inside, tag->closes ? 1 : 0));
        return true;
    }
}

/* The text of an element that has just been opened, up to its end. */
static bool element_text(struct str rest, struct buf *out)
{
    size_t depth = 0;
    struct str before;
    struct tag tag;

    while (next_tag(&rest, &before, &tag)) {
        if (depth == 0 && !add_text(before, out))
            return false;
        if (tag.closes && depth-- == 0)
            return true;
        if (!tag.closes && !tag.empty)
            depth++;
    }
    return false;
}

bool xml_text(struct str xml, const char *element, struct buf *out)
{
    struct str before;
    struct tag tag;

    while (next_tag(&xml, &before, &tag)) {
        if (tag.closes || !str_eq(tag.name, str_c(element)))
            continue;
        return tag.empty || element_text(xml, out);
    }
    return false;
}
