#include "convert/parse.h"
#include "convert/put.h"

enum conv_status put_bytes(struct str text, struct conv_target *target)
{
    struct str rest = str_from(text, target->done);
    size_t room = (size_t)target->buffer_length;
    size_t take = rest.n < room ? rest.n : room;

    target->length = (SQLLEN)rest.n;
    if (!target->data)
        return CONV_OK;
    if (take)
        memcpy(target->data, rest.p, take);
    target->done += take;
    return take < rest.n ? CONV_CUT : CONV_OK;
}

enum conv_status put_hex_binary(const struct hex *h, struct conv_target *target)
{
    size_t left = h->bytes - target->done;
    size_t room = (size_t)target->buffer_length;
    size_t take = left < room ? left : room;
    uint8_t *out = target->data;

    target->length = (SQLLEN)left;
    if (!out)
        return CONV_OK;
    for (size_t i = 0; i < take; i++, target->done++) {
        int byte = hex_byte(h, target->done);

        if (byte < 0)
            return CONV_NOT_A_VALUE;
        out[i] = (uint8_t)byte;
    }
    return take < left ? CONV_CUT : CONV_OK;
}

enum conv_status put_whole_binary(const void *value, size_t size, struct conv_target *target)
{
    if (target->data && (size_t)target->buffer_length < size)
        return CONV_OUT_OF_RANGE;
    return put_fixed(value, size, CONV_OK, target);
}

enum conv_status put_guid(const uint8_t bytes[16], struct conv_target *target)
{
    SQLGUID out = { .Data1 = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
                             (uint32_t)bytes[2] << 8 | bytes[3],
                    .Data2 = (uint16_t)(bytes[4] << 8 | bytes[5]),
                    .Data3 = (uint16_t)(bytes[6] << 8 | bytes[7]) };

    memcpy(out.Data4, bytes + 8, sizeof out.Data4);
    return put_fixed(&out, sizeof out, CONV_OK, target);
}
