/* Text as SQLWCHAR: UTF-16, and never half a surrogate pair at the end of a piece that has room
 * for the whole. target->done is twice the bytes of UTF-8 consumed, plus one if of the next
 * character the high surrogate is delivered already. */
#include "base/utf.h"
#include "convert/put.h"

_Static_assert(sizeof(SQLWCHAR) == sizeof(uint16_t), "this driver writes UTF-16");

enum { UNIT = sizeof(SQLWCHAR), BOUNCE_UNITS = 256 };

/* UTF-16 units of a text. ASCII, which most text is, goes by eight bytes. */
static size_t count_units(struct str text)
{
    size_t units = 0;

    while (text.n) {
        uint64_t eight;
        size_t used;

        if (text.n >= sizeof eight) {
            memcpy(&eight, text.p, sizeof eight);
            if (!(eight & UINT64_C(0x8080808080808080))) {
                units += sizeof eight;
                text = str_from(text, sizeof eight);
                continue;
            }
        }
        units += utf8_next(text, &used) > 0xFFFF ? 2 : 1;
        text = str_from(text, used);
    }
    return units;
}

static void put_unit(char *out, uint16_t unit)
{
    memcpy(out, &unit, UNIT);
}

/* utf8_to_utf16() for a target that may lie at an odd address. */
static size_t write_units(struct str text, char *out, size_t room, size_t *used)
{
    size_t units = 0;

    *used = 0;
    if ((uintptr_t)out % UNIT == 0)
        return utf8_to_utf16(text, (uint16_t *)(void *)out, room, used);
    while (*used < text.n && units < room) {
        uint16_t bounce[BOUNCE_UNITS];
        size_t bytes;
        size_t most = room - units < BOUNCE_UNITS ? room - units : BOUNCE_UNITS;
        size_t count = utf8_to_utf16(str_from(text, *used), bounce, most, &bytes);

        if (count == 0)
            break;
        memcpy(out + units * UNIT, bounce, count * UNIT);
        units += count;
        *used += bytes;
    }
    return units;
}

/* The low surrogate of the character at the beginning of text, of which the high one was given. */
static uint16_t low_surrogate(struct str text, size_t *used)
{
    return (uint16_t)(0xDC00 + ((utf8_next(text, used) - 0x10000) & 0x3FF));
}

static uint16_t high_surrogate(struct str text)
{
    size_t used;

    return (uint16_t)(0xD800 + ((utf8_next(text, &used) - 0x10000) >> 10));
}

/* Writes up to `room` units from target->done on, moves it, and returns how many there were. */
static size_t write_piece(struct str text, char *out, size_t room, struct conv_target *target)
{
    struct str rest = str_from(text, target->done / 2);
    bool half = target->done % 2;
    size_t units = 0;
    size_t used = 0;

    if (half && room > 0) {
        put_unit(out, low_surrogate(rest, &used));
        rest = str_from(rest, used);
        target->done += 2 * used - 1;
        units = 1;
    }
    units += write_units(rest, out + units * UNIT, room - units, &used);
    target->done += 2 * used;
    if (units == 0 && room > 0 && rest.n) {
        put_unit(out, high_surrogate(rest));
        target->done++;
        units = 1;
    }
    return units;
}

/* When the bytes of UTF-8 alone are fewer than the units of room, nothing needs to be counted. */
static enum conv_status put_short(struct str text, struct conv_target *target)
{
    char *out = target->data;
    size_t used;
    size_t units = write_units(text, out, text.n, &used);

    put_unit(out + units * UNIT, 0);
    target->length = (SQLLEN)(units * UNIT);
    target->done = 2 * text.n;
    return CONV_OK;
}

enum conv_status put_wchar(struct str text, size_t whole, struct conv_target *target)
{
    size_t room = (size_t)target->buffer_length / UNIT;
    char *out = target->data;
    size_t units;

    if (out && target->done == 0 && text.n < room)
        return put_short(text, target);
    if (target->left == 0)
        target->left = (count_units(str_from(text, target->done / 2)) - target->done % 2) * UNIT;
    target->length = (SQLLEN)target->left;
    if (!out)
        return CONV_OK;
    if (target->left / UNIT >= room && target->done / 2 < whole && whole - target->done / 2 >= room)
        return CONV_OUT_OF_RANGE;
    if (room == 0)
        return CONV_CUT;
    units = write_piece(text, out, room - 1, target);
    put_unit(out + units * UNIT, 0);
    target->left -= units * UNIT;
    return target->left ? CONV_CUT : CONV_OK;
}
