#include "sql/markers.h"

/* What hides question marks: from `open` to `close`. A doubled quote closes and opens again, which
 * comes to the same. Source: Trino's SQL grammar, lexical part; Hive's back-quoted names. */
static const struct {
    struct str open, close;
} covers[] = {
    { STR("'"), STR("'") },
    { STR("\""), STR("\"") },
    { STR("`"), STR("`") },
    { STR("--"), STR("\n") },
    { STR("/*"), STR("*/") },
};

/* If a cover begins at s, its length; else 0. */
static size_t covered(struct str s)
{
    for (size_t i = 0; i < ARRAY_LEN(covers); i++) {
        size_t end;

        if (!str_starts(s, covers[i].open))
            continue;
        end = str_find(str_from(s, covers[i].open.n), covers[i].close);
        return end == SIZE_MAX ? s.n : covers[i].open.n + end + covers[i].close.n;
    }
    return 0;
}

size_t markers_count(struct str sql)
{
    size_t count = 0;

    while (sql.n) {
        size_t skip = covered(sql);

        count += skip == 0 && sql.p[0] == '?';
        sql = str_from(sql, skip ? skip : 1);
    }
    return count;
}
