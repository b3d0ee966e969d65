/**
 * @typedef {object} Token
 * @property {'word'|'quoted'|'string'|'number'|'symbol'|'parameter'} kind
 * @property {string} text as written
 * @property {string} value name of a quoted identifier, content of a string, else the text
 * @property {number} start offset of the first character
 * @property {number} end offset after the last character
 */

/** A character sequence that cannot begin or end a token. */
export class LexicalError extends Error {
    constructor(offset, message) {
        super(message);
        this.name = 'LexicalError';
        this.offset = offset;
    }
}

const PATTERNS = [
    ['space', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
    ['string', /'[^']*(?:''[^']*)*'/y],
    ['quoted', /"[^"]*(?:""[^"]*)*"/y],
    ['quoted', /`[^`]*(?:``[^`]*)*`/y],
    ['number', /(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
    ['word', /[\p{L}_][\p{L}\p{N}_@$]*/uy],
    ['parameter', /\?/y],
    ['symbol', /->|=>|<>|!=|<=|>=|\|\||[-+*/%=<>()[\]{},.;:|^&$\\~#@]/y],
];

const VALUE_OF = {
    string: (text) => text.slice(1, -1).replaceAll("''", "'"),
    quoted: (text) => text.slice(1, -1).replaceAll(text[0] + text[0], text[0]),
};

/**
 * Splits SQL text into tokens; white space and comments are dropped.
 *
 * @param {string} text
 * @returns {Token[]}
 * @throws {LexicalError} at a string or comment without an end, or at an unknown character
 */
export function tokenize(text) {
    const tokens = [];
    let offset = 0;
    while (offset < text.length) {
        const [kind, word] = matchAt(text, offset);
        if (kind !== 'space') {
            const value = VALUE_OF[kind]?.(word) ?? word;
            tokens.push({ kind, text: word, value, start: offset, end: offset + word.length });
        }
        offset += word.length;
    }
    return tokens;
}

function matchAt(text, offset) {
    const found =
        text.startsWith('/*', offset) && !text.includes('*/', offset + 2)
            ? undefined
            : PATTERNS.find(([, pattern]) => {
                  pattern.lastIndex = offset;
                  return pattern.test(text);
              });
    if (found) return [found[0], text.slice(offset, found[1].lastIndex)];
    const [character] = text.slice(offset, offset + 2);
    throw new LexicalError(offset, `extraneous input '${character}'`);
}

/**
 * Place of an offset as Athena's parser counts it: lines from 1, columns from 1.
 *
 * @param {string} text
 * @param {number} offset
 * @returns {{line: number, column: number}}
 */
export function placeOf(text, offset) {
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

/** Tells whether a token is the given word or symbol, in any letter case. */
export function isWord(token, word) {
    return (
        token !== undefined &&
        token.kind !== 'string' &&
        token.kind !== 'quoted' &&
        token.text.toUpperCase() === word
    );
}

/** Writes a name as a quoted identifier. */
export const quoteName = (name) => `"${name.replaceAll('"', '""')}"`;

/** Writes text as a string literal. */
export const quoteText = (text) => `'${text.replaceAll("'", "''")}'`;
