import { randomBytes, timingSafeEqual } from 'node:crypto';
import { uniqueId } from '../ids.js';

// Enough to answer ExpiredToken for old sessions in a long run, and a ceiling on memory.
const MAX_SESSIONS = 10_000;

/**
 * @typedef {object} Identity who signed a request
 * @property {string} arn of the user or of the assumed-role session
 * @property {string} userId as GetCallerIdentity shows it
 * @property {string} accountId
 * @property {string} accessKeyId
 * @property {string} secretAccessKey
 * @property {object[][]} policySets an action must be allowed by every set: the identity's own
 *     policies, and for a session with a session policy that one too
 * @property {string} [sessionToken] sessions only
 * @property {number} [expiresAt] milliseconds since the epoch; sessions only
 * @property {string} [roleArn] sessions only
 * @property {string} [userName] users only
 */

/**
 * @typedef {object} Role
 * @property {string} arn
 * @property {string} name
 * @property {string} roleId
 * @property {object} trustPolicy
 * @property {object[]} policies
 * @property {number} maxSessionSeconds
 */

/**
 * The users, roles and sessions of the one account that exists here.
 *
 * @param {object} options
 * @param {string} options.accountId
 * @param {() => number} options.clock milliseconds since the epoch
 * @param {number} [options.sessionSeconds] ends sessions earlier than was asked, for tests
 */
export function createIdentities({ accountId, clock, sessionSeconds = Infinity }) {
    /** @type {Map<string, Identity>} */
    const users = new Map();
    /** @type {Map<string, Identity>} */
    const sessions = new Map();
    /** @type {Map<string, Role>} */
    const roles = new Map();

    return {
        /** Makes a user with one access key. @returns {Identity} */
        addUser(userName, policies) {
            const user = {
                arn: `arn:aws:iam::${accountId}:user/${userName}`,
                userId: uniqueId('AIDA'),
                userName,
                accountId,
                accessKeyId: uniqueId('AKIA'),
                secretAccessKey: newSecret(),
                policySets: [policies],
            };
            users.set(user.accessKeyId, user);
            return user;
        },

        /** Makes a role. @returns {Role} */
        addRole(name, { trustPolicy, policies, maxSessionSeconds }) {
            const arn = `arn:aws:iam::${accountId}:role/${name}`;
            const role = { arn, name, trustPolicy, policies, maxSessionSeconds };
            roles.set(arn, { ...role, roleId: uniqueId('AROA') });
            return roles.get(arn);
        },

        /** @returns {Role|undefined} */
        role: (arn) => roles.get(arn),

        /**
         * Opens a session of a role. Whether the caller may is the caller's question.
         * @param {Role} role
         * @param {{name: string, seconds: number, sessionPolicy?: object}} session
         * @returns {Identity}
         */
        openSession(role, { name, seconds, sessionPolicy }) {
            const session = {
                arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${name}`,
                userId: `${role.roleId}:${name}`,
                roleArn: role.arn,
                accountId,
                accessKeyId: uniqueId('ASIA'),
                secretAccessKey: newSecret(),
                policySets: sessionPolicy ? [role.policies, [sessionPolicy]] : [role.policies],
                // Real tokens are opaque, hundreds of bytes long and full of '+', '/' and '='.
                sessionToken: `IQoJb3JpZ2luX2Vj${randomBytes(400).toString('base64')}`,
                expiresAt: clock() + Math.min(seconds, sessionSeconds) * 1000,
            };
            if (sessions.size >= MAX_SESSIONS) sessions.delete(sessions.keys().next().value);
            sessions.set(session.accessKeyId, session);
            return session;
        },

        /**
         * Finds who a key id and session token belong to.
         * @param {string} accessKeyId
         * @param {string} [sessionToken]
         * @returns {{identity?: Identity, problem?: 'unknownKey'|'badToken'|'expiredToken'}}
         */
        find(accessKeyId, sessionToken) {
            const user = users.get(accessKeyId);
            if (user) return sessionToken ? { problem: 'badToken' } : { identity: user };

            const session = sessions.get(accessKeyId);
            if (!session || !sessionToken) return { problem: 'unknownKey' };
            if (!sameText(session.sessionToken, sessionToken)) return { problem: 'badToken' };
            if (session.expiresAt <= clock()) return { problem: 'expiredToken' };
            return { identity: session };
        },
    };
}

// 40 characters, '/' and '+' among them as in real secrets, since they break careless quoting.
function newSecret() {
    return `${randomBytes(27).toString('base64')}/+${randomBytes(2).toString('hex').slice(0, 2)}`;
}

/** Compares two texts in a time that does not tell where they differ. */
export function sameText(a, b) {
    const [left, right] = [Buffer.from(a), Buffer.from(b)];
    return left.length === right.length && timingSafeEqual(left, right);
}
