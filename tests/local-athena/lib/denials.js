import { ServiceError } from './errors.js';

const userSentence = ({ identity, action, resource }) =>
    `User: ${identity.arn} is not authorized to perform: ${action} on resource: ${resource}`;

/** How each service words a denial by IAM. */
const DENIALS = {
    athena: {
        code: 'AccessDeniedException',
        text: ({ action }) =>
            `You are not authorized to perform: ${action} on the resource. After your AWS ` +
            'administrator or you have updated your permissions, please try again.',
    },
    glue: {
        code: 'AccessDeniedException',
        text: (denied) => `${userSentence(denied)} ${denied.reason}`,
    },
    sts: { code: 'AccessDenied', status: 403, text: userSentence },
    s3: {
        code: 'AccessDenied',
        status: 403,
        text: (denied) =>
            `${userSentence({ ...denied, resource: `"${denied.resource}"` })} ${denied.reason}`,
    },
};

/**
 * The error that a service answers when IAM denies an action.
 * @param {'athena'|'glue'|'sts'|'s3'} service whose wording; not always the action's own
 * @param {{identity: {arn: string}, action: string, resource: string, reason: string}} denied
 * @returns {ServiceError}
 */
export function denial(service, denied) {
    const { code, status = 400, text } = DENIALS[service];
    return new ServiceError(code, text(denied), { status });
}
