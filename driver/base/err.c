#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf.h"

/* Cuts a text that vsnprintf shortened back to its last whole UTF-8 character. */
static void cut_at_character(char *text)
{
    text[utf8_whole(str_c(text))] = '\0';
}

static void format_text(struct err *e, size_t from, const char *format, va_list args)
{
    vsnprintf(e->text + from, sizeof e->text - from, format, args);
    cut_at_character(e->text);
}

void err_clear(struct err *e)
{
    memset(e, 0, sizeof *e);
}

int err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
    va_list args;

    err_clear(e);
    e->kind = kind;
    va_start(args, format);
    format_text(e, 0, format, args);
    va_end(args);
    return -1;
}

int err_state(struct err *e, const char *sqlstate, const char *format, ...)
{
    va_list args;

    err_clear(e);
    e->kind = ERR_USAGE;
    snprintf(e->sqlstate, sizeof e->sqlstate, "%s", sqlstate);
    va_start(args, format);
    format_text(e, 0, format, args);
    va_end(args);
    return -1;
}

int err_memory(struct err *e)
{
    return err_set(e, ERR_MEMORY, "Out of memory");
}

void err_append(struct err *e, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    format_text(e, strlen(e->text), format, args);
    va_end(args);
}

void err_copy_text(char *field, size_t size, struct str text)
{
    size_t n = text.n < size - 1 ? text.n : size - 1;

    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        field[i] = c < 0x20 || c == 0x7f ? ' ' : text.p[i];
    }
    field[n] = '\0';
    cut_at_character(field);
}
