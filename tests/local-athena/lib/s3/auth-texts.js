import { ServiceError } from '../errors.js';

const DENIED = { code: 'AccessDenied', status: 403 };
const MALFORMED = { code: 'AuthorizationHeaderMalformed', status: 400 };
const SKEWED = {
    code: 'RequestTimeTooSkewed',
    status: 403,
    text: () => 'The difference between the request time and the current time is too large.',
    fields: ({ signedAt, now, maxSkew }) => ({
        RequestTime: signedAt,
        ServerTime: isoSeconds(now),
        MaxAllowedSkewMilliseconds: maxSkew,
    }),
};

/**
 * S3's answer to each kind of AuthFailure.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const ROWS = {
    missing: { ...DENIED, text: () => 'Access Denied' },
    incomplete: {
        ...MALFORMED,
        text: () =>
            'The authorization header is malformed; the authorization header requires three ' +
            'components: Credential, SignedHeaders, and Signature.',
    },
    incompleteQuery: {
        code: 'AuthorizationQueryParametersError',
        status: 400,
        text: ({ message }) => message,
    },
    unknownKey: {
        code: 'InvalidAccessKeyId',
        status: 403,
        text: () => 'The AWS Access Key Id you provided does not exist in our records.',
        fields: ({ claim }) => ({ AWSAccessKeyId: claim.accessKeyId }),
    },
    badToken: {
        code: 'InvalidToken',
        status: 400,
        text: () => 'The provided token is malformed or otherwise invalid.',
        fields: ({ claim }) => ({ 'Token-0': claim.sessionToken }),
    },
    expiredToken: {
        code: 'ExpiredToken',
        status: 400,
        text: () => 'The provided token has expired.',
        fields: ({ claim }) => ({ 'Token-0': claim.sessionToken }),
    },
    mismatch: {
        code: 'SignatureDoesNotMatch',
        status: 403,
        text: () =>
            'The request signature we calculated does not match the signature you provided. ' +
            'Check your key and signing method.',
        fields: ({ claim, stringToSign, canonicalRequest }) => ({
            AWSAccessKeyId: claim.accessKeyId,
            StringToSign: stringToSign,
            SignatureProvided: claim.signature,
            StringToSignBytes: hexBytes(stringToSign),
            CanonicalRequest: canonicalRequest,
            CanonicalRequestBytes: hexBytes(canonicalRequest),
        }),
    },
    tooOld: SKEWED,
    tooNew: SKEWED,
    presignExpired: {
        ...DENIED,
        text: () => 'Request has expired',
        fields: ({ claim, now }) => ({
            'X-Amz-Expires': claim.expires,
            Expires: isoSeconds(claim.time + claim.expires * 1000),
            ServerTime: isoSeconds(now),
        }),
    },
    wrongRegion: {
        ...MALFORMED,
        text: ({ actual, wanted }) =>
            `The authorization header is malformed; the region '${actual}' is wrong; ` +
            `expecting '${wanted}'`,
        fields: ({ wanted }) => ({ Region: wanted }),
        headers: ({ bucketRegion }) =>
            bucketRegion ? { 'x-amz-bucket-region': bucketRegion } : {},
    },
    wrongService: {
        ...MALFORMED,
        text: ({ actual, wanted }) =>
            `The authorization header is malformed; incorrect service "${actual}". ` +
            `This endpoint belongs to "${wanted}".`,
    },
    wrongTerminator: {
        ...MALFORMED,
        text: ({ actual }) =>
            `The authorization header is malformed; incorrect terminal "${actual}". ` +
            'This endpoint uses "aws4_request".',
    },
    wrongDate: {
        ...MALFORMED,
        text: ({ shortDate, longDate }) =>
            `The authorization header is malformed; Invalid credential date "${shortDate}". ` +
            `This date is not the same as X-Amz-Date: "${longDate.slice(0, 8)}".`,
    },
    hostNotSigned: {
        ...DENIED,
        text: () => 'There were headers present in the request which were not signed',
        fields: () => ({ HeadersNotSigned: 'host' }),
    },
    headersNotSigned: {
        ...DENIED,
        text: () => 'There were headers present in the request which were not signed',
        fields: ({ unsigned }) => ({ HeadersNotSigned: unsigned.join(', ') }),
    },
};

/** @param {import('../auth/auth-failure.js').AuthFailure} failure @returns {ServiceError} */
export function s3AuthError({ kind, details }) {
    const row = ROWS[kind === 'incomplete' && details.presigned ? 'incompleteQuery' : kind];
    return new ServiceError(row.code, row.text(details), {
        status: row.status,
        fields: row.fields?.(details) ?? {},
        headers: row.headers?.(details) ?? {},
    });
}

const isoSeconds = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;

const hexBytes = (text) => Buffer.from(text).toString('hex').replace(/(..)(?=.)/g, '$1 ');
