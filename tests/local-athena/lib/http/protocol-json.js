import { authText } from '../auth/auth-texts.js';
import { bodyOfBytes } from './body.js';
import { GatewayError, ServiceError } from '../errors.js';
import { requestId } from '../ids.js';

const CONTENT_TYPE = 'application/x-amz-json-1.1';

const AUTH_CODES = {
    missing: 'MissingAuthenticationTokenException',
    incomplete: 'IncompleteSignatureException',
    unknownKey: 'UnrecognizedClientException',
    badToken: 'UnrecognizedClientException',
    expiredToken: 'ExpiredTokenException',
};

/**
 * AWS JSON 1.1: Athena and Glue.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export const jsonProtocol = {
    newIds: () => ({ id: requestId() }),

    /** @returns {{operation: string, input: object}} */
    readInput(request, body) {
        const [, operation] = request.headers['x-amz-target'].split('.');
        const invalid = new ServiceError('SerializationException', '');
        if (!operation || request.method !== 'POST') {
            throw new ServiceError('UnknownOperationException', '');
        }
        let input;
        try {
            input = JSON.parse(body.toString('utf8') || '{}');
        } catch {
            throw invalid;
        }
        if (input === null || typeof input !== 'object' || Array.isArray(input)) throw invalid;
        return { operation, input };
    },

    success: (output, { ids }) => answer(200, JSON.stringify(output ?? {}), ids),

    failure(error, { ids }) {
        const { code, message, status, fields, headers } = error;
        const name = error instanceof GatewayError ? 'message' : 'Message';
        const text = message === '' ? {} : { [name]: message };
        const body = { __type: code, ...fields, ...text };
        return answer(status, JSON.stringify(body), ids, headers);
    },

    authError(failure) {
        const code = AUTH_CODES[failure.kind] ?? 'InvalidSignatureException';
        return new GatewayError(code, authText(failure));
    },

    unknownOperation: () => new ServiceError('UnknownOperationException', ''),
};

function answer(status, text, { id }, headers = {}) {
    return {
        status,
        headers: { 'x-amzn-RequestId': id, 'Content-Type': CONTENT_TYPE, ...headers },
        body: bodyOfBytes(text),
    };
}
