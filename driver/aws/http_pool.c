/* The process's idle HTTP clients, so that connections and TLS sessions outlive one statement. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aws/http_client.h"

enum { MOST_IDLE = 16 };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static CURLcode global_code;

static struct {
    pthread_mutex_t mutex;
    struct http_client *idle;
    size_t count;
} pool = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static void init_curl(void)
{
    global_code = curl_global_init(CURL_GLOBAL_ALL);
}

static bool same_options(const struct http_options *a, const struct http_options *b)
{
    return a->verify_tls == b->verify_tls && strcmp(a->ca_file, b->ca_file) == 0 &&
           a->connect_timeout_seconds == b->connect_timeout_seconds &&
           a->request_timeout_seconds == b->request_timeout_seconds;
}

/* After a fork the parent's clients are forgotten, not closed: closing would say goodbye on
 * connections that the parent still uses. */
static void forget_foreign(void)
{
    if (pool.idle && pool.idle->pid != getpid()) {
        pool.idle = NULL;
        pool.count = 0;
    }
}

static struct http_client *take_idle(const struct http_options *options)
{
    struct http_client *found = NULL;

    pthread_mutex_lock(&pool.mutex);
    forget_foreign();
    for (struct http_client **link = &pool.idle; *link; link = &(*link)->next) {
        if (same_options(&(*link)->options, options)) {
            found = *link;
            *link = found->next;
            pool.count--;
            break;
        }
    }
    pthread_mutex_unlock(&pool.mutex);
    return found;
}

int http_client_take(const struct http_options *options, struct http_client **out, struct err *e)
{
    struct http_client *client;

    pthread_once(&once, init_curl);
    if (global_code != CURLE_OK)
        return err_set(e, ERR_INTERNAL, "libcurl does not start: %s",
                       curl_easy_strerror(global_code));
    *out = take_idle(options);
    if (*out)
        return 0;
    client = calloc(1, sizeof *client);
    if (client)
        client->multi = curl_multi_init();
    if (!client || !client->multi) {
        free(client);
        return err_memory(e);
    }
    client->options = *options;
    client->pid = getpid();
    *out = client;
    return 0;
}

static bool keep(struct http_client *client)
{
    bool kept = false;

    pthread_mutex_lock(&pool.mutex);
    forget_foreign();
    if (pool.count < MOST_IDLE) {
        client->next = pool.idle;
        pool.idle = client;
        pool.count++;
        kept = true;
    }
    pthread_mutex_unlock(&pool.mutex);
    return kept;
}

void http_client_give(struct http_client *client)
{
    if (!client || client->pid != getpid() || keep(client))
        return;
    curl_multi_cleanup(client->multi);
    free(client);
}
