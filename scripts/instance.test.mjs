import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runningInstance, takeInstance } from './instance.mjs';
import { endProcess, groupAlive, startOf } from './machine/processes.mjs';
import { temporaryFolder } from './testing/launcher.mjs';

const ended = child => new Promise(resolve => child.once('exit', resolve));

test('a data folder belongs to one process until that gives it back', context => {
  const folder = temporaryFolder(context);
  const release = takeInstance(folder);
  assert.equal(runningInstance(folder), process.pid);
  assert.throws(() => takeInstance(folder), /already runs/);
  release();
  assert.equal(runningInstance(folder), undefined);
  takeInstance(folder)();
  assert.deepEqual(readdirSync(folder), ['open']);
});

test('the mark of a killed process does not hold the folder', async context => {
  const folder = temporaryFolder(context);
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  writeFileSync(
    join(folder, 'instance.json'),
    JSON.stringify({ pid: child.pid, started: startOf(child.pid) }),
  );
  assert.equal(runningInstance(folder), child.pid);
  child.kill('SIGKILL');
  await ended(child);
  takeInstance(folder);
  assert.equal(runningInstance(folder), process.pid);
});

test('another process that got the same id later is not mistaken for the holder', context => {
  const folder = temporaryFolder(context);
  writeFileSync(
    join(folder, 'instance.json'),
    JSON.stringify({ pid: process.pid, started: '1' }),
  );
  assert.equal(runningInstance(folder), undefined);
});

test('a broken mark does not hold the folder', context => {
  const folder = temporaryFolder(context);
  writeFileSync(join(folder, 'instance.json'), '{');
  takeInstance(folder)();
  assert.ok(!existsSync(join(folder, 'instance.json')));
});

test('a process that ignores the first signal gets the next', async () => {
  const child = spawn(
    process.execPath,
    [
      '-e',
      "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)",
    ],
    { detached: true },
  );
  await new Promise(resolve => child.stdout.once('data', resolve));
  assert.ok(groupAlive(child.pid));
  const gone = ended(child);
  await endProcess(child.pid, [
    ['SIGTERM', 200],
    ['SIGKILL', 2_000],
  ]);
  await gone;
  assert.equal(child.signalCode, 'SIGKILL');
  assert.ok(!groupAlive(child.pid));
});
