import { createIdentities } from './auth/identities.js';
import { builtInPolicy, readPolicy } from './auth/policies.js';
import { randomUUID } from 'node:crypto';

export const ACCOUNT_ID = '111122223333';
const RESULT_BUCKET = 'local-athena-results';
const OTHER_BUCKET = 'local-athena-elsewhere';
const OTHER_REGIONS = ['eu-west-1', 'us-east-1'];
const MAX_SESSION_SECONDS = 12 * 3600;

/**
 * Sets up what exists before the first request: the buckets, one user and three roles. Keys,
 * secrets and the external id are new in every process.
 *
 * The user stands for both ways of signing in. With its access key it reads data under the
 * policy that the owner of the data grants; and it is the identity that assumes the roles, for
 * which sts:AssumeRole is added to it. The roles have the data owner's policy alone.
 *
 * @param {object} options
 * @param {object} options.store object store
 * @param {string} options.region
 * @param {() => number} options.clock
 * @param {string} [options.policy] file that replaces the built-in policy
 * @param {number} [options.sessionSeconds]
 */
export function createAccount({ store, region, clock, policy, sessionSeconds }) {
    const externalId = randomUUID();
    const values = {
        'ACCOUNT-ID': ACCOUNT_ID,
        'EXTERNAL-ID': externalId,
        'NAME-OF-ATHENA-QUERY-RESULTS-BUCKET': RESULT_BUCKET,
    };
    const access = policy
        ? readPolicy(policy, values)
        : builtInPolicy('athena-access', values);

    const otherRegion = OTHER_REGIONS.find((name) => name !== region);
    store.createBucket(RESULT_BUCKET, { region });
    store.createBucket(OTHER_BUCKET, { region: otherRegion });

    const identities = createIdentities({ accountId: ACCOUNT_ID, clock, sessionSeconds });
    const user = identities.addUser('analyst', [access, builtInPolicy('assume-role')]);
    const addRole = (name, trust) =>
        identities.addRole(name, {
            trustPolicy: builtInPolicy(trust, values),
            policies: [access],
            maxSessionSeconds: MAX_SESSION_SECONDS,
        });

    return {
        accountId: ACCOUNT_ID,
        identities,
        user,
        externalId,
        role: addRole('athena-with-external-id', 'trust-with-external-id'),
        openRole: addRole('athena-without-external-id', 'trust-without-external-id'),
        closedRole: addRole('athena-of-a-stranger', 'trust-of-a-stranger'),
        buckets: { results: RESULT_BUCKET, otherRegion: OTHER_BUCKET },
    };
}
