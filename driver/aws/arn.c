#include "aws/arn.h"

enum { ACCOUNT_DIGITS = 12 };

static bool is_account(struct str s)
{
    if (s.n != ACCOUNT_DIGITS)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (!ascii_is_digit(s.p[i]))
            return false;
    }
    return true;
}

/* Letters, digits and + = , . @ - _ in each part; source: IAM API reference, "CreateRole". */
static bool is_role_name(struct str s)
{
    if (s.n == 0 || s.p[s.n - 1] == '/')
        return false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if (!ascii_is_alpha(c) && !ascii_is_digit(c) &&
            str_find(str_c("+=,.@-_/"), str_n(&c, 1)) == SIZE_MAX)
            return false;
    }
    return true;
}

bool arn_is_role(struct str arn)
{
    struct str arn_word = str_split(&arn, ':');
    struct str partition = str_split(&arn, ':');
    struct str service = str_split(&arn, ':');
    struct str region = str_split(&arn, ':');
    struct str account = str_split(&arn, ':');

    return str_eq(arn_word, str_c("arn")) && str_starts(partition, str_c("aws")) &&
           str_eq(service, str_c("iam")) && region.n == 0 && is_account(account) &&
           str_starts(arn, str_c("role/")) && is_role_name(str_from(arn, 5));
}
