/* The canonical request of Signature Version 4.
 * Source: AWS IAM user guide, "Create a signed AWS API request", step 1. */
#ifndef ATHENA_AWS_CANONICAL_H
#define ATHENA_AWS_CANONICAL_H

#include "base/buf.h"

struct header {
    struct str name; /* as sent; compared without regard to case */
    struct str value;
};

/* A request as it is signed and sent. */
struct sign_request {
    struct str method;
    struct str path;  /* as it goes on the wire: percent-encoded once, begins with "/" */
    struct str query; /* as it goes on the wire, without "?" */
    const struct header *headers;
    size_t header_count;
    struct str payload_hash; /* 64 hex digits, or "UNSIGNED-PAYLOAD" */
    bool is_s3;              /* S3's path is taken as it is; all others' is normalized and encoded
                                once more */
};

/* Appends the canonical request to *out and the list of signed headers ("host;x-amz-date") to
 * *signed_headers. A failed append shows in buf_check(). */
void canonical_request(const struct sign_request *r, struct buf *out, struct buf *signed_headers);

/* Appends s with all but A-Z a-z 0-9 - _ . ~ percent-encoded; keep_slash leaves "/" alone. */
void percent_encode(struct buf *out, struct str s, bool keep_slash);

#endif
