/* Error answers of AWS services → struct err: what happened, then what to do next. */
#include <stdio.h>

#include "aws/json.h"
#include "aws/retry.h"
#include "aws/service.h"
#include "aws/xml.h"

enum { MOST_MESSAGE = 64 << 10 };

/* AWS's error code → kind and advice. Codes of the services' models and of
 * "Common errors" in their API references. */
static const struct {
    struct str code;
    enum err_kind kind;
    const char *advice; /* NULL: the message says enough */
} codes[] = {
    { STR("UnrecognizedClientException"), ERR_CREDENTIALS,
      "AWS does not know the key id: check KeyId, and SessionToken if the key is temporary" },
    { STR("InvalidClientTokenId"), ERR_CREDENTIALS,
      "AWS does not know the key id: check KeyId, and SessionToken if the key is temporary" },
    { STR("InvalidAccessKeyId"), ERR_CREDENTIALS,
      "AWS does not know the key id: check KeyId, and SessionToken if the key is temporary" },
    { STR("InvalidSignatureException"), ERR_CREDENTIALS,
      "the secret does not belong to the key id: check Secret, and the machine's clock" },
    { STR("SignatureDoesNotMatch"), ERR_CREDENTIALS,
      "the secret does not belong to the key id: check Secret, and the machine's clock" },
    { STR("IncompleteSignatureException"), ERR_CREDENTIALS, "check KeyId and Secret for stray "
                                                            "characters" },
    { STR("IncompleteSignature"), ERR_CREDENTIALS, "check KeyId and Secret for stray characters" },
    { STR("MissingAuthenticationTokenException"), ERR_CREDENTIALS, "set KeyId and Secret" },
    { STR("MissingAuthenticationToken"), ERR_CREDENTIALS, "set KeyId and Secret" },
    { STR("ExpiredTokenException"), ERR_CREDENTIALS,
      "the temporary credentials have expired: get new ones" },
    { STR("ExpiredToken"), ERR_CREDENTIALS,
      "the temporary credentials have expired: get new ones" },
    { STR("InvalidToken"), ERR_CREDENTIALS, "check SessionToken" },
    { STR("RequestTimeTooSkewed"), ERR_CREDENTIALS, "set the machine's clock" },
    { STR("OptInRequired"), ERR_CREDENTIALS, "the account has not enabled this service" },
    { STR("AccessDeniedException"), ERR_DENIED, NULL },
    { STR("AccessDenied"), ERR_DENIED, NULL },
    { STR("UnauthorizedOperation"), ERR_DENIED, NULL },
    { STR("EntityNotFoundException"), ERR_NOT_FOUND, NULL },
    { STR("ResourceNotFoundException"), ERR_NOT_FOUND, NULL },
    { STR("NoSuchBucket"), ERR_NOT_FOUND, "check S3OutputBucket" },
    { STR("NoSuchKey"), ERR_NOT_FOUND, NULL },
    { STR("InvalidRequestException"), ERR_QUERY, NULL },
    { STR("MetadataException"), ERR_QUERY, NULL },
};

struct fault {
    struct buf code;
    struct buf message;
    struct buf athena_code;
};

static int on_type(void *context, struct str text, struct err *e)
{
    struct fault *fault = context;
    size_t hash = str_find(text, str_c("#"));

    (void)e;
    buf_clear(&fault->code);
    buf_add(&fault->code, hash == SIZE_MAX ? text : str_from(text, hash + 1));
    return 0;
}

static int on_message(void *context, struct str text, struct err *e)
{
    struct fault *fault = context;

    (void)e;
    buf_clear(&fault->message);
    buf_add(&fault->message, text);
    return 0;
}

static int on_athena_code(void *context, struct str text, struct err *e)
{
    struct fault *fault = context;

    (void)e;
    buf_add(&fault->athena_code, text);
    return 0;
}

/* Athena writes Message, the gate before it message. */
static const struct json_rule fault_rules[] = {
    { .path = "__type", .value = on_type },
    { .path = "message", .value = on_message },
    { .path = "Message", .value = on_message },
    { .path = "AthenaErrorCode", .value = on_athena_code },
};

static int read_fault(struct str body, struct fault *fault, struct err *e)
{
    if (str_starts(str_trim(body), str_c("<")) && xml_text(body, "Code", &fault->code)) {
        xml_text(body, "Message", &fault->message);
        return 0;
    }
    return json_read(body, fault_rules, ARRAY_LEN(fault_rules), fault, e);
}

struct str service_request_id(const struct http_response *response)
{
    static const char *const names[] = { "x-amzn-requestid", "x-amz-request-id" };

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct str id = http_header(response, names[i]);

        if (id.n)
            return id;
    }
    return str_n("", 0);
}

static void apply_code(struct err *e, struct str code, struct str key_id)
{
    if (retry_is_throttle(code)) {
        e->kind = ERR_THROTTLED;
        err_append(e, ". AWS still asked to slow down after %d tries: run fewer queries at once, "
                      "or ask for a higher quota",
                   RETRY_ATTEMPTS);
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
        if (!str_eq(codes[i].code, code))
            continue;
        e->kind = codes[i].kind;
        if (codes[i].advice)
            err_append(e, ". What to do: %s", codes[i].advice);
        if (codes[i].kind == ERR_CREDENTIALS && key_id.n)
            err_append(e, " (KeyId %.*s)", STR_ARG(key_id));
        return;
    }
}

/* AWS explains a wrong signature by showing the canonical request, which holds the session token:
 * only its first sentence is for people. */
static struct str presentable(struct str message)
{
    size_t canonical = str_find(message, str_c("The Canonical String"));

    return str_trim(str_first(message, canonical));
}

static void fill(struct err *e, const struct service_request *request,
                 const struct endpoint *endpoint, const struct http_response *response,
                 const struct fault *fault, struct str key_id)
{
    struct str message = presentable(buf_str(&fault->message));
    struct str code = buf_str(&fault->code);

    err_set(e, ERR_SERVICE, "%.*s", STR_ARG(message));
    if (!message.n)
        err_set(e, ERR_SERVICE, "%s answered %s with HTTP status %ld and no message",
                endpoint->host, request->operation, response->status);
    err_copy_text(e->aws_code, sizeof e->aws_code, code);
    e->native = (int32_t)response->status;
    if (fault->athena_code.n && str_find(message, buf_str(&fault->athena_code)) == SIZE_MAX)
        err_append(e, " (%.*s)", STR_ARG(buf_str(&fault->athena_code)));
    apply_code(e, code, key_id);
}

void service_error(const struct service_request *request, const struct endpoint *endpoint,
                   const struct http_response *response, struct str key_id, struct err *e)
{
    struct str body = buf_str(&response->body);
    struct fault fault;

    buf_init(&fault.code, MOST_MESSAGE);
    buf_init(&fault.message, MOST_MESSAGE);
    buf_init(&fault.athena_code, MOST_MESSAGE);
    if (read_fault(body, &fault, e) == 0) {
        fill(e, request, endpoint, response, &fault, key_id);
    } else {
        e->native = (int32_t)response->status;
        err_append(e, " (%s, HTTP status %ld)", endpoint->host, response->status);
    }
    err_copy_text(e->request_id, sizeof e->request_id, service_request_id(response));
    buf_free(&fault.code);
    buf_free(&fault.message);
    buf_free(&fault.athena_code);
}
