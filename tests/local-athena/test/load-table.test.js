import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startAthena } from './athena-client.js';

const ROWS = 50000;

let server;

before(async () => {
    server = await startAthena(['--rows', String(ROWS), '--no-sample-data']);
});
after(() => server.close());

test('as many rows as asked for, the same in every run', async () => {
    const { rows } = await server.run(`SELECT count(*), count(DISTINCT id), min(id), max(id),
        count(note), min(length(name)), max(length(name)), min(d), max(d), count_if(flag)
        FROM load.rows`);
    assert.deepEqual(rows[1], [
        String(ROWS),
        String(ROWS),
        '0',
        String(ROWS - 1),
        '33333',
        '18',
        '18',
        '2000-01-01',
        '2027-05-03',
        '25000',
    ]);
    const first = await server.run('SELECT * FROM load.rows WHERE id = 1');
    assert.deepEqual(first.rows[1], [
        '1',
        '842',
        '-16382.27691227856',
        '1392.42',
        'customer-000033614',
        'order 0000000001, shipped by road, said "good" and owed; thank you',
        '2000-02-02',
        '2020-01-01 00:00:01.001',
        'true',
        'note 1',
    ]);
    assert.deepEqual(
        first.columns.map(({ Type }) => Type),
        [
            'bigint',
            'integer',
            'double',
            'decimal',
            'varchar',
            'varchar',
            'date',
            'timestamp',
            'boolean',
            'varchar',
        ],
    );
});

test('without sample data there is nothing else', async () => {
    const { rows } = await server.run('SHOW DATABASES');
    assert.deepEqual(rows, [['default'], ['load']]);
});
