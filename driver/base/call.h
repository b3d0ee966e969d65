/* What limits one ODBC call: a deadline, and another thread's SQLCancel.
 *
 * A `struct cancel` belongs to a statement and outlives its calls. A `struct call` lives on the
 * stack of the running operation and is passed to whatever may wait: an HTTP transfer, a pause
 * between polls. Firing a cancel sets a flag and runs the wakers, so the waiting thread sees it
 * at once (curl_multi_wakeup, a condition) instead of at its next look. */
#ifndef ATHENA_BASE_CALL_H
#define ATHENA_BASE_CALL_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "base/err.h"

struct cancel;

/* Something that wakes a waiting thread. Must not block and must be callable from any thread. */
struct waker {
    void (*wake)(void *context);
    void *context;
    struct waker *next; /* cancel_attach()'s own */
};

struct cancel {
    atomic_bool fired;
    pthread_mutex_t mutex; /* guards wakers and the condition */
    pthread_cond_t changed;
    struct waker *wakers;
};

/* Returns 0, or -1 with *e: ERR_MEMORY. */
int cancel_init(struct cancel *c, struct err *e);
void cancel_free(struct cancel *c);

/* Makes the call that runs (or the next one) end with ERR_CANCELED. Any thread. */
void cancel_fire(struct cancel *c);

/* Forgets an earlier cancel. The thread that is about to run a call. */
void cancel_reset(struct cancel *c);

/* Between attach and detach a cancel runs w->wake(). *w is the caller's. cancel may be NULL. */
void cancel_attach(struct cancel *c, struct waker *w);
void cancel_detach(struct cancel *c, struct waker *w);

struct call {
    struct cancel *cancel; /* NULL: cannot be canceled */
    int64_t deadline;      /* clock_monotonic_ms(); 0: none */
};

/* A call without limits. */
struct call call_unlimited(void);

/* A call that ends seconds from now (0: no deadline) or when cancel fires (NULL: never). */
struct call call_start(struct cancel *cancel, uint64_t seconds);

/* 0 while the call may go on, else -1 with *e: ERR_CANCELED or ERR_TIMEOUT. */
int call_check(const struct call *call, struct err *e);

/* Waits that many milliseconds, less if the call ends before: 0, or -1 as call_check(). */
int call_wait(const struct call *call, int64_t milliseconds, struct err *e);

/* Milliseconds until the deadline: at most `most`, at least 0. */
int64_t call_remaining_ms(const struct call *call, int64_t most);

/* Milliseconds of a clock that never jumps. */
int64_t clock_monotonic_ms(void);

/* Seconds since 1970-01-01 UTC. */
int64_t clock_unix_seconds(void);

#endif
