/* Where an AWS service is: partitions, regions, overrides.
 *
 * Sources: AWS General Reference "Service endpoints"; the endpoint rule sets of the official API
 * models; AWS SDKs reference guide "Service-specific endpoints". */
#ifndef ATHENA_AWS_ENDPOINT_H
#define ATHENA_AWS_ENDPOINT_H

#include "base/err.h"
#include "base/str.h"

enum aws_service { AWS_ATHENA, AWS_GLUE, AWS_STS, AWS_S3, AWS_SERVICE_COUNT };

enum { MOST_HOST = 256, MOST_REGION = 32 };

struct endpoint {
    char base[MOST_HOST + 16]; /* "https://athena.us-east-1.amazonaws.com", no trailing slash */
    char host[MOST_HOST];      /* what is signed and sent as Host: with the port if it is not
                                  the scheme's own */
    char region[MOST_REGION];
    const char *signing_name; /* "athena" */
    bool overridden;
};

/* The name in hosts and signatures: "athena", "glue", "sts", "s3". */
const char *aws_service_name(enum aws_service service);

/* True for letters, digits and dashes, as "us-gov-west-1". */
bool aws_is_region(struct str region);

/* Fills *out. override: "" for AWS's own host, or "host", "host:port", "https://host",
 * "http://host:port". Returns 0, or -1 with *e: ERR_CONFIG. */
int endpoint_of(enum aws_service service, struct str region, struct str override,
                struct endpoint *out, struct err *e);

/* The partition of a region ("aws", "aws-cn", …) as ARNs spell it. */
const char *aws_partition(struct str region);

#endif
