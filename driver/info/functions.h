/* Which functions the driver has, for SQLGetFunctions. */
#ifndef ATHENA_INFO_FUNCTIONS_H
#define ATHENA_INFO_FUNCTIONS_H

#include <sql.h>
#include <sqlext.h>

/* function: a SQL_API_… id: *supported is SQL_TRUE or SQL_FALSE. SQL_API_ALL_FUNCTIONS: 100
 * answers, one an id; SQL_API_ODBC3_ALL_FUNCTIONS: a bit map of
 * SQL_API_ODBC3_ALL_FUNCTIONS_SIZE words. Source: ODBC reference, SQLGetFunctions. */
void functions_get(SQLUSMALLINT function, SQLUSMALLINT *supported);

#endif
