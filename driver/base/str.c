#include "base/str.h"

#include <string.h>

struct str str_c(const char *text)
{
    return str_n(text, text ? strlen(text) : 0);
}

struct str str_n(const char *p, size_t n)
{
    return (struct str){ p, n };
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++) {
        if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
            return false;
    }
    return true;
}

bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_first(s, prefix.n), prefix);
}

bool str_starts_nocase(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq_nocase(str_first(s, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

size_t str_find(struct str s, struct str needle)
{
    const char *hit;

    if (needle.n == 0)
        return 0;
    if (s.n < needle.n)
        return SIZE_MAX;
    hit = memmem(s.p, s.n, needle.p, needle.n);
    return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

struct str str_trim(struct str s)
{
    while (s.n > 0 && ascii_is_space(s.p[0]))
        s = str_from(s, 1);
    while (s.n > 0 && ascii_is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

struct str str_from(struct str s, size_t offset)
{
    if (offset > s.n)
        offset = s.n;
    return offset == 0 ? s : str_n(s.p + offset, s.n - offset);
}

struct str str_first(struct str s, size_t n)
{
    return str_n(s.p, n < s.n ? n : s.n);
}

struct str str_split(struct str *s, char separator)
{
    const char *hit = s->n ? memchr(s->p, separator, s->n) : NULL;
    struct str head = *s;

    if (!hit) {
        *s = str_from(*s, s->n);
        return head;
    }
    head.n = (size_t)(hit - s->p);
    *s = str_from(*s, head.n + 1);
    return head;
}

bool str_to_u64(struct str s, uint64_t *out)
{
    uint64_t value = 0;

    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        uint64_t digit;

        if (!ascii_is_digit(s.p[i]))
            return false;
        digit = (uint64_t)(s.p[i] - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

char ascii_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool ascii_is_alpha(char c)
{
    c = ascii_lower(c);
    return c >= 'a' && c <= 'z';
}

struct scan scan_of(struct str s)
{
    return s.n ? (struct scan){ s.p, s.p + s.n } : (struct scan){ "", "" };
}

bool scan_end(const struct scan *s)
{
    return s->p == s->end;
}

bool scan_byte(struct scan *s, char c)
{
    if (scan_end(s) || *s->p != c)
        return false;
    s->p++;
    return true;
}

bool scan_digits(struct scan *s, int count, int *out)
{
    int value = 0;

    if (s->end - s->p < count)
        return false;
    for (int i = 0; i < count; i++) {
        if (!ascii_is_digit(s->p[i]))
            return false;
        value = value * 10 + (s->p[i] - '0');
    }
    s->p += count;
    *out = value;
    return true;
}

bool scan_number(struct scan *s, int64_t max, int64_t *out)
{
    const char *p = s->p;
    int64_t value = 0;

    for (; p < s->end && ascii_is_digit(*p); p++) {
        int64_t digit = *p - '0';

        if (value > (max - digit) / 10 || digit > max)
            return false;
        value = value * 10 + digit;
    }
    if (p == s->p)
        return false;
    s->p = p;
    *out = value;
    return true;
}

bool scan_word_nocase(struct scan *s, struct str word)
{
    if (!str_starts_nocase(scan_rest(s), word))
        return false;
    s->p += word.n;
    return true;
}

void scan_spaces(struct scan *s)
{
    while (s->p < s->end && ascii_is_space(*s->p))
        s->p++;
}

struct str scan_rest(const struct scan *s)
{
    return str_n(s->p, (size_t)(s->end - s->p));
}
