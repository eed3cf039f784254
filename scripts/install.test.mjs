import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonOf } from './install.mjs';

test('what made an installation fail becomes one sentence', () => {
  const cases = [
    [
      ['error: ENOSPC: no space left on device, write'],
      /no space is left on this disk/,
    ],
    [
      ['error: RequestError: getaddrinfo ENOTFOUND somewhere'],
      /the npm registry cannot be reached/,
    ],
    [
      ['error: RequestError: connect ECONNREFUSED 127.0.0.1:9'],
      /the npm registry cannot be reached/,
    ],
    [
      [
        'The lockfile would have been modified by this install, which is explicitly forbidden.',
      ],
      /yarn\.lock does not fit/,
    ],
    [
      ['┌ Link step', 'error: something odd'],
      /could not be installed: error: something odd/,
    ],
    [[], /Yarn gave no reason/],
  ];
  for (const [lines, sentence] of cases)
    assert.match(reasonOf(lines), sentence);
});
