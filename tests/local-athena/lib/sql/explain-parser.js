import { TokenReader } from './token-reader.js';

const FORMATS = ['TEXT', 'JSON', 'GRAPHVIZ'];
const TYPES = ['LOGICAL', 'DISTRIBUTED', 'VALIDATE', 'IO'];

/**
 * EXPLAIN [ANALYZE] [(TYPE …, FORMAT …)] query
 *
 * @param {string} text
 * @param {import('./lexer.js').Token[]} tokens of the text
 * @returns {{analyze: boolean, type: string, format: string, query: string}}
 * @throws {import('./query-error.js').MalformedQuery}
 */
export function parseExplain(text, tokens) {
    const reader = new TokenReader(text, tokens);
    reader.expect('EXPLAIN');
    const command = { analyze: reader.accept('ANALYZE'), type: 'DISTRIBUTED', format: 'TEXT' };
    const hasOptions =
        reader.peek()?.text === '(' &&
        ['TYPE', 'FORMAT'].includes(reader.peek(1)?.text.toUpperCase());
    if (hasOptions) reader.list(() => option(reader, command));
    return { ...command, query: reader.rest() };
}

function option(reader, command) {
    const isType = reader.accept('TYPE');
    if (!isType) reader.expect('FORMAT');
    const choices = isType ? TYPES : FORMATS;
    const chosen = choices.find((choice) => reader.accept(choice));
    if (!chosen) throw reader.mismatch(choices.map((choice) => `'${choice}'`).join(', '));
    command[isType ? 'type' : 'format'] = chosen;
}
