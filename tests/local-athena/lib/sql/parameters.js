import { MalformedQuery } from './query-error.js';

/**
 * Puts ExecutionParameters, which are SQL expressions, in the place of a statement's `?`.
 *
 * @param {string} text
 * @param {import('./lexer.js').Token[]} tokens of the text
 * @param {string[]} parameters
 * @param {import('./statements.js').StatementKind} kind
 * @returns {string}
 * @throws {MalformedQuery}
 */
export function bindParameters(text, tokens, parameters, { statementType }) {
    const markers = tokens.filter(({ kind }) => kind === 'parameter');
    if (parameters.length > 0 && statementType !== 'DML') {
        throw new MalformedQuery('Execution parameters are not supported for this type of query');
    }
    if (markers.length !== parameters.length) {
        throw new MalformedQuery(
            'Incorrect number of parameters: ' +
                `expected ${markers.length} but found ${parameters.length}`,
        );
    }
    let done = 0;
    const parts = markers.flatMap(({ start, end }, index) => {
        const before = text.slice(done, start);
        done = end;
        return [before, parameters[index]];
    });
    return [...parts, text.slice(done)].join('');
}
