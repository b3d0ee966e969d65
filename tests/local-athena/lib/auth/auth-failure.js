/**
 * Why a request could not be authenticated. What the client reads is decided by the protocol
 * (auth-texts.js here and in lib/s3/), since the same failure has another code and text in each.
 *
 * Kinds: missing, incomplete, unknownKey, badToken, expiredToken, mismatch, tooOld, tooNew,
 * presignExpired, wrongRegion, wrongService, wrongDate, wrongTerminator, hostNotSigned,
 * headersNotSigned.
 */
export class AuthFailure extends Error {
    /**
     * @param {string} kind
     * @param {object} [details] what the text of that kind needs
     */
    constructor(kind, details = {}) {
        super(kind);
        this.name = 'AuthFailure';
        this.kind = kind;
        this.details = details;
    }
}
