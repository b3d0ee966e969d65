/* The proleptic Gregorian calendar as day numbers, without time zones or the C library's tm. */
#ifndef ATHENA_BASE_CIVIL_H
#define ATHENA_BASE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

bool civil_is_leap(int64_t year);

/* month: 1 to 12. */
int civil_days_in_month(int64_t year, int month);
bool civil_is_date(int64_t year, int month, int day);

/* Days since 1970-01-01; negative before. The date must be valid. */
int64_t civil_to_days(int64_t year, int month, int day);
void civil_from_days(int64_t days, int64_t *year, int *month, int *day);

#endif
