import assert from 'node:assert/strict';
import { test } from 'node:test';
import { machineMemory, memorySettings } from './databaseMemory.mjs';

const GIBIBYTE = 2 ** 30;

test('the database takes an eighth of the machine, within limits', () => {
  const own = gibibytes => memorySettings(gibibytes * GIBIBYTE).shared_buffers;
  assert.deepEqual([0.5, 8, 256].map(own), ['128MB', '1024MB', '4096MB']);
  const { effective_cache_size: cached } = memorySettings(8 * GIBIBYTE);
  assert.equal(cached, '4096MB');
});

test('what a machine has is a number of bytes', () => {
  assert.ok(machineMemory() > 128 * 2 ** 20);
});
