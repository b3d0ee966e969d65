/* What every unit test includes: cmocka with the headers that it demands first. */
#ifndef ATHENA_TESTS_UNIT_H
#define ATHENA_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

/* Fails with the reason of a table's line. */
#define CHECK(condition, why)                                                                      \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fail_msg("%s: %s", (why), #condition);                                                 \
    } while (0)

#endif
