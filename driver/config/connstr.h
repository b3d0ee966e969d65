/* Connection strings: "KEY=value;KEY={value;with}}braces};…".
 * Source: ODBC reference, SQLDriverConnect, "Connection Strings". */
#ifndef ATHENA_CONFIG_CONNSTR_H
#define ATHENA_CONFIG_CONNSTR_H

#include "base/buf.h"

/* Receives a pair; the value is without its braces. Returns 0, or -1 with *e to end the reading. */
typedef int connstr_pair(void *context, struct str name, struct str value, struct err *e);

/* Reads all pairs in order. Blanks around names and unbraced values do not count. Returns 0, or
 * -1 with *e: ERR_CONFIG that names the place (a pair without "=", a brace that stays open). */
int connstr_read(struct str text, connstr_pair *pair, void *context, struct err *e);

/* Appends "NAME=value;", with braces where the value needs them. */
void connstr_add(struct buf *out, struct str name, struct str value);

#endif
