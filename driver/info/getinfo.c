#include "info/getinfo.h"

bool info_get(SQLUSMALLINT type, const struct info_context *context, struct info_value *out)
{
    const struct info_item *item;

    for (size_t row = 0; (item = info_at(row)) != NULL; row++) {
        if (item->type != type)
            continue;
        *out = (struct info_value){ .kind = item->kind, .number = item->number };
        if (item->context_text != NO_CONTEXT)
            out->text = *(const struct str *)((const char *)context + item->context_text);
        else
            out->text = str_c(item->text);
        return true;
    }
    return false;
}
