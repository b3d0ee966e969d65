/* Operations of AWS Glue's Data Catalog. Source: AWS Glue API reference, "Catalog API".
 *
 * Each returns 0, or -1 with *e; a database or table that is not there is ERR_NOT_FOUND. */
#ifndef ATHENA_AWS_GLUE_H
#define ATHENA_AWS_GLUE_H

#include "aws/metadata.h"
#include "aws/session.h"

/* Tells the names of all databases. */
int glue_get_databases(struct session *s, const struct name_sink *sink, const struct call *call,
                       struct err *e);

/* Tells the database if it is there. */
int glue_get_database(struct session *s, struct str database, const struct name_sink *sink,
                      const struct call *call, struct err *e);

/* Tells the tables of a database with their columns. expression: a regular expression on names,
 * or "" for all; Glue applies it loosely, so the caller filters again. */
int glue_get_tables(struct session *s, struct str database, struct str expression,
                    const struct table_sink *sink, const struct call *call, struct err *e);

/* Tells one table. */
int glue_get_table(struct session *s, struct str database, struct str table,
                   const struct table_sink *sink, const struct call *call, struct err *e);

#endif
