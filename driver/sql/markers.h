/* Parameter markers: the question marks of a statement that stand for values. */
#ifndef ATHENA_SQL_MARKERS_H
#define ATHENA_SQL_MARKERS_H

#include "base/str.h"

/* Counts the question marks that are not inside a 'string', a "name", a `name`, a line comment
 * or a block comment. A quote or comment that stays open reaches to the end. */
size_t markers_count(struct str sql);

#endif
