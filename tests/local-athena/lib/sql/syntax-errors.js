import { LexicalError, placeOf, tokenize } from './lexer.js';
import { MalformedQuery } from './query-error.js';
import { FIRST_WORDS } from './statements.js';

const EXPECTED_FIRST = FIRST_WORDS.map((word) => (word === '<query>' ? word : `'${word}'`));

/**
 * The error for a statement whose first word begins none.
 *
 * @param {string} text
 * @param {import('./lexer.js').Token[]} tokens
 */
export function unknownStatement(text, tokens) {
    return mismatchedInput(text, tokens[0], `Expecting: ${EXPECTED_FIRST.join(', ')}`);
}

/**
 * The error for a statement that the parser did not understand from some offset on.
 *
 * @param {string} text
 * @param {number} offset into the text
 * @returns {MalformedQuery}
 */
export function syntaxErrorAt(text, offset) {
    const tokens = tokenize(text);
    const at = tokens.find(({ end }) => end > offset);
    // The parser blames the last token when it wants more.
    const last = tokens.at(-1);
    return mismatchedInput(
        text,
        at === last && wantsMore(at) ? undefined : at,
        'Expecting: <expression>',
    );
}

const wantsMore = ({ kind, text }) =>
    kind === 'symbol'
        ? text !== ')' && text !== ']'
        : /^(select|from|where|by|having|and|or|not|on|join|in|like|between|as|when|then|else|case|limit|union|all|except|intersect|with|values|is|distinct|set|into)$/i.test(
              text,
          );

/** The error for text that holds no tokens, e.g. a string without an end. */
export function lexicalError(text, error) {
    if (!(error instanceof LexicalError)) throw error;
    return new MalformedQuery(error.message, placeOf(text, error.offset));
}

/** The error for a token that does not fit; undefined: the end. */
export function mismatchedInput(text, token, expected) {
    const found = token?.text ?? '<EOF>';
    const offset = token?.start ?? text.trimEnd().length;
    return new MalformedQuery(`mismatched input '${found}'. ${expected}`, placeOf(text, offset));
}
