/* SQLCancel: from another thread it ends the call that runs; otherwise there is nothing to end. */
#include "handle/dbc.h"
#include "handle/stmt.h"

SQLRETURN stmt_cancel(struct stmt *s)
{
    if (pthread_mutex_trylock(&s->handle.mutex) != 0) {
        cancel_fire(&s->cancel);
        return SQL_SUCCESS;
    }
    pthread_mutex_unlock(&s->handle.mutex);
    return SQL_SUCCESS;
}
