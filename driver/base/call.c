#include "base/call.h"

#include <time.h>

int cancel_init(struct cancel *c, struct err *e)
{
    pthread_condattr_t attributes;

    atomic_init(&c->fired, false);
    c->wakers = NULL;
    if (pthread_condattr_init(&attributes) != 0)
        return err_memory(e);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&c->mutex, NULL);
    pthread_cond_init(&c->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    return 0;
}

void cancel_free(struct cancel *c)
{
    pthread_cond_destroy(&c->changed);
    pthread_mutex_destroy(&c->mutex);
}

void cancel_fire(struct cancel *c)
{
    pthread_mutex_lock(&c->mutex);
    atomic_store(&c->fired, true);
    for (struct waker *w = c->wakers; w; w = w->next)
        w->wake(w->context);
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->mutex);
}

void cancel_reset(struct cancel *c)
{
    atomic_store(&c->fired, false);
}

void cancel_attach(struct cancel *c, struct waker *w)
{
    if (!c)
        return;
    pthread_mutex_lock(&c->mutex);
    w->next = c->wakers;
    c->wakers = w;
    pthread_mutex_unlock(&c->mutex);
}

void cancel_detach(struct cancel *c, struct waker *w)
{
    if (!c)
        return;
    pthread_mutex_lock(&c->mutex);
    for (struct waker **link = &c->wakers; *link; link = &(*link)->next) {
        if (*link == w) {
            *link = w->next;
            break;
        }
    }
    pthread_mutex_unlock(&c->mutex);
}

struct call call_unlimited(void)
{
    return (struct call){ 0 };
}

/* About a hundred years: more is no deadline, and the sum below cannot overflow. */
#define MOST_SECONDS UINT64_C(3155760000)

struct call call_start(struct cancel *cancel, uint64_t seconds)
{
    struct call call = { .cancel = cancel };

    if (seconds > 0 && seconds < MOST_SECONDS)
        call.deadline = clock_monotonic_ms() + (int64_t)seconds * 1000;
    return call;
}

int call_check(const struct call *call, struct err *e)
{
    if (call->cancel && atomic_load(&call->cancel->fired))
        return err_set(e, ERR_CANCELED, "Operation canceled");
    if (call->deadline && clock_monotonic_ms() >= call->deadline)
        return err_set(e, ERR_TIMEOUT, "Timeout expired");
    return 0;
}

int64_t call_remaining_ms(const struct call *call, int64_t most)
{
    int64_t left = call->deadline ? call->deadline - clock_monotonic_ms() : most;

    return left < 0 ? 0 : left < most ? left : most;
}

static struct timespec timespec_of_ms(int64_t milliseconds)
{
    return (struct timespec){ .tv_sec = milliseconds / 1000,
                              .tv_nsec = (long)(milliseconds % 1000) * 1000000 };
}

static void wait_for_cancel(struct cancel *c, int64_t until_ms)
{
    struct timespec until = timespec_of_ms(until_ms);

    pthread_mutex_lock(&c->mutex);
    while (!atomic_load(&c->fired) && pthread_cond_timedwait(&c->changed, &c->mutex, &until) == 0)
        ;
    pthread_mutex_unlock(&c->mutex);
}

int call_wait(const struct call *call, int64_t milliseconds, struct err *e)
{
    int64_t wait = call_remaining_ms(call, milliseconds);

    if (call->cancel) {
        wait_for_cancel(call->cancel, clock_monotonic_ms() + wait);
    } else {
        struct timespec pause = timespec_of_ms(wait);

        nanosleep(&pause, NULL);
    }
    return call_check(call, e);
}

int64_t clock_monotonic_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_unix_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}
