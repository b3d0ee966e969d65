import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';

const agent = new http.Agent({ keepAlive: true });

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
 * Signs a request in a way that tests can bend.
 * @param {object} description what the server printed
 * @param {object} wanted
 * @param {string} wanted.service name in the scope
 * @param {number} [wanted.skewSeconds] how far the signer's clock is ahead
 * @param {number} [wanted.presign] seconds of validity: signs in the query
 * @returns {Promise<object>} method, path, query, headers, body
 */
export function sign(description, wanted) {
    const {
        service, region = description.region, method = 'POST', path = '/', query = {},
        headers = {}, body = '', skewSeconds = 0, presign, credentials = {},
    } = wanted;
    const { hostname, port, host } = new URL(description.url);
    const signer = new SignatureV4({
        service,
        region,
        sha256: Sha256,
        uriEscapePath: service !== 's3',
        applyChecksum: service === 's3',
        credentials: {
            accessKeyId: description.keyId, secretAccessKey: description.secret, ...credentials,
        },
    });
    const request = {
        method, path, query, protocol: 'http:', hostname, port, body,
        headers: { host, ...headers },
    };
    const signingDate = new Date(Date.now() + skewSeconds * 1000);
    if (presign) return signer.presign(request, { signingDate, expiresIn: presign });
    return signer.sign(request, { signingDate });
}

/**
 * Sends a request as it is.
 * @returns {Promise<{status: number, headers: object, text: string}>}
 */
export function send(description, { method, path = '/', query = {}, headers, body = '' }) {
    const { hostname, port } = new URL(description.url);
    const search = new URLSearchParams(query).toString().replace(/\+/g, '%20');
    return new Promise((resolve, reject) => {
        const outgoing = http.request(
            { agent, hostname, port, method, path: search ? `${path}?${search}` : path, headers },
            (incoming) => {
                const chunks = [];
                incoming.on('data', (chunk) => chunks.push(chunk));
                incoming.on('error', reject);
                incoming.on('end', () => {
                    const text = Buffer.concat(chunks).toString('utf8');
                    resolve({ status: incoming.statusCode, headers: incoming.headers, text });
                });
            },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
    });
}

export const ATHENA = {
    service: 'athena',
    headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonAthena.ListDatabases',
    },
    body: '{"CatalogName":"AwsDataCatalog"}',
};

export const STS = {
    service: 'sts',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
};
