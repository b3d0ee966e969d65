#include "base/utf.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* What may follow a lead byte: how many bytes, and the range of the second one, which excludes
 * overlong forms, surrogates and code points past U+10FFFF. */
struct lead {
    unsigned char first, last;
    unsigned char length;
    unsigned char second_first, second_last;
};

static const struct lead leads[] = {
    { 0xC2, 0xDF, 2, 0x80, 0xBF }, { 0xE0, 0xE0, 3, 0xA0, 0xBF }, { 0xE1, 0xEC, 3, 0x80, 0xBF },
    { 0xED, 0xED, 3, 0x80, 0x9F }, { 0xEE, 0xEF, 3, 0x80, 0xBF }, { 0xF0, 0xF0, 4, 0x90, 0xBF },
    { 0xF1, 0xF3, 4, 0x80, 0xBF }, { 0xF4, 0xF4, 4, 0x80, 0x8F },
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < ARRAY_LEN(leads); i++) {
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    }
    return NULL;
}

static bool is_continuation(const struct lead *lead, size_t at, unsigned char byte)
{
    if (at == 1)
        return byte >= lead->second_first && byte <= lead->second_last;
    return byte >= 0x80 && byte <= 0xBF;
}

uint32_t utf8_next(struct str s, size_t *used)
{
    unsigned char first = (unsigned char)s.p[0];
    const struct lead *lead;
    uint32_t value;
    size_t i;

    *used = 1;
    if (first < 0x80)
        return first;
    lead = lead_of(first);
    if (!lead)
        return REPLACEMENT;
    value = first & (0x7Fu >> lead->length);
    for (i = 1; i < lead->length; i++) {
        if (i >= s.n || !is_continuation(lead, i, (unsigned char)s.p[i])) {
            *used = i;
            return REPLACEMENT;
        }
        value = value << 6 | ((unsigned char)s.p[i] & 0x3Fu);
    }
    *used = lead->length;
    return value;
}

size_t utf8_whole(struct str s)
{
    for (size_t back = 1; back <= 3 && back <= s.n; back++) {
        unsigned char c = (unsigned char)s.p[s.n - back];
        const struct lead *lead = lead_of(c);

        if (lead)
            return lead->length > back ? s.n - back : s.n;
        if (c < 0x80)
            return s.n;
    }
    return s.n;
}

size_t utf8_count(struct str s)
{
    size_t count = 0, used;

    for (; s.n; s = str_from(s, used), count++)
        utf8_next(s, &used);
    return count;
}

size_t utf8_utf16_units(struct str s)
{
    size_t units = 0, used;

    for (; s.n; s = str_from(s, used))
        units += utf8_next(s, &used) > 0xFFFF ? 2 : 1;
    return units;
}

/* Most text is ASCII: eight bytes at a time while that holds. */
static size_t ascii_run(struct str s, uint16_t *out, size_t room)
{
    size_t n = s.n < room ? s.n : room;
    size_t i = 0;

    for (; i + 8 <= n; i += 8) {
        uint64_t eight;

        memcpy(&eight, s.p + i, 8);
        if (eight & UINT64_C(0x8080808080808080))
            break;
        for (size_t j = 0; j < 8; j++)
            out[i + j] = (unsigned char)s.p[i + j];
    }
    for (; i < n && (unsigned char)s.p[i] < 0x80; i++)
        out[i] = (unsigned char)s.p[i];
    return i;
}

size_t utf8_to_utf16(struct str s, uint16_t *out, size_t room, size_t *used)
{
    size_t from = 0, units = 0;

    while (from < s.n) {
        size_t run = ascii_run(str_from(s, from), out + units, room - units);
        uint32_t c;
        size_t bytes;

        from += run;
        units += run;
        if (from == s.n)
            break;
        c = utf8_next(str_from(s, from), &bytes);
        if (room - units < (c > 0xFFFF ? 2u : 1u))
            break;
        if (c > 0xFFFF) {
            out[units++] = (uint16_t)(0xD800 + ((c - 0x10000) >> 10));
            out[units++] = (uint16_t)(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            out[units++] = (uint16_t)c;
        }
        from += bytes;
    }
    *used = from;
    return units;
}

static uint32_t utf16_next(const uint16_t *units, size_t n, size_t *used)
{
    uint16_t first = units[0];

    *used = 1;
    if (first < 0xD800 || first > 0xDFFF)
        return first;
    if (first > 0xDBFF || n < 2 || units[1] < 0xDC00 || units[1] > 0xDFFF)
        return REPLACEMENT;
    *used = 2;
    return 0x10000 + ((uint32_t)(first - 0xD800) << 10) + (uint32_t)(units[1] - 0xDC00);
}

size_t utf8_put(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf16_utf8_bytes(const uint16_t *units, size_t n)
{
    size_t bytes = 0, used;
    char out[4];

    for (; n; units += used, n -= used)
        bytes += utf8_put(utf16_next(units, n, &used), out);
    return bytes;
}

size_t utf16_to_utf8(const uint16_t *units, size_t n, char *out, size_t room, size_t *used)
{
    size_t from = 0, bytes = 0;

    while (from < n) {
        char encoded[4];
        size_t taken;
        size_t length = utf8_put(utf16_next(units + from, n - from, &taken), encoded);

        if (room - bytes < length)
            break;
        memcpy(out + bytes, encoded, length);
        bytes += length;
        from += taken;
    }
    *used = from;
    return bytes;
}
