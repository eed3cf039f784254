import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renewed, resultsIn, rowsIn, rowsOf, tableOf } from './measure.mjs';

test('the lines that are results make the table, whatever else a benchmark prints', () => {
  const output = [
    'warming up',
    '{"level":"info","message":"not a result"}',
    '{"id":"A1","goal":"fast","measured":1.5,"limit":15,"peer":{"bare":1,"other":2},"ok":true}',
    '{"id":"A2","goal":"many","measured":3,"limit":4,"peer":7,"ok":false}',
    '{ broken',
  ].join('\n');
  const table = tableOf(rowsOf(resultsIn(output), '2026-05-04'));
  assert.deepEqual(table.split('\n').slice(2), [
    '| A1 | fast | 1.5 | 15 | bare: 1; other: 2 | yes | 2026-05-04 |',
    '| A2 | many | 3 | 4 | 7 | NO | 2026-05-04 |',
  ]);
});

test('a part of the benchmarks renews its own rows, and puts new ones behind what it measured before them', () => {
  const entry = (id, measured) => ({ id, goal: 'g', measured, ok: true });
  const old = tableOf(
    rowsOf([entry('A', 1), entry('B', 1), entry('C', 1)], '2026-05-04'),
  );
  const newer = rowsOf([entry('B', 2), entry('B2', 2)], '2026-05-05');
  const rows = renewed(rowsIn(old), newer);
  assert.deepEqual(
    [...rows.values()].map(([id, , measured, , , , day]) => [
      ...[id, Number(measured), day],
    ]),
    [
      ['A', 1, '2026-05-04'],
      ['B', 2, '2026-05-05'],
      ['B2', 2, '2026-05-05'],
      ['C', 1, '2026-05-04'],
    ],
  );
  const first = renewed(new Map(), newer);
  assert.deepEqual([...first.keys()], ['B', 'B2']);
});
