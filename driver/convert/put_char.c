#include "base/utf.h"
#include "convert/parse.h"
#include "convert/put.h"

/* Whole characters of `text` that fit into so many bytes, or as many bytes as fit if not even one
 * character does: SQLGetData in small pieces must come to an end. */
static size_t piece_of(struct str text, size_t room)
{
    size_t whole = utf8_whole(str_first(text, room));

    return whole ? whole : room;
}

enum conv_status put_char(struct str text, size_t whole, struct conv_target *target)
{
    struct str rest = str_from(text, target->done);
    size_t size = (size_t)target->buffer_length;
    char *out = target->data;
    size_t take;

    target->length = (SQLLEN)rest.n;
    if (!out)
        return CONV_OK;
    if (rest.n < size) {
        if (rest.n)
            memcpy(out, rest.p, rest.n);
        out[rest.n] = 0;
        target->done = text.n;
        return CONV_OK;
    }
    if (target->done < whole && whole - target->done >= size)
        return CONV_OUT_OF_RANGE;
    if (size == 0)
        return CONV_CUT;
    take = piece_of(rest, size - 1);
    if (take)
        memcpy(out, rest.p, take);
    out[take] = 0;
    target->done += take;
    return CONV_CUT;
}

static char digit(int value)
{
    return "0123456789ABCDEF"[value & 15];
}

/* How many digits of a piece fit: pairs, or one digit where there is no room for two. */
static size_t hex_piece(size_t done, size_t left, size_t room)
{
    size_t take = left < room ? left : room;
    size_t odd = (done + take) % 2;

    return take > odd ? take - odd : take;
}

/* Digits of varbinary from target->done (counted in digits) on. unit: bytes of a character. */
static enum conv_status put_hex_digits(const struct hex *h, size_t unit, struct conv_target *target)
{
    size_t left = h->bytes * 2 - target->done;
    size_t room = (size_t)target->buffer_length / unit;
    char *out = target->data;
    size_t take;

    target->length = (SQLLEN)(left * unit);
    if (!out)
        return CONV_OK;
    if (room == 0)
        return CONV_CUT;
    take = hex_piece(target->done, left, room - 1);
    for (size_t i = 0; i < take; i++, target->done++) {
        int byte = hex_byte(h, target->done / 2);
        uint16_t wide;

        if (byte < 0)
            return CONV_NOT_A_VALUE;
        wide = (uint16_t)digit(target->done % 2 ? byte : byte >> 4);
        if (unit == 1)
            out[i] = (char)wide;
        else
            memcpy(out + i * unit, &wide, unit);
    }
    memset(out + take * unit, 0, unit);
    return take < left ? CONV_CUT : CONV_OK;
}

enum conv_status put_hex_char(const struct hex *h, struct conv_target *target)
{
    return put_hex_digits(h, sizeof(SQLCHAR), target);
}

enum conv_status put_hex_wchar(const struct hex *h, struct conv_target *target)
{
    return put_hex_digits(h, sizeof(SQLWCHAR), target);
}
