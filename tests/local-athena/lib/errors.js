/**
 * The one error that handlers throw on purpose. How it looks on the wire (JSON, query XML or S3
 * XML) is decided by lib/http/; anything else that is thrown becomes the service's 500.
 */
export class ServiceError extends Error {
    /**
     * @param {string} code error code as the service's API model names it
     * @param {string} message text for people, in the service's own words
     * @param {object} [more]
     * @param {number} [more.status] HTTP status; 400 unless told
     * @param {object} [more.fields] further members of the error body, e.g. AthenaErrorCode
     * @param {object} [more.headers] further response headers, e.g. x-amz-bucket-region
     */
    constructor(code, message, { status = 400, fields = {}, headers = {} } = {}) {
        super(message);
        this.name = 'ServiceError';
        this.code = code;
        this.status = status;
        this.fields = fields;
        this.headers = headers;
    }
}

/**
 * An error of the layer in front of a service: authentication, throttling. The JSON services
 * write its text as `message`, their own errors as `Message`.
 */
export class GatewayError extends ServiceError {}
