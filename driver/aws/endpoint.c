#include "aws/endpoint.h"

#include <stdio.h>

static const char *const service_names[AWS_SERVICE_COUNT] = {
    [AWS_ATHENA] = "athena",
    [AWS_GLUE] = "glue",
    [AWS_STS] = "sts",
    [AWS_S3] = "s3",
};

/* First prefix that fits wins; the last row fits all. */
static const struct {
    struct str region_prefix;
    const char *partition;
    const char *suffix;
} partitions[] = {
    { STR("cn-"), "aws-cn", "amazonaws.com.cn" },
    { STR("us-gov-"), "aws-us-gov", "amazonaws.com" },
    { STR("us-isob-"), "aws-iso-b", "sc2s.sgov.gov" },
    { STR("us-isof-"), "aws-iso-f", "csp.hci.ic.gov" },
    { STR("eu-isoe-"), "aws-iso-e", "cloud.adc-e.uk" },
    { STR("us-iso-"), "aws-iso", "c2s.ic.gov" },
    { STR("eusc-"), "aws-eusc", "amazonaws.eu" },
    { STR(""), "aws", "amazonaws.com" },
};

static size_t partition_index(struct str region)
{
    size_t i = 0;

    while (!str_starts(region, partitions[i].region_prefix))
        i++;
    return i;
}

const char *aws_service_name(enum aws_service service)
{
    return service_names[service];
}

const char *aws_partition(struct str region)
{
    return partitions[partition_index(region)].partition;
}

bool aws_is_region(struct str region)
{
    if (region.n < 2 || region.n >= MOST_REGION)
        return false;
    for (size_t i = 0; i < region.n; i++) {
        char c = region.p[i];

        if (!ascii_is_digit(c) && c != '-' && (c < 'a' || c > 'z'))
            return false;
    }
    return region.p[0] != '-' && region.p[region.n - 1] != '-';
}

static int bad_override(enum aws_service service, struct str override, struct err *e)
{
    return err_set(e, ERR_CONFIG,
                   "The endpoint for %s, \"%.*s\", is no address: write host, host:port or "
                   "https://host:port",
                   service_names[service], STR_ARG(override));
}

static bool is_host_character(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '.' || c == '-' || c == '_';
}

/* "host" or "host:port", nothing behind it. IPv6 addresses stand in brackets. */
static bool is_authority(struct str s)
{
    struct scan scan = scan_of(s);
    int64_t port;

    if (s.n == 0 || s.n >= MOST_HOST)
        return false;
    if (scan_byte(&scan, '[')) {
        while (!scan_end(&scan) && *scan.p != ']')
            scan.p++;
        if (!scan_byte(&scan, ']'))
            return false;
    } else {
        while (!scan_end(&scan) && is_host_character(*scan.p))
            scan.p++;
        if (scan.p == s.p)
            return false;
    }
    if (scan_byte(&scan, ':') && (!scan_number(&scan, 65535, &port) || port == 0))
        return false;
    return scan_end(&scan);
}

static int use_override(enum aws_service service, struct str override, struct endpoint *out,
                        struct err *e)
{
    struct str rest = str_trim(override);
    struct str scheme = str_c("https://");
    struct str own_port = str_c(":443");

    if (str_starts_nocase(rest, str_c("http://"))) {
        scheme = str_c("http://");
        own_port = str_c(":80");
    }
    if (str_starts_nocase(rest, scheme))
        rest = str_from(rest, scheme.n);
    while (str_ends(rest, str_c("/")))
        rest.n--;
    if (!is_authority(rest))
        return bad_override(service, override, e);
    snprintf(out->base, sizeof out->base, "%.*s%.*s", STR_ARG(scheme), STR_ARG(rest));
    if (str_ends(rest, own_port))
        rest.n -= own_port.n;
    snprintf(out->host, sizeof out->host, "%.*s", STR_ARG(rest));
    out->overridden = true;
    return 0;
}

int endpoint_of(enum aws_service service, struct str region, struct str override,
                struct endpoint *out, struct err *e)
{
    *out = (struct endpoint){ .signing_name = service_names[service] };
    if (!aws_is_region(region))
        return err_set(e, ERR_CONFIG, "\"%.*s\" is no AWS region: set Region, as in us-east-1",
                       STR_ARG(region));
    snprintf(out->region, sizeof out->region, "%.*s", STR_ARG(region));
    if (override.n)
        return use_override(service, override, out, e);
    snprintf(out->host, sizeof out->host, "%s.%s.%s", service_names[service], out->region,
             partitions[partition_index(region)].suffix);
    snprintf(out->base, sizeof out->base, "https://%s", out->host);
    return 0;
}
