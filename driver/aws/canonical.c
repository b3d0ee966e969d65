#include "aws/canonical.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_HEADERS = 64, MOST_PARAMETERS = 256 };

static bool is_unreserved(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' || c == '.' || c == '~';
}

void percent_encode(struct buf *out, struct str s, bool keep_slash)
{
    static const char hex[] = "0123456789ABCDEF";

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (is_unreserved(s.p[i]) || (keep_slash && c == '/')) {
            buf_add_byte(out, s.p[i]);
            continue;
        }
        buf_add_byte(out, '%');
        buf_add_byte(out, hex[c >> 4]);
        buf_add_byte(out, hex[c & 15]);
    }
}

/* Takes the last segment off a path that has been built: "/a/b" becomes "/a". */
static void drop_segment(struct buf *path)
{
    while (path->n > 0 && path->p[path->n - 1] != '/')
        path->n--;
    if (path->n > 0)
        path->n--;
}

/* RFC 3986, 5.2.4, and runs of slashes become one. */
static void normalize_path(struct str path, struct buf *out)
{
    bool trailing = str_ends(path, str_c("/")) || str_ends(path, str_c("/.")) ||
                    str_ends(path, str_c("/.."));

    while (path.n) {
        struct str segment = str_split(&path, '/');

        if (segment.n == 0 || str_eq(segment, str_c(".")))
            continue;
        if (str_eq(segment, str_c(".."))) {
            drop_segment(out);
            continue;
        }
        buf_add_byte(out, '/');
        buf_add(out, segment);
    }
    if (trailing || out->n == 0)
        buf_add_byte(out, '/');
}

static void add_path(const struct sign_request *r, struct buf *out)
{
    struct buf normal;

    if (r->is_s3) {
        buf_add(out, r->path.n ? r->path : str_c("/"));
        return;
    }
    buf_init(&normal, 64u << 10);
    normalize_path(r->path, &normal);
    percent_encode(out, buf_str(&normal), true);
    out->failed |= normal.failed;
    buf_free(&normal);
}

struct parameter {
    struct str name, value;
};

static int compare(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;

    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int compare_parameters(const void *a, const void *b)
{
    const struct parameter *left = a;
    const struct parameter *right = b;
    int order = compare(left->name, right->name);

    return order ? order : compare(left->value, right->value);
}

/* The query is percent-encoded already, so sorting its parts sorts by encoded name. */
static void add_query(struct str query, struct buf *out)
{
    struct parameter parameters[MOST_PARAMETERS];
    size_t count = 0;

    while (query.n) {
        struct str value = str_split(&query, '&');
        struct str name = str_split(&value, '=');

        if (name.n == 0 && value.n == 0)
            continue;
        if (count == MOST_PARAMETERS) {
            out->failed = true;
            return;
        }
        parameters[count++] = (struct parameter){ name, value };
    }
    qsort(parameters, count, sizeof *parameters, compare_parameters);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_add_byte(out, '&');
        buf_add(out, parameters[i].name);
        buf_add_byte(out, '=');
        buf_add(out, parameters[i].value);
    }
}

static void add_lower(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        buf_add_byte(out, ascii_lower(s.p[i]));
}

/* Trimmed, and runs of blanks become one. */
static void add_header_value(struct buf *out, struct str value)
{
    bool blank = false;

    value = str_trim(value);
    for (size_t i = 0; i < value.n; i++) {
        bool is_blank = value.p[i] == ' ' || value.p[i] == '\t' || value.p[i] == '\n';

        if (!is_blank)
            buf_add_byte(out, value.p[i]);
        else if (!blank)
            buf_add_byte(out, ' ');
        blank = is_blank;
    }
}

struct sorted_header {
    const struct header *header;
    size_t position; /* headers of one name stay in the order in which they were given */
};

static int compare_names(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;

    for (size_t i = 0; i < n; i++) {
        int order = ascii_lower(a.p[i]) - ascii_lower(b.p[i]);

        if (order)
            return order;
    }
    return (a.n > b.n) - (a.n < b.n);
}

static int compare_headers(const void *a, const void *b)
{
    const struct sorted_header *left = a;
    const struct sorted_header *right = b;
    int order = compare_names(left->header->name, right->header->name);

    return order ? order : (left->position > right->position) - (left->position < right->position);
}

static void add_headers(const struct sign_request *r, struct buf *out, struct buf *signed_headers)
{
    struct sorted_header sorted[MOST_HEADERS];

    if (r->header_count > MOST_HEADERS) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < r->header_count; i++)
        sorted[i] = (struct sorted_header){ &r->headers[i], i };
    qsort(sorted, r->header_count, sizeof *sorted, compare_headers);
    for (size_t i = 0; i < r->header_count; i++) {
        const struct header *h = sorted[i].header;
        bool repeated = i > 0 && str_eq_nocase(sorted[i - 1].header->name, h->name);

        if (repeated) {
            out->n--; /* the line end of the value before */
            buf_add_byte(out, ',');
        } else {
            add_lower(out, h->name);
            buf_add_byte(out, ':');
            if (i)
                buf_add_byte(signed_headers, ';');
            add_lower(signed_headers, h->name);
        }
        add_header_value(out, h->value);
        buf_add_byte(out, '\n');
    }
}

void canonical_request(const struct sign_request *r, struct buf *out, struct buf *signed_headers)
{
    buf_add(out, r->method);
    buf_add_byte(out, '\n');
    add_path(r, out);
    buf_add_byte(out, '\n');
    add_query(r->query, out);
    buf_add_byte(out, '\n');
    add_headers(r, out, signed_headers);
    buf_add_byte(out, '\n');
    buf_add(out, buf_str(signed_headers));
    buf_add_byte(out, '\n');
    buf_add(out, r->payload_hash);
}
