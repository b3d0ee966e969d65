/* What Glue and Athena tell about databases and tables, in one shape. */
#ifndef ATHENA_AWS_METADATA_H
#define ATHENA_AWS_METADATA_H

#include "base/err.h"
#include "base/str.h"

struct metadata_column {
    struct str name, type, comment; /* type: Hive's or Trino's spelling */
    bool partition_key;
    bool dropped; /* Iceberg keeps a dropped column with iceberg.field.current=false */
};

/* A table or view; the texts last until the sink returns. Columns come in the order in which
 * SELECT * gives them: those of the table, then the partition keys. */
struct metadata_table {
    struct str name;
    struct str type; /* EXTERNAL_TABLE, VIRTUAL_VIEW, …; "" if not told */
    struct str comment;
    const struct metadata_column *columns;
    size_t column_count;
};

/* Receivers return 0, or -1 with *e to end the listing. */
struct name_sink {
    void *context;
    int (*name)(void *context, struct str name, struct err *e);
};

struct table_sink {
    void *context;
    int (*table)(void *context, const struct metadata_table *table, struct err *e);
};

#endif
