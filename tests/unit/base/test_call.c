#include "tests/unit/unit.h"

#include <pthread.h>
#include <unistd.h>

#include "base/call.h"

static void test_deadline(void **state)
{
    struct call call = call_unlimited();
    struct err e;
    int64_t began = clock_monotonic_ms();

    (void)state;
    assert_int_equal(call_check(&call, &e), 0);
    call.deadline = began + 20;
    assert_int_equal(call_wait(&call, 10000, &e), -1);
    assert_int_equal(e.kind, ERR_TIMEOUT);
    assert_in_range(clock_monotonic_ms() - began, 20, 5000);
    assert_int_equal(call_remaining_ms(&call, 100), 0);
}

static void count_wake(void *context)
{
    ++*(int *)context;
}

static void *fire_soon(void *context)
{
    usleep(20000);
    cancel_fire(context);
    return NULL;
}

static void test_cancel_ends_a_wait_at_once(void **state)
{
    struct cancel cancel;
    struct err e;
    struct call call;
    int woken = 0;
    struct waker waker = { .wake = count_wake, .context = &woken };
    pthread_t thread;
    int64_t began = clock_monotonic_ms();

    (void)state;
    assert_int_equal(cancel_init(&cancel, &e), 0);
    call = call_start(&cancel, 60);
    cancel_attach(&cancel, &waker);
    pthread_create(&thread, NULL, fire_soon, &cancel);
    assert_int_equal(call_wait(&call, 50000, &e), -1);
    assert_int_equal(e.kind, ERR_CANCELED);
    assert_in_range(clock_monotonic_ms() - began, 0, 10000);
    pthread_join(thread, NULL);
    assert_int_equal(woken, 1);
    cancel_detach(&cancel, &waker);
    cancel_fire(&cancel);
    assert_int_equal(woken, 1);
    cancel_reset(&cancel);
    assert_int_equal(call_check(&call, &e), 0);
    cancel_free(&cancel);
}

static void test_absurd_timeouts_are_none(void **state)
{
    (void)state;
    assert_int_equal(call_start(NULL, 0).deadline, 0);
    assert_int_equal(call_start(NULL, UINT64_MAX).deadline, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_deadline),
        cmocka_unit_test(test_cancel_ends_a_wait_at_once),
        cmocka_unit_test(test_absurd_timeouts_are_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
