import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countJest, Results } from './results.mjs';

const lastLine = results => results.closing().split('\n').at(-1);

test('the last line is the sum over all stages, and nothing else', () => {
  const results = new Results();
  results.add('types', { passed: 1 });
  results.add('packages and plugins', {
    passed: 40,
    failed: 2,
    skipped: 1,
    names: ['a test somebody switched off'],
  });
  results.skip('journeys', 'needs the Debian package chromium');
  assert.equal(lastLine(results), '41 passed, 2 failed, 2 skipped');
  assert.match(results.closing(), /^skipped: a test somebody switched off$/m);
  assert.match(
    results.closing(),
    /^skipped: journeys \(needs the Debian package chromium\)$/m,
  );
  assert.match(results.closing(), /^failed: packages and plugins \(2\)$/m);
});

test('a failure and a run of nothing end with an error; a skipped test does where nothing may be skipped', () => {
  const results = new Results();
  assert.equal(results.exitCode({ maySkip: true }), 1);
  results.add('types', { passed: 1 });
  assert.equal(results.exitCode({ maySkip: true }), 0);
  results.skip('journeys', 'no browser');
  assert.equal(results.exitCode({ maySkip: true }), 0);
  assert.equal(results.exitCode({ maySkip: false }), 1);
  results.add('lint', { failed: 1 });
  assert.equal(results.exitCode({ maySkip: true }), 1);
});

test('a test file that does not load is a failure, a missing report as well', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      {
        assertionResults: [
          { status: 'pending', fullName: 'a rule holds' },
          { status: 'passed', fullName: 'x' },
        ],
      },
    ],
  };
  assert.deepEqual(countJest(report), {
    passed: 5,
    failed: 1,
    skipped: 1,
    names: ['a rule holds'],
  });
  assert.deepEqual(countJest(undefined), { failed: 1 });
});
