import { isWord } from './lexer.js';
import { mismatchedInput } from './syntax-errors.js';

/** Reads a statement token by token; what does not fit is a MalformedQuery at its place. */
export class TokenReader {
    /**
     * @param {string} text the statement
     * @param {import('./lexer.js').Token[]} tokens of the text
     */
    constructor(text, tokens) {
        this.text = text;
        this.tokens = tokens;
        this.next = 0;
    }

    peek(ahead = 0) {
        return this.tokens[this.next + ahead];
    }

    atEnd() {
        return this.next >= this.tokens.length;
    }

    /** Passes the words if they come next, in any letter case. */
    accept(...words) {
        if (!words.every((word, index) => isWord(this.peek(index), word))) return false;
        this.next += words.length;
        return true;
    }

    /** Passes the words, or fails. */
    expect(...words) {
        if (!this.accept(...words))
            throw this.mismatch(words.map((word) => `'${word}'`).join(', '));
    }

    expectEnd() {
        if (!this.atEnd()) throw this.mismatch('<EOF>');
    }

    /** @returns {import('./query-error.js').MalformedQuery} for the next token */
    mismatch(expected) {
        return mismatchedInput(this.text, this.peek(), `Expecting: ${expected}`);
    }

    /** @returns {string} content of a string literal */
    string() {
        const token = this.peek();
        if (token?.kind !== 'string') throw this.mismatch('<string>');
        this.next += 1;
        return token.value;
    }

    /** @returns {string} a name, quoted or not */
    identifier() {
        const token = this.peek();
        if (token?.kind !== 'word' && token?.kind !== 'quoted') throw this.mismatch('<identifier>');
        this.next += 1;
        return token.value;
    }

    /** @returns {string[]} parts of a name with dots between or, as Hive allows, inside quotes */
    qualifiedName() {
        const isBackquoted = this.peek()?.text.startsWith('`');
        const parts = [this.identifier()];
        if (isBackquoted && parts[0].includes('.')) return parts[0].split('.');
        while (this.accept('.')) parts.push(this.identifier());
        return parts;
    }

    /** Reads what stands in parentheses, with commas between. */
    list(readItem) {
        this.expect('(');
        const items = [];
        do items.push(readItem());
        while (this.accept(','));
        this.expect(')');
        return items;
    }

    /** @returns {Record<string, string>} ('key' = 'value', …) */
    properties() {
        return Object.fromEntries(
            this.list(() => {
                const token = this.peek();
                const key = token?.kind === 'string' ? this.string() : this.identifier();
                this.expect('=');
                return [key, this.value()];
            }),
        );
    }

    // A string, or anything up to the next comma or the end of the list.
    value() {
        if (this.peek()?.kind === 'string') return this.string();
        return this.until((token) => token.text === ',');
    }

    /**
     * @param {(token: import('./lexer.js').Token) => boolean} isEnd asked outside brackets
     * @returns {string} text up to a closing bracket that was not opened here, or to isEnd
     */
    until(isEnd) {
        const start = this.peek();
        let depth = 0;
        for (; !this.atEnd(); this.next += 1) {
            const token = this.peek();
            if (depth === 0 && (isEnd(token) || CLOSING.has(token.text))) break;
            if (OPENING.has(token.text)) depth += 1;
            if (CLOSING.has(token.text)) depth -= 1;
        }
        const last = this.tokens[this.next - 1];
        if (start === undefined || last.start < start.start) throw this.mismatch('<expression>');
        return this.text.slice(start.start, last.end);
    }

    /** @returns {string} the rest, with blanks before it so that places in it stay true */
    rest() {
        const start = this.peek();
        if (!start) throw this.mismatch('<query>');
        this.next = this.tokens.length;
        return (
            this.text.slice(0, start.start).replace(/[^\n]/g, ' ') + this.text.slice(start.start)
        );
    }
}

const OPENING = new Set(['(', '[', '<']);
const CLOSING = new Set([')', ']', '>']);
