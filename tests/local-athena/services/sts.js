import { denial } from '../lib/denials.js';
import { ServiceError } from '../lib/errors.js';
import { PolicyError, checkPolicy, isTrusted } from '../lib/auth/iam.js';
import { checkMembers } from '../lib/sts-members.js';

const HOUR = 3600;
const NAME = String.raw`[\w+=,.@-]*`;

/** Constraints of AssumeRole's members, from the API model. */
const ASSUME_ROLE = {
    RoleArn: { required: true, min: 20, max: 2048 },
    RoleSessionName: { required: true, min: 2, max: 64, pattern: NAME },
    DurationSeconds: { integer: true, least: 900, most: 43_200 },
    ExternalId: { min: 2, max: 1224, pattern: String.raw`[\w+=,.@:\/-]*` },
    Policy: { min: 1, max: 2048 },
};
const PARAMETERS = new Set([...Object.keys(ASSUME_ROLE), 'Action', 'Version']);
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/**
 * The Security Token Service.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @param {{identities: object}} context
 */
export function createSts({ identities }) {
    return {
        AssumeRole: {
            action: 'sts:AssumeRole',
            resource: ({ RoleArn }) => RoleArn,
            conditionKeys,
            validate: checkAssumeRole,
            handle: async (input, { identity }) => assumeRole(identities, input, identity),
        },
        // Needs no permission: IAM cannot even deny it.
        GetCallerIdentity: {
            handle: async (_input, { identity }) => ({
                Arn: identity.arn,
                UserId: identity.userId,
                Account: identity.accountId,
            }),
        },
    };
}

function checkAssumeRole(input) {
    checkMembers(ASSUME_ROLE, input);
    if (!ROLE_ARN.test(input.RoleArn)) {
        throw new ServiceError('ValidationError', `${input.RoleArn} is invalid`);
    }
    const unknown = Object.keys(input).find((name) => !PARAMETERS.has(name));
    if (unknown) {
        // Tags, policy ARNs and MFA would change what a session may do: not to be passed over.
        throw new ServiceError('ValidationError', `${unknown} is not supported by this server`);
    }
}

function conditionKeys({ ExternalId, RoleSessionName }) {
    return {
        'sts:RoleSessionName': RoleSessionName,
        ...(ExternalId !== undefined && { 'sts:ExternalId': ExternalId }),
    };
}

function assumeRole(identities, input, caller) {
    const { RoleArn, RoleSessionName } = input;
    const role = identities.role(RoleArn);
    const question = { action: 'sts:AssumeRole', principal: caller, keys: conditionKeys(input) };
    // A role that does not exist, one that does not trust the caller and a wrong external id
    // read the same, so that nobody can probe for roles.
    if (!role || !isTrusted(role.trustPolicy, question)) {
        throw denial('sts', { identity: caller, action: question.action, resource: RoleArn });
    }
    const session = identities.openSession(role, {
        name: RoleSessionName,
        seconds: durationOf(input, role, caller),
        sessionPolicy: sessionPolicyOf(input),
    });
    return {
        AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
        Credentials: {
            AccessKeyId: session.accessKeyId,
            SecretAccessKey: session.secretAccessKey,
            SessionToken: session.sessionToken,
            Expiration: `${new Date(session.expiresAt).toISOString().slice(0, 19)}Z`,
        },
    };
}

function durationOf({ DurationSeconds }, { maxSessionSeconds }, caller) {
    const seconds = Number(DurationSeconds ?? HOUR);
    if (caller.roleArn && seconds > HOUR) {
        const message =
            'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed ' +
            'by role chaining.';
        throw new ServiceError('ValidationError', message);
    }
    if (seconds > maxSessionSeconds) {
        const message =
            'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
        throw new ServiceError('ValidationError', message);
    }
    return seconds;
}

function sessionPolicyOf({ Policy }) {
    if (Policy === undefined) return undefined;
    try {
        return checkPolicy(JSON.parse(Policy));
    } catch (error) {
        if (!(error instanceof PolicyError || error instanceof SyntaxError)) throw error;
        throw new ServiceError('MalformedPolicyDocument', error.message);
    }
}
