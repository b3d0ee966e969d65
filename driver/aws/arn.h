/* Amazon resource names, as far as the driver needs them. */
#ifndef ATHENA_AWS_ARN_H
#define ATHENA_AWS_ARN_H

#include "base/str.h"

/* True for arn:PARTITION:iam::ACCOUNT:role/NAME, with or without a path in the name. */
bool arn_is_role(struct str arn);

#endif
