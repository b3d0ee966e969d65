/* A view of text, and the small steps of which every parser here is made.
 *
 * `struct str` looks at bytes that somebody else owns: it is passed by value, is not zero
 * terminated and may hold any byte. `struct scan` is a cursor over such a view; each step either
 * advances it and answers true, or leaves it where it was and answers false.
 */
#ifndef ATHENA_BASE_STR_H
#define ATHENA_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    const char *p;
    size_t n;
};

/* A view of a string literal, also in static initialisers. */
#define STR(literal)                                                                               \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

/* The pair of arguments that printf's "%.*s" wants. */
#define STR_ARG(s) (int)((s).n > 4096 ? 4096 : (s).n), (s).n ? (s).p : ""

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* A view of a zero-terminated string; NULL gives the empty view. */
struct str str_c(const char *text);
struct str str_n(const char *p, size_t n);

bool str_eq(struct str a, struct str b);

/* Compares ASCII letters regardless of case, other bytes as they are; never by locale. */
bool str_eq_nocase(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_starts_nocase(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* Offset of the first `needle` in s, or SIZE_MAX. An empty needle is found at 0. */
size_t str_find(struct str s, struct str needle);

/* Without leading and trailing blanks, tabs and line ends. */
struct str str_trim(struct str s);
struct str str_from(struct str s, size_t offset);
struct str str_first(struct str s, size_t n);

/* Cuts s at the first `separator`: returns what is before it and moves *s behind it. When there
 * is none, returns all and leaves *s empty. */
struct str str_split(struct str *s, char separator);

/* A whole decimal number (digits only, no sign) that fits; otherwise false and *out untouched. */
bool str_to_u64(struct str s, uint64_t *out);

char ascii_lower(char c);
char ascii_upper(char c);
bool ascii_is_digit(char c);
bool ascii_is_space(char c);
bool ascii_is_alpha(char c);

struct scan {
    const char *p;
    const char *end;
};

struct scan scan_of(struct str s);
bool scan_end(const struct scan *s);
bool scan_byte(struct scan *s, char c);

/* Exactly `count` digits as a number; count ≤ 9. */
bool scan_digits(struct scan *s, int count, int *out);

/* One or more digits whose value does not exceed max. */
bool scan_number(struct scan *s, int64_t max, int64_t *out);
bool scan_word_nocase(struct scan *s, struct str word);
void scan_spaces(struct scan *s);
struct str scan_rest(const struct scan *s);

#endif
