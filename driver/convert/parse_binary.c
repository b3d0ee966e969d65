#include "convert/parse.h"

/* The value of a hexadecimal digit, or -1. */
static int digit_of(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static int pair_of(const char *p)
{
    int high = digit_of(p[0]);
    int low = digit_of(p[1]);

    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool parse_hex(struct str text, struct hex *out)
{
    size_t stride = text.n > 2 && text.p[2] == ' ' ? 3 : 2;
    size_t gap = stride - 2; /* behind every pair but the last */

    if (text.n > 0 && (text.n + gap) % stride != 0)
        return false;
    *out = (struct hex){ text.p, text.n ? (text.n + gap) / stride : 0, stride };
    return true;
}

int hex_byte(const struct hex *h, size_t at)
{
    const char *p = h->p + at * h->stride;

    if (h->stride == 3 && at + 1 < h->bytes && p[2] != ' ')
        return -1;
    return pair_of(p);
}

bool parse_guid(struct str text, uint8_t out[16])
{
    static const struct str shape = STR("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
    size_t bytes = 0;

    text = str_trim(text);
    if (text.n != shape.n)
        return false;
    for (size_t i = 0; i < shape.n;) {
        int pair;

        if (shape.p[i] == '-') {
            if (text.p[i++] != '-')
                return false;
            continue;
        }
        pair = pair_of(text.p + i);
        if (pair < 0)
            return false;
        out[bytes++] = (uint8_t)pair;
        i += 2;
    }
    return true;
}
