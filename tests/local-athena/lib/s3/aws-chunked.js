import { Transform } from 'node:stream';
import { ServiceError } from '../errors.js';

const MAX_LINE = 8192;
const MAX_TRAILERS = 16;

/**
 * Undoes `Content-Encoding: aws-chunked` without chunk signatures, the form that SDKs send with
 * a checksum as trailer: `HEX-SIZE CRLF bytes CRLF` …, `0 CRLF`, `name:value CRLF` …, `CRLF`.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export class AwsChunkedDecoder extends Transform {
    /** Trailers by lower-case name; complete when the stream has ended. */
    trailers = Object.create(null);
    #line = '';
    #left = 0;
    #state = 'size';

    _transform(input, _encoding, done) {
        let at = 0;
        try {
            while (at < input.length) {
                at = this.#state === 'data' ? this.#data(input, at) : this.#byte(input, at);
            }
            done();
        } catch (error) {
            done(error);
        }
    }

    _flush(done) {
        done(this.#state === 'end' ? null : incomplete());
    }

    #data(input, at) {
        const chunk = input.subarray(at, at + this.#left);
        this.push(chunk);
        this.#left -= chunk.length;
        if (this.#left === 0) this.#state = 'data end';
        return at + chunk.length;
    }

    // Everything but data is lines.
    #byte(input, at) {
        if (this.#line.length > MAX_LINE || this.#state === 'end') throw incomplete();
        this.#line += String.fromCharCode(input[at]);
        if (this.#line.endsWith('\r\n')) {
            const line = this.#line.slice(0, -2);
            this.#line = '';
            this.#state = this.#lineRead(line);
        }
        return at + 1;
    }

    #lineRead(line) {
        if (this.#state === 'data end') {
            if (line !== '') throw incomplete();
            return 'size';
        }
        if (this.#state === 'size') {
            if (!/^[0-9a-f]{1,8}$/i.test(line)) throw incomplete();
            this.#left = parseInt(line, 16);
            return this.#left === 0 ? 'trailer' : 'data';
        }
        if (line === '') return 'end';
        const [name, value] = line.split(/:(.*)/s);
        this.trailers[name.trim().toLowerCase()] = (value ?? '').trim();
        if (Object.keys(this.trailers).length > MAX_TRAILERS) throw incomplete();
        return 'trailer';
    }
}

function incomplete() {
    return new ServiceError(
        'IncompleteBody',
        'The request body terminated unexpectedly or its chunks are malformed',
    );
}
