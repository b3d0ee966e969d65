#include "aws/sigv4.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>

#include "base/civil.h"

enum { SHA256_BYTES = 32, DATE_BYTES = 8, MOST_CANONICAL = 256 << 10 };

static void to_hex(const unsigned char *bytes, size_t n, char *out)
{
    static const char hex[] = "0123456789abcdef";

    for (size_t i = 0; i < n; i++) {
        out[2 * i] = hex[bytes[i] >> 4];
        out[2 * i + 1] = hex[bytes[i] & 15];
    }
    out[2 * n] = '\0';
}

void sha256_hex(struct str data, char out[SHA256_HEX])
{
    unsigned char digest[SHA256_BYTES] = { 0 };

    EVP_Digest(data.n ? data.p : "", data.n, digest, NULL, EVP_sha256(), NULL);
    to_hex(digest, sizeof digest, out);
}

void amz_date(int64_t unix_seconds, char out[AMZ_DATE])
{
    int64_t days = unix_seconds / 86400;
    int64_t rest = unix_seconds % 86400;
    int64_t year;
    int month, day;

    if (rest < 0) {
        rest += 86400;
        days--;
    }
    civil_from_days(days, &year, &month, &day);
    snprintf(out, AMZ_DATE, "%04u%02u%02uT%02u%02u%02uZ", (unsigned)year % 10000u,
             (unsigned)month % 100u, (unsigned)day % 100u, (unsigned)(rest / 3600) % 100u,
             (unsigned)(rest / 60 % 60) % 100u, (unsigned)(rest % 60) % 100u);
}

static struct str day_of(const char *date)
{
    return str_n(date, DATE_BYTES);
}

static void add_scope(struct buf *out, const char *date, struct str region, struct str service)
{
    buf_add(out, day_of(date));
    buf_add_byte(out, '/');
    buf_add(out, region);
    buf_add_byte(out, '/');
    buf_add(out, service);
    buf_add_c(out, "/aws4_request");
}

void sigv4_string_to_sign(struct buf *out, const char *date, struct str region, struct str service,
                          struct str canonical)
{
    char hash[SHA256_HEX];

    sha256_hex(canonical, hash);
    buf_printf(out, "AWS4-HMAC-SHA256\n%s\n", date);
    add_scope(out, date, region, service);
    buf_printf(out, "\n%s", hash);
}

static bool hmac(const void *key, size_t key_length, struct str data,
                 unsigned char out[SHA256_BYTES])
{
    return HMAC(EVP_sha256(), key, (int)key_length, (const unsigned char *)data.p, data.n, out,
                NULL) != NULL;
}

int sigv4_signature(struct str secret, const char *date, struct str region, struct str service,
                    struct str string_to_sign, char out[SHA256_HEX], struct err *e)
{
    unsigned char key[SHA256_BYTES];
    struct buf first;
    bool ok;
    int rc;

    buf_init(&first, 4096);
    buf_add_c(&first, "AWS4");
    buf_add(&first, secret);
    rc = buf_check(&first, "the signing key", e);
    if (rc == 0) {
        ok = hmac(first.p, first.n, day_of(date), key) && hmac(key, sizeof key, region, key) &&
             hmac(key, sizeof key, service, key) &&
             hmac(key, sizeof key, str_c("aws4_request"), key) &&
             hmac(key, sizeof key, string_to_sign, key);
        if (ok)
            to_hex(key, sizeof key, out);
        else
            rc = err_set(e, ERR_INTERNAL, "OpenSSL could not compute an HMAC");
    }
    OPENSSL_cleanse(key, sizeof key);
    buf_wipe(&first);
    return rc;
}

int sigv4_authorization(const struct sign_request *request, const struct creds *creds,
                        const char *date, struct str region, struct str service, struct buf *out,
                        struct err *e)
{
    struct buf canonical, signed_headers, to_sign;
    char signature[SHA256_HEX];
    int rc;

    buf_init(&canonical, MOST_CANONICAL);
    buf_init(&signed_headers, 4096);
    buf_init(&to_sign, 4096);
    canonical_request(request, &canonical, &signed_headers);
    rc = buf_check(&canonical, "the canonical request", e);
    if (rc == 0) {
        sigv4_string_to_sign(&to_sign, date, region, service, buf_str(&canonical));
        rc = buf_check(&to_sign, "the string to sign", e);
    }
    if (rc == 0)
        rc = sigv4_signature(secret_borrow(&creds->secret), date, region, service,
                             buf_str(&to_sign), signature, e);
    if (rc == 0) {
        buf_add_c(out, "AWS4-HMAC-SHA256 Credential=");
        buf_add(out, secret_borrow(&creds->key_id));
        buf_add_byte(out, '/');
        add_scope(out, date, region, service);
        buf_add_c(out, ", SignedHeaders=");
        buf_add(out, buf_str(&signed_headers));
        buf_printf(out, ", Signature=%s", signature);
        rc = buf_check(out, "the Authorization header", e);
    }
    buf_wipe(&canonical); /* holds the session token */
    buf_free(&signed_headers);
    buf_free(&to_sign);
    return rc;
}
