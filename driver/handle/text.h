/* Text arguments of ODBC functions: encoding as a value instead of a second function.
 *
 * The narrow functions speak UTF-8, the W functions UTF-16 in 2-byte SQLWCHARs (unixODBC's).
 * An entry point wraps its arguments and its A and W forms are then the same call. Lengths follow
 * the function's reference page: some count characters, some count bytes, whichever form is used;
 * the maker's name says which. */
#ifndef ATHENA_HANDLE_TEXT_H
#define ATHENA_HANDLE_TEXT_H

#include <sql.h>
#include <sqlext.h>

#include "base/buf.h"

/* A text that the application passes in. */
struct text_in {
    const void *p; /* NULL: argument left out */
    SQLLEN length; /* characters of the encoding (bytes for UTF-8), or SQL_NTS */
    bool wide;
};

struct text_in text_a(const SQLCHAR *p, SQLLEN length);
struct text_in text_w(const SQLWCHAR *p, SQLLEN length);

/* A W argument whose length counts bytes (SQLSetConnectAttrW, SQLSetStmtAttrW …). */
struct text_in text_w_bytes(const SQLWCHAR *p, SQLLEN bytes);

bool text_is_absent(struct text_in in);

/* Appends the text to *out as UTF-8; an absent text appends nothing. Returns 0, or -1 with *e:
 * HY090 for a negative length that is not SQL_NTS, ERR_MEMORY. */
int text_read(struct text_in in, struct buf *out, struct err *e);

/* Where a text goes that the application asked for. */
struct text_out {
    void *p;     /* NULL: only the length is wanted */
    SQLLEN room; /* bytes at p */
    bool wide;
    bool length_in_bytes;  /* the length that is told counts bytes, else characters */
    SQLSMALLINT *length16; /* where the length goes: at most one of the two is set */
    SQLINTEGER *length32;
};

/* For functions that count characters. room: characters at p, the terminator among them. */
struct text_out text_out_a(SQLCHAR *p, SQLLEN room, SQLSMALLINT *length);
struct text_out text_out_w(SQLWCHAR *p, SQLLEN room, SQLSMALLINT *length);
struct text_out text_out_a32(SQLCHAR *p, SQLLEN room, SQLINTEGER *length);
struct text_out text_out_w32(SQLWCHAR *p, SQLLEN room, SQLINTEGER *length);

/* For functions that count bytes in both forms. */
struct text_out text_out_bytes(void *p, SQLLEN room, SQLSMALLINT *length, bool wide);
struct text_out text_out_bytes32(void *p, SQLLEN room, SQLINTEGER *length, bool wide);

/* Writes the text with a terminator, whole characters as far as they fit, and tells its full
 * length. Returns false when it was cut (01004). */
bool text_write(const struct text_out *out, struct str text);

#endif
