/* Puts a table together while its JSON is read, and hands it on when it closes.
 *
 * Glue and Athena order and nest the members differently, and JSON promises no order at all, so
 * texts are collected first. The functions fit json_rule; their context is the reader. */
#ifndef ATHENA_AWS_TABLE_READER_H
#define ATHENA_AWS_TABLE_READER_H

#include "aws/metadata.h"
#include "base/buf.h"

struct text_span {
    size_t offset, length;
};

struct column_span {
    struct text_span name, type, comment;
    bool partition_key;
    bool dropped;
};

struct table_reader {
    const struct table_sink *sink;
    struct buf text;
    struct text_span name, type, comment;
    struct column_span *columns; /* [capacity] */
    struct metadata_column *views;
    size_t column_count;
    size_t capacity;
    struct buf *next_token;
};

void table_reader_init(struct table_reader *r, const struct table_sink *sink,
                       struct buf *next_token);
void table_reader_free(struct table_reader *r);

int table_begin(void *reader, struct err *e);
int table_end(void *reader, struct err *e);
int table_name(void *reader, struct str text, struct err *e);
int table_type(void *reader, struct str text, struct err *e);
int table_comment(void *reader, struct str text, struct err *e);

int table_column_begin(void *reader, struct err *e);
int table_partition_begin(void *reader, struct err *e);
int table_column_name(void *reader, struct str text, struct err *e);
int table_column_type(void *reader, struct str text, struct err *e);
int table_column_comment(void *reader, struct str text, struct err *e);
int table_column_current(void *reader, struct str text, struct err *e);
int table_next_token(void *reader, struct str text, struct err *e);

#endif
