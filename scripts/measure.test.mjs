import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resultsIn, tableOf } from './measure.mjs';

test('the lines that are results make the table, whatever else a benchmark prints', () => {
  const output = [
    'warming up',
    '{"level":"info","message":"not a result"}',
    '{"id":"A1","goal":"fast","measured":1.5,"limit":15,"peer":{"bare":1,"other":2},"ok":true}',
    '{"id":"A2","goal":"many","measured":3,"limit":4,"peer":7,"ok":false}',
    '{ broken',
  ].join('\n');
  const rows = tableOf(resultsIn(output)).split('\n').slice(2);
  assert.deepEqual(rows, [
    '| A1 | fast | 1.5 | 15 | bare: 1; other: 2 | yes |',
    '| A2 | many | 3 | 4 | 7 | NO |',
  ]);
});
