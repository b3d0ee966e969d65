import { createHash, createHmac } from 'node:crypto';
import { SignatureV4, getCanonicalHeaders } from '@smithy/signature-v4';
import { AuthFailure } from './auth-failure.js';
import { sameText } from './identities.js';
import { ALGORITHM, basicDate, readClaim } from './sigv4-claim.js';
import { encodePath } from '../http/uri.js';

const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/**
 * @typedef {object} Expectation how a service wants to be signed to
 * @property {string} service name in the credential scope
 * @property {(region: string) => void} checkRegion throws unless that region may be signed for
 * @property {number} maxSkew milliseconds
 * @property {boolean} isS3 path encoded once, x-amz-content-sha256, all x-amz-* headers signed
 */

/**
 * Verifies a request's Signature Version 4 by computing it again.
 *
 * @param {import('../http/request.js').SignedRequest} request
 * @param {object} options
 * @param {Expectation} options.expect
 * @param {(accessKeyId: string, sessionToken?: string) => object} options.find see identities.js
 * @param {number} options.now the service's clock, milliseconds since the epoch
 * @param {Buffer} [options.body] the whole body, where the payload hash is to be computed
 * @returns {Promise<{identity: import('./identities.js').Identity, claim: object}>}
 * @throws {AuthFailure}
 */
export async function verifySignature(request, { expect, find, now, body }) {
    const claim = readClaim(request);
    checkScope(claim, expect);
    checkSignedHeaders(claim, request, expect);
    const { identity, problem } = find(claim.accessKeyId, claim.sessionToken);
    if (problem) throw new AuthFailure(problem, { claim });
    checkTime(claim, { now, maxSkew: expect.maxSkew });
    await checkSignature(claim, { request, expect, identity, body });
    return { identity, claim };
}

function checkScope(claim, { service, checkRegion }) {
    checkRegion(claim.region);
    if (claim.service !== service) {
        throw new AuthFailure('wrongService', { actual: claim.service, wanted: service });
    }
    if (claim.terminator !== 'aws4_request') {
        throw new AuthFailure('wrongTerminator', { actual: claim.terminator });
    }
    if (claim.shortDate !== claim.longDate.slice(0, 8)) {
        const { shortDate, longDate } = claim;
        throw new AuthFailure('wrongDate', { shortDate, longDate });
    }
}

function checkSignedHeaders({ signedHeaders }, { headers }, { isS3 }) {
    if (!signedHeaders.includes('host')) throw new AuthFailure('hostNotSigned');
    if (!isS3) return;
    const unsigned = Object.keys(headers).filter(
        (name) => name.startsWith('x-amz-') && !signedHeaders.includes(name),
    );
    if (unsigned.length > 0) throw new AuthFailure('headersNotSigned', { unsigned });
}

function checkTime(claim, { now, maxSkew }) {
    const details = { claim, now, maxSkew, signedAt: claim.longDate };
    if (claim.time > now + maxSkew) {
        throw new AuthFailure('tooNew', { ...details, limit: basicDate(now + maxSkew) });
    }
    if (claim.presigned) {
        if (claim.time + claim.expires * 1000 <= now) {
            throw new AuthFailure('presignExpired', details);
        }
        return;
    }
    if (claim.time < now - maxSkew) {
        throw new AuthFailure('tooOld', { ...details, limit: basicDate(now - maxSkew) });
    }
}

async function checkSignature(claim, { request, expect, identity, body }) {
    const recomputed = await new Recomputation(claim, { expect, identity }).of(request, body);
    if (sameText(recomputed.signature, claim.signature)) return;
    throw new AuthFailure('mismatch', { claim, ...recomputed });
}

/** Node's hashes in the shape that @smithy/signature-v4 asks for. */
class Sha256 {
    constructor(secret) {
        this.hash = secret ? createHmac('sha256', secret) : createHash('sha256');
    }

    update(data) {
        this.hash.update(data);
    }

    async digest() {
        return new Uint8Array(this.hash.digest());
    }
}

/**
 * The signer of the AWS SDK, asked for its steps: the canonical request and the string to sign
 * belong into the answer to a wrong signature.
 */
class Recomputation extends SignatureV4 {
    constructor(claim, { expect, identity }) {
        super({
            credentials: identity,
            region: claim.region,
            service: claim.service,
            sha256: Sha256,
            uriEscapePath: !expect.isS3,
        });
        this.claim = claim;
        this.isS3 = expect.isS3;
    }

    async of(request, body) {
        const { longDate, shortDate, region, service, terminator, time } = this.claim;
        const scope = `${shortDate}/${region}/${service}/${terminator}`;
        const canonicalRequest = this.createCanonicalRequest(
            {
                method: request.method,
                // S3 signs the key's own encoding; how the client escaped it does not matter.
                path: this.isS3 ? encodePath(request.decodedPath) : request.path,
                query: request.query,
            },
            this.#signedHeadersOf(request),
            this.#payloadHashOf(request, body),
        );
        const stringToSign =
            await this.createStringToSign(longDate, scope, canonicalRequest, ALGORITHM);
        const signature = await this.signString(stringToSign, { signingDate: new Date(time) });
        return { canonicalRequest, stringToSign, signature };
    }

    #signedHeadersOf({ headers }) {
        const { signedHeaders } = this.claim;
        // A header that was signed but did not arrive counts as empty: no match.
        const signed = signedHeaders.map((name) => [name, headers[name] ?? '']);
        return getCanonicalHeaders(
            { headers: Object.fromEntries(signed) },
            undefined,
            new Set(signedHeaders),
        );
    }

    #payloadHashOf({ headers }, body) {
        if (!this.isS3) return createHash('sha256').update(body).digest('hex');
        // Only presigned requests may leave it out.
        return headers['x-amz-content-sha256'] ?? UNSIGNED_PAYLOAD;
    }
}
