import { CONDITION_OPERATORS, conditionsHold, splitOperator } from './iam-conditions.js';
import { matchesAny } from './wildcard.js';

/** A policy document that cannot be evaluated; the message says which part. */
export class PolicyError extends Error {}

/**
 * @typedef {object} Question what is to be decided
 * @property {string} action e.g. `s3:GetObject`
 * @property {string} resource ARN, or `*` for actions that have none
 * @property {Record<string, string>} [keys] condition keys of the request, e.g. `sts:ExternalId`
 */

/**
 * Decides by identity-based policies: an explicit deny wins, then an allow, else it is denied.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @param {object[]} policies documents that checkPolicy() has passed
 * @param {Question} question
 * @returns {{allowed: boolean, reason: string}} reason: the end of AWS's denial sentence, or ''
 */
export function evaluate(policies, { action, resource, keys = {} }) {
    const effects = new Set(
        policies
            .flatMap(statementsOf)
            .filter((statement) => covers(statement, 'Action', action, { ignoreCase: true }))
            .filter((statement) => covers(statement, 'Resource', resource))
            .filter((statement) => conditionsHold(statement.Condition, keys))
            .map((statement) => statement.Effect),
    );
    if (effects.has('Deny')) {
        return { allowed: false, reason: 'with an explicit deny in an identity-based policy' };
    }
    if (effects.has('Allow')) return { allowed: true, reason: '' };
    return {
        allowed: false,
        reason: `because no identity-based policy allows the ${action} action`,
    };
}

/**
 * Decides whether a role's trust policy lets a principal in.
 *
 * @param {object} policy trust policy document
 * @param {object} question
 * @param {string} question.action e.g. `sts:AssumeRole`
 * @param {{arn: string, accountId: string, roleArn?: string}} question.principal the caller
 * @param {Record<string, string>} question.keys condition keys of the request
 * @returns {boolean}
 */
export function isTrusted(policy, { action, principal, keys }) {
    const effects = new Set(
        statementsOf(policy)
            .filter((statement) => covers(statement, 'Action', action, { ignoreCase: true }))
            .filter((statement) => namesPrincipal(statement.Principal, principal))
            .filter((statement) => conditionsHold(statement.Condition, keys))
            .map((statement) => statement.Effect),
    );
    return effects.has('Allow') && !effects.has('Deny');
}

/**
 * Checks that a document uses only what this evaluator knows, so that an unknown element is an
 * error when it is loaded and not a silent allow or deny later.
 * @returns {object} the document
 * @throws {PolicyError}
 */
export function checkPolicy(document) {
    const statements = statementsOf(document ?? {});
    if (statements.length === 0) throw new PolicyError('a policy needs a Statement');
    statements.forEach(checkStatement);
    return document;
}

const ELEMENTS = new Set([
    'Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition',
]);

function checkStatement(statement) {
    const unknown = Object.keys(statement).find((element) => !ELEMENTS.has(element));
    if (unknown) throw new PolicyError(`element ${unknown} is not supported`);
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
        throw new PolicyError('Effect must be Allow or Deny');
    }
    if (!statement.Action === !statement.NotAction) {
        throw new PolicyError('a statement needs either Action or NotAction');
    }
    const hasResource = Boolean(statement.Resource) !== Boolean(statement.NotResource);
    if (hasResource === Boolean(statement.Principal)) {
        throw new PolicyError('a statement needs either Resource or NotResource, or a Principal');
    }
    for (const name of Object.keys(statement.Condition ?? {})) {
        if (!CONDITION_OPERATORS.has(splitOperator(name).operator)) {
            throw new PolicyError(`condition operator ${name} is not supported`);
        }
    }
    if (/\$\{/.test(JSON.stringify(statement))) {
        throw new PolicyError('policy variables are not supported');
    }
}

function statementsOf(policy) {
    return [policy.Statement ?? []].flat();
}

// A statement holds either the element or its Not… form.
function covers(statement, element, value, { ignoreCase = false } = {}) {
    const negated = statement[`Not${element}`];
    if (negated) return !matchesAny(negated, value, { ignoreCase });
    return matchesAny(statement[element] ?? [], value, { ignoreCase });
}

// An account may be named by its number or its root ARN; a session also by its role.
function namesPrincipal(principal, caller) {
    if (principal === '*') return true;
    const names = new Set([
        '*',
        caller.accountId,
        `arn:aws:iam::${caller.accountId}:root`,
        caller.arn,
        caller.roleArn,
    ]);
    return [principal?.AWS ?? []].flat().some((name) => names.has(name));
}
