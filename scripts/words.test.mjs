import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, rules } from './words.mjs';

const CHECKED = rules({
  registries: ['packages.example.net'],
  checkout: '/builder/clone',
  home: '/home/someone',
});
const find = text => findings('a.ts', text, CHECKED);
// Put together here, so that this file passes the check that it tests.
const key = kind => `-----BEGIN ${kind}-----\n${'Ab1+'.repeat(16)}`;

test('a registry, a path of this machine, a key and a token are found with their line and not repeated', () => {
  const token = `gh${'p_'}${'a1'.repeat(18)}`;
  assert.deepEqual(find('one\nfetch("https://packages.example.net/x")'), [
    'a.ts:2: the host of a package registry',
  ]);
  assert.deepEqual(find('cd /builder/clone/scripts'), [
    'a.ts:1: a path of this machine',
  ]);
  assert.deepEqual(find('open("/home/someone/x")'), [
    'a.ts:1: a path of this machine',
  ]);
  assert.deepEqual(find(key('OPENSSH PRIVATE KEY')), ['a.ts:1: a private key']);
  assert.deepEqual(find(`token: ${token}`), ['a.ts:1: a forge token']);
});

test('what only looks like them is let pass', () => {
  for (const text of [
    '/api/builder/clone/x',
    'packages.example.network',
    `if (text.startsWith('-----BEGIN ${'PRIVATE KEY'}-----')) {}`,
    '/tmp/x',
    'const eyJ = 1',
  ]) {
    assert.deepEqual(find(text), []);
  }
});
