// One PostgreSQL server for all test files; each makes a database of its own on it.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDataDir } from './dataDir.mjs';
import { runningInstance, takeInstance } from './instance.mjs';
import { PostgresServer } from './postgresServer.mjs';
import { freePort } from './machine/ports.mjs';

const PREFIX = 'wardroom-test-';
// Tests may lose everything in a power cut.
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 500,
  shared_buffers: '256MB',
};

/**
 * Starts a server in a temporary folder, or takes the one that WARDROOM_TEST_POSTGRES names; returns `{ url, stop }`, the
 * superuser's URL.
 */
export async function startTestPostgres(settings = {}) {
  const given = process.env.WARDROOM_TEST_POSTGRES;
  if (given) return { url: given, stop: async () => {} };
  await removeLeftovers();
  const dir = join(tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(dir, { recursive: true });
  makeDataDir(dir);
  takeInstance(dir);
  const server = new PostgresServer(dir, {
    port: await freePort(),
    password: 'only-for-tests',
    settings: { ...SETTINGS, ...settings },
  });
  await server.start();
  return { url: server.url, stop: () => remove(dir, server) };
}

async function remove(dir, server) {
  await server?.stop();
  await PostgresServer.discard(dir);
  rmSync(dir, { recursive: true, force: true });
}

// A run that was killed could not remove its server.
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const dir = join(tmpdir(), name);
    if (name.startsWith(PREFIX) && !runningInstance(dir)) await remove(dir);
  }
}
