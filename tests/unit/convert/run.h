/* Runs one conversion the way handle/ does, with a buffer that ends where it says it ends, so that
 * the address sanitizer sees a byte too many. */
#ifndef ATHENA_TESTS_CONVERT_RUN_H
#define ATHENA_TESTS_CONVERT_RUN_H

#include <stdlib.h>

#include "convert/convert.h"

enum { UNTOUCHED = 0xA5 };

static const struct type_settings run_settings = { 255, 65535, 32767, false };

/* The date that a time becomes a timestamp of. */
static const SQL_DATE_STRUCT run_today = { 2024, 1, 31 };

static inline bool run_plan(struct conv_plan *plan, enum kind kind, SQLSMALLINT c_type)
{
    struct data_type type = { .kind = kind, .precision = 9, .scale = 3 };
    struct conv_binding binding = { .c_type = c_type, .today = run_today };

    return conv_plan(plan, &type, &binding, &run_settings);
}

/* Converts text into data[0..size), which is filled with UNTOUCHED before. */
static inline enum conv_status run_cell(const struct conv_plan *plan, struct str text, void *data,
                                        size_t size, SQLLEN *length)
{
    struct conv_target target = { .data = malloc(size ? size : 1), .buffer_length = (SQLLEN)size };
    enum conv_status status;

    memset(target.data, UNTOUCHED, size);
    status = plan->run(text, plan, &target);
    memcpy(data, target.data, size);
    free(target.data);
    *length = target.length;
    return status;
}

#endif
