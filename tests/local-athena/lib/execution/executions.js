import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ServiceError } from '../errors.js';
import { createLimiter } from './limiter.js';
import { LimitExceeded, QueryError } from '../sql/query-error.js';
import { runStatement } from './run-statement.js';
import { ENGINE_VERSION } from './workgroups.js';

/**
 * Runs at most this many statements at a time. DuckDB works on Node's pool of four threads, which
 * files need too; statements beyond wait in state QUEUED, as they do at Athena.
 */
const CONCURRENCY = 3;

/** A statement may ask to take longer, so that tests can wait for it: in a comment of its text. */
const DELAY_HINT = /\b(queue|run)-ms\s*=\s*(\d{1,7})\b/g;

/**
 * All query executions of the account, and their way from QUEUED to the end.
 *
 * @param {object} context
 */
export function createExecutions(context) {
    const { clock, options } = context;
    const byId = new Map();
    const byToken = new Map();
    const limiter = createLimiter(CONCURRENCY);

    function create(statement) {
        const id = randomUUID();
        const execution = {
            id,
            ...statement,
            state: 'QUEUED',
            reason: undefined,
            athenaError: undefined,
            submitted: clock(),
            started: undefined,
            completed: undefined,
            result: null,
            bytesScanned: 0,
            reused: false,
            stopping: new AbortController(),
            output: statement.outputFor(id),
            delays: delaysOf(statement.text, options),
        };
        byId.set(id, execution);
        return execution;
    }

    async function run(execution) {
        const { signal } = execution.stopping;
        try {
            await delay(execution.delays.queue, undefined, { signal });
            await limiter(() => perform(execution, signal));
            finish(execution, 'SUCCEEDED');
        } catch (error) {
            if (signal.aborted) finish(execution, 'CANCELLED', execution.cancelReason);
            else if (error instanceof LimitExceeded) finish(execution, 'CANCELLED', error.message);
            else fail(execution, error);
        }
    }

    async function perform(execution, signal) {
        signal.throwIfAborted();
        execution.state = 'RUNNING';
        execution.started = clock();
        const ready = delay(execution.delays.run, undefined, { signal });
        // The delay's own rejection is seen below, but perhaps only after the statement's.
        ready.catch(() => {});
        execution.result = await runStatement(execution, context);
        await ready;
    }

    function finish(execution, state, reason) {
        execution.state = state;
        execution.reason = reason;
        execution.completed = clock();
        execution.stopping = null;
    }

    function fail(execution, error) {
        const known = error instanceof QueryError;
        if (!known) context.log?.(`${execution.id}: ${error.stack}`);
        const reason = known ? error.message : `GENERIC_INTERNAL_ERROR: ${error.message}`;
        execution.athenaError = {
            ErrorCategory: known ? error.category : 1,
            ErrorType: known ? error.type : 1,
            Retryable: false,
            ErrorMessage: reason,
        };
        finish(execution, 'FAILED', reason);
    }

    function reusable(statement) {
        const oldest = clock() - statement.reuseMinutes * 60000;
        return [...byId.values()].findLast(
            ({ state, reuseKey, completed, result }) =>
                state === 'SUCCEEDED' &&
                reuseKey === statement.reuseKey &&
                completed >= oldest &&
                result?.reusable,
        );
    }

    return {
        /**
         * Starts a statement, or finds the execution that the same token started before.
         *
         * @param {object} statement see services/athena.js
         * @returns {string} query execution id
         */
        start(statement) {
            const before = byToken.get(statement.token);
            if (before && before.fingerprint !== statement.fingerprint) {
                throw new ServiceError(
                    'InvalidRequestException',
                    'Idempotent parameters do not match',
                    { fields: { AthenaErrorCode: 'INVALID_INPUT' } },
                );
            }
            if (before) return before.id;
            const execution = create(statement);
            byToken.set(statement.token, execution);
            const earlier = statement.reuseMinutes === undefined ? null : reusable(statement);
            if (earlier) reuse(execution, earlier);
            else run(execution);
            return execution.id;
        },

        /** @returns the execution, or undefined */
        get: (id) => byId.get(id),

        /** Cancels an execution; no effect once it has ended. */
        stop(execution, reason) {
            if (!execution.stopping) return;
            execution.cancelReason = reason;
            execution.stopping.abort();
        },
    };

    function reuse(execution, earlier) {
        execution.result = earlier.result;
        execution.output = earlier.output;
        execution.reused = true;
        execution.started = execution.submitted;
        finish(execution, 'SUCCEEDED');
    }
}

function delaysOf(text, { queueMs = 2, runMs = 0 }) {
    const delays = { queue: queueMs, run: runMs };
    for (const [comment] of text.matchAll(/--[^\n]*|\/\*[\s\S]*?\*\//g)) {
        for (const [, name, ms] of comment.matchAll(DELAY_HINT)) delays[name] = Number(ms);
    }
    return delays;
}

/** @returns {object} QueryExecution structure of Athena's API */
export function describeExecution(execution) {
    const { id, kind, input, text, output } = execution;
    return {
        QueryExecutionId: id,
        Query: text,
        StatementType: kind.statementType,
        SubstatementType: kind.substatementType,
        ResultConfiguration: output.configuration,
        ManagedQueryResultsConfiguration: { Enabled: output.managed },
        ResultReuseConfiguration: input.ResultReuseConfiguration ?? {
            ResultReuseByAgeConfiguration: { Enabled: false },
        },
        QueryExecutionContext: input.QueryExecutionContext ?? {},
        Status: statusOf(execution),
        Statistics: statisticsOf(execution),
        WorkGroup: execution.workGroup,
        EngineVersion: ENGINE_VERSION,
        ExecutionParameters: input.ExecutionParameters,
    };
}

const seconds = (ms) => (ms === undefined ? undefined : ms / 1000);

function statusOf({ state, reason, athenaError, submitted, completed }) {
    return {
        State: state,
        StateChangeReason: reason,
        SubmissionDateTime: seconds(submitted),
        CompletionDateTime: seconds(completed),
        AthenaError: athenaError,
    };
}

function statisticsOf({ submitted, started, completed, bytesScanned, reused }) {
    const reuse = { ReusedPreviousResult: reused };
    if (completed === undefined) return { ResultReuseInformation: reuse };
    const begun = started ?? completed;
    return {
        EngineExecutionTimeInMillis: completed - begun,
        DataScannedInBytes: bytesScanned,
        TotalExecutionTimeInMillis: completed - submitted,
        QueryQueueTimeInMillis: begun - submitted,
        ServicePreProcessingTimeInMillis: 0,
        QueryPlanningTimeInMillis: 0,
        ServiceProcessingTimeInMillis: 0,
        ResultReuseInformation: reuse,
    };
}
