/* UTF-8 inside, UTF-16 at the W functions of ODBC.
 *
 * Athena sends UTF-8 and applications may send anything: what is not well-formed becomes U+FFFD,
 * so text never stops a fetch. Both conversions work in pieces that never split a character or a
 * surrogate pair. Source: The Unicode Standard, chapter 3, table 3-7. */
#ifndef ATHENA_BASE_UTF_H
#define ATHENA_BASE_UTF_H

#include <stdint.h>

#include "base/str.h"

/* Reads one code point at s (not empty) and tells in *used how many bytes it took (1 to 4). An
 * ill-formed sequence is U+FFFD and takes its longest well-formed beginning, at least one byte. */
uint32_t utf8_next(struct str s, size_t *used);

/* Bytes of s up to the end of its last whole character: drops a sequence that the end cut. */
size_t utf8_whole(struct str s);

/* Characters, in code points. */
size_t utf8_count(struct str s);

/* UTF-16 code units that utf8_to_utf16() would write for all of s. */
size_t utf8_utf16_units(struct str s);

/* Writes as many whole characters of s as fit into `room` code units (no terminator). Returns the
 * units written and sets *used to the bytes of s consumed. */
size_t utf8_to_utf16(struct str s, uint16_t *out, size_t room, size_t *used);

/* Bytes that utf16_to_utf8() writes for all of units[0..n). */
size_t utf16_utf8_bytes(const uint16_t *units, size_t n);

/* Writes as many whole characters as fit into `room` bytes (no terminator). Returns the bytes
 * written and sets *used to the units consumed. A lone surrogate becomes U+FFFD. */
size_t utf16_to_utf8(const uint16_t *units, size_t n, char *out, size_t room, size_t *used);

/* Writes the UTF-8 form of a code point (≤ U+10FFFF); returns its length, 1 to 4. */
size_t utf8_put(uint32_t code_point, char out[4]);

#endif
