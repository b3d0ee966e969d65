import { createHash } from 'node:crypto';
import { ServiceError } from '../errors.js';
import { parseDdl } from '../sql/ddl-parser.js';
import { parseExplain } from '../sql/explain-parser.js';
import { LexicalError, tokenize } from '../sql/lexer.js';
import { MalformedQuery } from '../sql/query-error.js';
import { bindParameters } from '../sql/parameters.js';
import { parseShow } from '../sql/show-parser.js';
import { classify, isCsvResult, isFirstWord } from '../sql/statements.js';
import { lexicalError, unknownStatement } from '../sql/syntax-errors.js';
import { resolveOutput } from './output-location.js';
import { parseQuery } from '../sql/translate.js';
import { parseWrite } from '../sql/write-parser.js';

/**
 * All that StartQueryExecution can say before anything runs: whether the text is a statement, and
 * where its results go.
 *
 * @param {object} input of StartQueryExecution, valid by its shape
 * @param {object} request
 * @param {object} context
 * @returns {object} what lib/execution/executions.js starts
 * @throws {ServiceError} InvalidRequestException
 */
export function prepareStatement(input, request, context) {
    const workGroup = input.WorkGroup ?? 'primary';
    const { query, kind, command } = readStatement(input);
    const outputFor = resolveOutput(input, request, { ...context, workGroup });
    const fingerprint = JSON.stringify([
        input.QueryString,
        input.QueryExecutionContext,
        input.ResultConfiguration,
        workGroup,
        input.ExecutionParameters,
    ]);
    const { Enabled: reuse, MaxAgeInMinutes: reuseMinutes = 60 } =
        input.ResultReuseConfiguration?.ResultReuseByAgeConfiguration ?? {};
    return {
        input,
        request,
        text: input.QueryString,
        query,
        kind,
        command,
        workGroup,
        bytesCutoff: workgroupCutoff(workGroup, context),
        token: input.ClientRequestToken,
        fingerprint: createHash('sha256').update(fingerprint).digest('hex'),
        reuseKey: JSON.stringify([query, input.QueryExecutionContext, workGroup]),
        reuseMinutes: reuse && kind.family === 'query' ? reuseMinutes : undefined,
        outputFor: (id) => outputFor(id, isCsvResult(kind) ? 'csv' : 'txt'),
    };
}

const workgroupCutoff = (name, { workgroups }) =>
    workgroups.get(name).Configuration.BytesScannedCutoffPerQuery ?? Infinity;

const PARSERS = {
    query: (text) => void parseQuery(text),
    explain: (text, tokens) => {
        const command = parseExplain(text, tokens);
        parseQuery(command.query);
        return command;
    },
    show: parseShow,
    catalog: parseDdl,
    write: parseWrite,
    ctas: parseWrite,
};

function readStatement({ QueryString: text, ExecutionParameters: parameters = [] }) {
    try {
        const tokens = statementTokens(text);
        const kind = kindOf(text, tokens);
        const query = bindParameters(text.slice(0, tokens.at(-1).end), tokens, parameters, kind);
        return { query, kind, command: PARSERS[kind.family](query, tokensOf(query)) };
    } catch (error) {
        if (!(error instanceof MalformedQuery)) throw error;
        throw new ServiceError('InvalidRequestException', error.message, {
            fields: { AthenaErrorCode: 'MALFORMED_QUERY' },
        });
    }
}

function kindOf(text, tokens) {
    const kind = classify(tokens);
    if (kind) return kind;
    if (!isFirstWord(tokens[0])) throw unknownStatement(text, tokens);
    throw new MalformedQuery('Queries of this type are not supported');
}

// One statement; a semicolon may follow it.
function statementTokens(text) {
    const tokens = tokensOf(text);
    while (tokens.at(-1)?.text === ';') tokens.pop();
    if (tokens.length === 0) throw unknownStatement(text, tokens);
    if (tokens.some((token) => token.text === ';')) {
        throw new MalformedQuery('Only one sql statement is allowed. Got: ' + text.trim());
    }
    return tokens;
}

function tokensOf(text) {
    try {
        return tokenize(text);
    } catch (error) {
        if (error instanceof LexicalError) throw lexicalError(text, error);
        throw error;
    }
}
