/* Reading JSON by path.
 *
 * An answer is read in one pass; what matches a rule is handed to its functions, everything else
 * is counted through and never built. So members that AWS adds, or sends without documenting
 * them, cost nothing and break nothing. */
#ifndef ATHENA_AWS_JSON_H
#define ATHENA_AWS_JSON_H

#include "base/buf.h"

/* What to do with the value at a path. Steps are separated by "/", "[]" steps into an array:
 * "ResultSet/Rows/[]/Data/[]/VarCharValue". Each function may be NULL and ends the reading by
 * returning -1 with *e. */
struct json_rule {
    const char *path;
    int (*begin)(void *context, struct err *e); /* an object or array opens */
    int (*end)(void *context, struct err *e);   /* it closes */

    /* A string, number or boolean, as text; null is treated as if it were absent. The text lasts
     * until the function returns. */
    int (*value)(void *context, struct str text, struct err *e);
};

enum { MOST_JSON_RULES = 32, MOST_JSON_STEPS = 8, MOST_JSON_DEPTH = 64 };

/* Reads a whole document, which must be an object. Returns 0, or -1 with *e: ERR_PROTOCOL for
 * anything that is no JSON (the text says how it begins), or what a rule said. */
int json_read(struct str text, const struct json_rule *rules, size_t rule_count, void *context,
              struct err *e);

/* Appends s as a JSON string, with quotes; ill-formed UTF-8 becomes U+FFFD. */
void json_add_string(struct buf *out, struct str s);

/* Appends `"name":"value"`, before it a comma unless the object has just been opened. */
void json_add_member(struct buf *out, const char *name, struct str value);

/* Fills *e with ERR_PROTOCOL: what was expected, and how the text that came begins. */
int json_not_json(struct str text, const char *why, struct err *e);

#endif
