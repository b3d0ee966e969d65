import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError, readOptions, usage } from '../lib/options.js';

test('defaults', () => {
    assert.deepEqual(readOptions([]), {
        port: 0, region: 'us-east-1', rows: undefined, queueMs: undefined, runMs: undefined,
        policy: undefined, sessionSeconds: undefined, sampleData: true, untilStdinCloses: false,
        help: false,
    });
});

test('values are read', () => {
    const options = readOptions([
        '--port', '9999', '--region=eu-central-1', '--rows', '1000', '--queue-ms', '5',
        '--no-sample-data',
    ]);
    assert.equal(options.port, 9999);
    assert.equal(options.region, 'eu-central-1');
    assert.equal(options.rows, 1000);
    assert.equal(options.queueMs, 5);
    assert.equal(options.sampleData, false);
});

const WRONG = [
    [['--rows', '-1'], /rows/],
    [['--rows', 'many'], /--rows must be a whole number from 0, not 'many'/],
    [['--rows', '1e3'], /whole number/],
    [['--session-seconds', '0'], /from 1/],
    [['--region', 'here'], /must be a region/],
    [['--verbose'], /--verbose/],
    [['file'], /file/],
];
for (const [args, text] of WRONG) {
    test(`refused: ${args.join(' ')}`, () => {
        assert.throws(() => readOptions(args), (error) => {
            return error instanceof UsageError && text.test(error.message);
        });
    });
}

test('usage names the options', () => {
    for (const flag of ['port', 'policy', 'until-stdin-closes']) {
        assert.ok(usage().includes(`--${flag}`));
    }
});
