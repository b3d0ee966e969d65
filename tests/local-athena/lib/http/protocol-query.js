import { authText } from '../auth/auth-texts.js';
import { bodyOfBytes } from './body.js';
import { GatewayError, ServiceError } from '../errors.js';
import { requestId } from '../ids.js';
import { parseQuery } from './uri.js';
import { xmlDocument } from './xml.js';

const XMLNS = 'https://sts.amazonaws.com/doc/2011-06-15/';
const VERSION = '2011-06-15';

const AUTH_ERRORS = {
    missing: {
        code: 'MissingAuthenticationToken',
        text: 'Request is missing Authentication Token',
    },
    incomplete: { code: 'IncompleteSignature', status: 400 },
    unknownKey: { code: 'InvalidClientTokenId' },
    badToken: { code: 'InvalidClientTokenId' },
    expiredToken: { code: 'ExpiredToken' },
};

/**
 * The AWS query protocol: STS.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export const queryProtocol = {
    newIds: () => ({ id: requestId() }),

    /** @returns {{operation: string, input: Record<string, string>}} */
    readInput(request, body) {
        const form = parseQuery(body.toString('utf8'));
        if (form === null) throw new ServiceError('MalformedQueryString', 'Malformed form body');
        const parameters = { ...request.query, ...form };
        const input = Object.fromEntries(
            Object.entries(parameters).map(([name, [value]]) => [name, value]),
        );
        const { Action: operation, Version: version } = input;
        if (!operation) {
            throw new ServiceError('MissingAction', 'Request is missing the Action parameter');
        }
        if (version !== VERSION) {
            const message = `Could not find operation ${operation} for version ${version}`;
            throw new ServiceError('InvalidAction', message);
        }
        return { operation, input };
    },

    success(output, { ids, operation }) {
        const content = {
            [`${operation}Result`]: output,
            ResponseMetadata: { RequestId: ids.id },
        };
        return answer(200, xmlDocument(`${operation}Response`, content, { xmlns: XMLNS }), ids);
    },

    failure(error, { ids }) {
        const Type = error.status < 500 ? 'Sender' : 'Receiver';
        const content = {
            Error: { Type, Code: error.code, Message: error.message, ...error.fields },
            RequestId: ids.id,
        };
        const text = xmlDocument('ErrorResponse', content, { xmlns: XMLNS });
        return answer(error.status, text, ids, error.headers);
    },

    authError(failure) {
        const row = AUTH_ERRORS[failure.kind] ?? { code: 'SignatureDoesNotMatch' };
        const { code, status = 403, text } = row;
        return new GatewayError(code, text ?? authText(failure), { status });
    },

    unknownOperation: (operation) =>
        new ServiceError(
            'InvalidAction',
            `Could not find operation ${operation} for version ${VERSION}`,
        ),
};

function answer(status, text, { id }, headers = {}) {
    return {
        status,
        headers: { 'x-amzn-RequestId': id, 'Content-Type': 'text/xml', ...headers },
        body: bodyOfBytes(text),
    };
}
