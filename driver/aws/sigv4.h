/* Signature Version 4, stage by stage.
 * Source: AWS IAM user guide, "Create a signed AWS API request", steps 2 to 5. */
#ifndef ATHENA_AWS_SIGV4_H
#define ATHENA_AWS_SIGV4_H

#include "aws/canonical.h"
#include "aws/creds.h"

enum { SHA256_HEX = 65, AMZ_DATE = 17 };

/* Lower-case hex of SHA-256, zero-terminated. */
void sha256_hex(struct str data, char out[SHA256_HEX]);

/* "20150830T123600Z" of seconds since 1970 UTC. */
void amz_date(int64_t unix_seconds, char out[AMZ_DATE]);

/* Appends the string to sign. date: as amz_date(); region, service: of the scope. */
void sigv4_string_to_sign(struct buf *out, const char *date, struct str region, struct str service,
                          struct str canonical);

/* The signature, lower-case hex. Derives the day's signing key. Returns 0, or -1 with *e:
 * ERR_MEMORY, ERR_INTERNAL. */
int sigv4_signature(struct str secret, const char *date, struct str region, struct str service,
                    struct str string_to_sign, char out[SHA256_HEX], struct err *e);

/* Appends the value of the Authorization header for a request whose headers, X-Amz-Date among
 * them, are complete. Returns 0, or -1 with *e. */
int sigv4_authorization(const struct sign_request *request, const struct creds *creds,
                        const char *date, struct str region, struct str service, struct buf *out,
                        struct err *e);

#endif
