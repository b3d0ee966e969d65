import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PolicyError, checkPolicy, evaluate, isTrusted } from '../lib/auth/iam.js';
import { builtInPolicy } from '../lib/auth/policies.js';

const allow = (more) => ({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...more }] });
const deny = (more) => ({ Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', ...more }] });
const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/Key' };

const DECISIONS = [
    ['nothing allows it', [], get, false],
    ['an allow of everything', [allow()], get, true],
    ['an explicit deny wins, in any order', [allow(), deny()], get, false],
    ['a deny of something else', [allow(), deny({ Action: 's3:PutObject' })], get, true],
    ['one statement need not be a list', [{ Statement: allow().Statement[0] }], get, true],
    ['action names ignore letter case', [allow({ Action: 'S3:getobject' })], get, true],
    ['a wildcard within an action', [allow({ Action: 's3:Get*' })], get, true],
    ['a question mark is one character', [allow({ Action: 's3:GetObjec?' })], get, true],
    ['a question mark is not two', [allow({ Action: 's3:GetObje?' })], get, false],
    ['a list of actions', [allow({ Action: ['a:B', 's3:GetObject'] })], get, true],
    ['NotAction leaves the named out',
        [allow({ Action: undefined, NotAction: 's3:*' })], get, false],
    ['NotAction allows the others', [allow({ Action: undefined, NotAction: 'sts:*' })], get, true],
    ['resources mind letter case', [allow({ Resource: 'arn:aws:s3:::bucket/key' })], get, false],
    ['a wildcard in a resource crosses slashes',
        [allow({ Resource: 'arn:aws:s3:::b*y' })], get, true],
    ['characters of expressions are plain',
        [allow({ Resource: 'arn.aws:s3:::bucket/Key' })], get, false],
    ['NotResource leaves the named out',
        [allow({ Resource: undefined, NotResource: 'arn:aws:s3:::bucket/*' })], get, false],
    ['an allow whose condition fails',
        [allow({ Condition: { StringEquals: { 'aws:PrincipalAccount': '1' } } })], get, false],
];
for (const [why, policies, question, allowed] of DECISIONS) {
    test(`decides: ${why}`, () => {
        assert.equal(evaluate(policies, question).allowed, allowed);
    });
}

test('says why it denies, as AWS does', () => {
    assert.equal(
        evaluate([], get).reason,
        'because no identity-based policy allows the s3:GetObject action',
    );
    assert.equal(
        evaluate([allow(), deny()], get).reason,
        'with an explicit deny in an identity-based policy',
    );
});

const CONDITIONS = [
    ['equal', { StringEquals: { k: 'v' } }, { k: 'v' }, true],
    ['not equal', { StringEquals: { k: 'v' } }, { k: 'V' }, false],
    ['missing key', { StringEquals: { k: 'v' } }, {}, false],
    ['missing key, IfExists', { StringEqualsIfExists: { k: 'v' } }, {}, true],
    ['present but other, IfExists', { StringEqualsIfExists: { k: 'v' } }, { k: 'w' }, false],
    ['names of keys ignore letter case', { StringEquals: { 'STS:externalid': 'v' } },
        { 'sts:ExternalId': 'v' }, true],
    ['one of several values', { StringEquals: { k: ['a', 'v'] } }, { k: 'v' }, true],
    ['none of several values', { StringNotEquals: { k: ['a', 'v'] } }, { k: 'v' }, false],
    ['negated and missing', { StringNotEquals: { k: 'v' } }, {}, true],
    ['ignoring case', { StringEqualsIgnoreCase: { k: 'v' } }, { k: 'V' }, true],
    ['like', { StringLike: { k: 'team-*' } }, { k: 'team-a' }, true],
    ['not like', { StringNotLike: { k: 'team-*' } }, { k: 'team-a' }, false],
    ['Bool', { Bool: { 'aws:SecureTransport': false } }, { 'aws:SecureTransport': 'false' }, true],
    ['Null true: must be missing', { Null: { k: 'true' } }, { k: 'v' }, false],
    ['Null false: must be there', { Null: { k: 'false' } }, { k: 'v' }, true],
    ['numbers', { NumericLessThanEquals: { k: '10' } }, { k: '9' }, true],
    ['every key must hold', { StringEquals: { a: '1', b: '2' } }, { a: '1', b: '3' }, false],
    ['every operator must hold', { StringEquals: { a: '1' }, Null: { a: 'true' } }, { a: '1' },
        false],
];
for (const [why, Condition, keys, allowed] of CONDITIONS) {
    test(`condition: ${why}`, () => {
        assert.equal(evaluate([allow({ Condition })], { ...get, keys }).allowed, allowed);
    });
}

const caller = {
    arn: 'arn:aws:sts::111122223333:assumed-role/r/s',
    roleArn: 'arn:aws:iam::111122223333:role/r',
    accountId: '111122223333',
};
const PRINCIPALS = [
    ['everybody', '*', true],
    ['the account by its root', { AWS: 'arn:aws:iam::111122223333:root' }, true],
    ['the account by its number', { AWS: '111122223333' }, true],
    ['the role of a session', { AWS: ['arn:aws:iam::1:root', caller.roleArn] }, true],
    ['the session', { AWS: caller.arn }, true],
    ['another account', { AWS: 'arn:aws:iam::999999999999:root' }, false],
    ['a service', { Service: 'athena.amazonaws.com' }, false],
];
for (const [why, Principal, trusted] of PRINCIPALS) {
    test(`trusts: ${why}`, () => {
        const policy = { Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' } };
        const question = { action: 'sts:AssumeRole', principal: caller, keys: {} };
        assert.equal(isTrusted(policy, question), trusted);
        const other = { ...question, action: 'sts:AssumeRoleWithWebIdentity' };
        assert.equal(isTrusted(policy, other), false, 'only the action that is named');
    });
}

const REFUSED = [
    ['no statement', {}, /needs a Statement/],
    ['an unknown element', allow({ NotPrincipal: '*' }), /element NotPrincipal/],
    ['an unknown operator', allow({ Condition: { IpAddress: { k: 'v' } } }), /operator IpAddress/],
    ['no effect', allow({ Effect: 'allow' }), /Effect/],
    ['Action and NotAction', allow({ NotAction: 's3:*' }), /either Action or NotAction/],
    ['no resource', allow({ Resource: undefined }), /Resource/],
    ['a policy variable', allow({ Resource: 'arn:aws:s3:::${aws:username}' }), /variables/],
];
for (const [why, policy, text] of REFUSED) {
    test(`refuses a policy with ${why}`, () => {
        assert.throws(() => checkPolicy(policy), (error) => {
            return error instanceof PolicyError && text.test(error.message);
        });
    });
}

test('the built-in policies are filled in and evaluate', () => {
    const access = builtInPolicy('athena-access', { 'NAME-OF-ATHENA-QUERY-RESULTS-BUCKET': 'b' });
    assert.equal(JSON.stringify(access).includes('<'), false);
    const may = (action, resource = '*') => evaluate([access], { action, resource }).allowed;
    for (const action of ['athena:StartQueryExecution', 'glue:GetTables', 's3:ListAllMyBuckets']) {
        assert.ok(may(action), action);
    }
    for (const action of ['athena:StopQueryExecution', 'glue:GetPartitions', 'sts:AssumeRole']) {
        assert.equal(may(action), false, action);
    }
    assert.ok(may('s3:PutObject', 'arn:aws:s3:::b/result.csv'));
    assert.equal(may('s3:DeleteObject', 'arn:aws:s3:::b/result.csv'), false);
});
