import { basicDate } from './sigv4-claim.js';

const INVALID_TOKEN = 'The security token included in the request is invalid.';
const MINUTE = 60_000;

const tooOld = ({ signedAt, limit, now, maxSkew }) =>
    `Signature expired: ${signedAt} is now earlier than ${limit} ` +
    `(${basicDate(now)} - ${maxSkew / MINUTE} min.)`;

const tooNew = ({ signedAt, limit, now, maxSkew }) =>
    `Signature not yet current: ${signedAt} is still later than ${limit} ` +
    `(${basicDate(now)} + ${maxSkew / MINUTE} min.)`;

// The real services append both strings; the canonical one holds the session token.
const mismatch = ({ canonicalRequest, stringToSign }) =>
    'The request signature we calculated does not match the signature you provided. Check your ' +
    'AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n' +
    `The Canonical String for this request should have been\n'${canonicalRequest}'\n\n` +
    `The String-to-Sign should have been\n'${stringToSign}'\n`;

const wrongDate = ({ shortDate, longDate }) =>
    'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
    `'${shortDate}' != '${longDate.slice(0, 8)}', from '${longDate}'.`;

/** Texts that Athena, Glue and STS share, by kind of AuthFailure. */
const TEXTS = {
    missing: () => 'Missing Authentication Token',
    incomplete: ({ message }) => message,
    unknownKey: () => INVALID_TOKEN,
    badToken: () => INVALID_TOKEN,
    expiredToken: () => 'The security token included in the request is expired',
    mismatch,
    tooOld,
    tooNew,
    presignExpired: tooOld,
    wrongRegion: ({ actual }) =>
        `Credential should be scoped to a valid region, not '${actual}'. `,
    wrongService: ({ wanted }) => `Credential should be scoped to correct service: '${wanted}'. `,
    wrongTerminator: ({ actual }) =>
        `Credential should be scoped with a valid terminator: 'aws4_request', not '${actual}'. `,
    wrongDate,
    hostNotSigned: () =>
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
};

/** @param {import('./auth-failure.js').AuthFailure} failure */
export function authText({ kind, details }) {
    const text = TEXTS[kind];
    // A presigned URL past its end names that end where a header names the limit of skew.
    if (kind !== 'presignExpired') return text(details);
    const { claim, now } = details;
    const end = basicDate(claim.time + claim.expires * 1000);
    return `Signature expired: ${end} is now earlier than ${basicDate(now)}`;
}
