#include "aws/provider.h"

#include <stdlib.h>

enum { EARLY_SECONDS = 300, LAST_SECONDS = 60, WAIT_STEP_MS = 50 };

void provider_init(struct provider *p, const struct provider_ops *ops)
{
    *p = (struct provider){ .ops = ops };
    pthread_mutex_init(&p->mutex, NULL);
}

void provider_delete(struct provider *p)
{
    if (!p)
        return;
    p->ops->close(p);
    creds_free(&p->creds);
    pthread_mutex_destroy(&p->mutex);
    free(p);
}

static bool expires_within(const struct provider *p, int64_t seconds)
{
    return p->creds.expires_at && p->creds.expires_at - clock_unix_seconds() <= seconds;
}

static bool is_usable(const struct provider *p)
{
    return p->has_creds && !p->must_load && !expires_within(p, LAST_SECONDS);
}

static bool wants_refresh(const struct provider *p)
{
    return !is_usable(p) || expires_within(p, EARLY_SECONDS);
}

/* Loads without the lock, so that readers of the old credentials go on. */
static int load(struct provider *p, const struct call *call, struct err *e)
{
    struct creds fresh = { 0 };
    int rc;

    p->is_loading = true;
    pthread_mutex_unlock(&p->mutex);
    rc = p->ops->load(p, call, &fresh, e);
    pthread_mutex_lock(&p->mutex);
    p->is_loading = false;
    if (rc == 0) {
        creds_free(&p->creds);
        p->creds = fresh;
        p->has_creds = true;
        p->must_load = false;
    } else if (is_usable(p)) {
        rc = 0; /* an early refresh that failed: the old ones still serve */
    }
    return rc;
}

static int wait_for_loader(struct provider *p, const struct call *call, struct err *e)
{
    int rc = 0;

    while (rc == 0 && p->is_loading && !is_usable(p)) {
        pthread_mutex_unlock(&p->mutex);
        rc = call_wait(call, WAIT_STEP_MS, e);
        pthread_mutex_lock(&p->mutex);
    }
    return rc;
}

int provider_get(struct provider *p, const struct call *call, struct creds *out, struct err *e)
{
    int rc;

    pthread_mutex_lock(&p->mutex);
    rc = wait_for_loader(p, call, e);
    if (rc == 0 && !p->is_loading && wants_refresh(p))
        rc = load(p, call, e);
    if (rc == 0)
        rc = creds_copy(out, &p->creds, e);
    pthread_mutex_unlock(&p->mutex);
    return rc;
}

void provider_expired(struct provider *p, const struct creds *creds)
{
    pthread_mutex_lock(&p->mutex);
    if (p->has_creds &&
        str_eq(secret_borrow(&p->creds.key_id), secret_borrow(&creds->key_id)))
        p->must_load = true;
    pthread_mutex_unlock(&p->mutex);
}
