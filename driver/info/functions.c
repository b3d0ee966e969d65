#include "info/functions.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"

enum { ODBC2_FUNCTIONS = 100 };

/* A test compares this list with the exported symbols. */
static const SQLUSMALLINT ids[] = {
    SQL_API_SQLALLOCHANDLE,    SQL_API_SQLBINDCOL,        SQL_API_SQLCANCEL,
    SQL_API_SQLCLOSECURSOR,    SQL_API_SQLCOLATTRIBUTE,   SQL_API_SQLCOLUMNS,
    SQL_API_SQLCONNECT,        SQL_API_SQLDESCRIBECOL,    SQL_API_SQLDISCONNECT,
    SQL_API_SQLDRIVERCONNECT,  SQL_API_SQLENDTRAN,        SQL_API_SQLEXECDIRECT,
    SQL_API_SQLEXECUTE,        SQL_API_SQLEXTENDEDFETCH,  SQL_API_SQLFETCH,
    SQL_API_SQLFETCHSCROLL,    SQL_API_SQLFREEHANDLE,     SQL_API_SQLFREESTMT,
    SQL_API_SQLGETCONNECTATTR, SQL_API_SQLGETDATA,        SQL_API_SQLGETDIAGFIELD,
    SQL_API_SQLGETDIAGREC,     SQL_API_SQLGETENVATTR,     SQL_API_SQLGETFUNCTIONS,
    SQL_API_SQLGETINFO,        SQL_API_SQLGETSTMTATTR,    SQL_API_SQLGETTYPEINFO,
    SQL_API_SQLMORERESULTS,    SQL_API_SQLNATIVESQL,      SQL_API_SQLNUMPARAMS,
    SQL_API_SQLNUMRESULTCOLS,  SQL_API_SQLPREPARE,        SQL_API_SQLROWCOUNT,
    SQL_API_SQLSETCONNECTATTR, SQL_API_SQLSETENVATTR,     SQL_API_SQLSETPOS,
    SQL_API_SQLSETSTMTATTR,    SQL_API_SQLTABLES,
};

static bool has(SQLUSMALLINT function)
{
    for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
        if (ids[i] == function)
            return true;
    }
    return false;
}

static void fill_map(SQLUSMALLINT *map)
{
    memset(map, 0, SQL_API_ODBC3_ALL_FUNCTIONS_SIZE * sizeof *map);
    for (size_t i = 0; i < ARRAY_LEN(ids); i++)
        map[ids[i] >> 4] = (SQLUSMALLINT)(map[ids[i] >> 4] | 1u << (ids[i] & 15));
}

static void fill_list(SQLUSMALLINT *list)
{
    for (SQLUSMALLINT id = 0; id < ODBC2_FUNCTIONS; id++)
        list[id] = has(id) ? SQL_TRUE : SQL_FALSE;
}

void functions_get(SQLUSMALLINT function, SQLUSMALLINT *supported)
{
    if (function == SQL_API_ODBC3_ALL_FUNCTIONS)
        fill_map(supported);
    else if (function == SQL_API_ALL_FUNCTIONS)
        fill_list(supported);
    else
        *supported = has(function) ? SQL_TRUE : SQL_FALSE;
}
