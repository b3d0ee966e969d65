#include "handle/text.h"

#include <limits.h>
#include <string.h>

#include "base/utf.h"

struct text_in text_a(const SQLCHAR *p, SQLLEN length)
{
    return (struct text_in){ p, length, false };
}

struct text_in text_w(const SQLWCHAR *p, SQLLEN length)
{
    return (struct text_in){ p, length, true };
}

struct text_in text_w_bytes(const SQLWCHAR *p, SQLLEN bytes)
{
    return text_w(p, bytes < 0 ? bytes : bytes / (SQLLEN)sizeof(SQLWCHAR));
}

bool text_is_absent(struct text_in in)
{
    return !in.p;
}

static size_t wide_length(const uint16_t *p)
{
    size_t n = 0;

    while (p[n])
        n++;
    return n;
}

static void read_wide(const uint16_t *units, size_t n, struct buf *out)
{
    size_t bytes = utf16_utf8_bytes(units, n);
    size_t used;
    char *room = buf_reserve(out, bytes);

    if (room)
        buf_commit(out, utf16_to_utf8(units, n, room, bytes, &used));
}

int text_read(struct text_in in, struct buf *out, struct err *e)
{
    if (!in.p)
        return 0;
    if (in.length < 0 && in.length != SQL_NTS)
        return err_state(e, "HY090", "A text argument has the length %ld", (long)in.length);
    if (in.wide)
        read_wide(in.p, in.length == SQL_NTS ? wide_length(in.p) : (size_t)in.length, out);
    else
        buf_add(out, in.length == SQL_NTS ? str_c(in.p) : str_n(in.p, (size_t)in.length));
    return buf_check(out, "a text argument", e);
}

static struct text_out counted_in_characters(void *p, SQLLEN room, bool wide)
{
    SQLLEN unit = wide ? (SQLLEN)sizeof(SQLWCHAR) : 1;

    return (struct text_out){ .p = p, .room = room * unit, .wide = wide };
}

struct text_out text_out_a(SQLCHAR *p, SQLLEN room, SQLSMALLINT *length)
{
    struct text_out out = counted_in_characters(p, room, false);

    out.length16 = length;
    return out;
}

struct text_out text_out_w(SQLWCHAR *p, SQLLEN room, SQLSMALLINT *length)
{
    struct text_out out = counted_in_characters(p, room, true);

    out.length16 = length;
    return out;
}

struct text_out text_out_a32(SQLCHAR *p, SQLLEN room, SQLINTEGER *length)
{
    struct text_out out = counted_in_characters(p, room, false);

    out.length32 = length;
    return out;
}

struct text_out text_out_w32(SQLWCHAR *p, SQLLEN room, SQLINTEGER *length)
{
    struct text_out out = counted_in_characters(p, room, true);

    out.length32 = length;
    return out;
}

struct text_out text_out_bytes(void *p, SQLLEN room, SQLSMALLINT *length, bool wide)
{
    return (struct text_out){
        .p = p, .room = room, .wide = wide, .length_in_bytes = true, .length16 = length
    };
}

struct text_out text_out_bytes32(void *p, SQLLEN room, SQLINTEGER *length, bool wide)
{
    return (struct text_out){
        .p = p, .room = room, .wide = wide, .length_in_bytes = true, .length32 = length
    };
}

static void tell_length(const struct text_out *out, size_t units)
{
    size_t length = out->length_in_bytes && out->wide ? units * sizeof(SQLWCHAR) : units;

    if (out->length16)
        *out->length16 = (SQLSMALLINT)(length > SHRT_MAX ? SHRT_MAX : length);
    if (out->length32)
        *out->length32 = (SQLINTEGER)(length > INT32_MAX ? INT32_MAX : length);
}

static bool write_wide(const struct text_out *out, struct str text)
{
    size_t room = (size_t)out->room / sizeof(SQLWCHAR);
    size_t used, units;

    if (room == 0)
        return false;
    units = utf8_to_utf16(text, out->p, room - 1, &used);
    ((SQLWCHAR *)out->p)[units] = 0;
    return used == text.n;
}

static bool write_narrow(const struct text_out *out, struct str text)
{
    size_t room = (size_t)out->room;
    size_t n;

    if (room == 0)
        return false;
    n = text.n < room ? text.n : utf8_whole(str_first(text, room - 1));
    if (n)
        memcpy(out->p, text.p, n);
    ((char *)out->p)[n] = '\0';
    return n == text.n;
}

bool text_write(const struct text_out *out, struct str text)
{
    tell_length(out, out->wide ? utf8_utf16_units(text) : text.n);
    if (!out->p)
        return true;
    return out->wide ? write_wide(out, text) : write_narrow(out, text);
}
