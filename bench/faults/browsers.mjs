// What browsers do, and those who want to be one.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { again, toEach } from './strike.mjs';

const STRANGERS = 10_000;
const REVOKED = 10;
const flood = 'yes "the target talks on and on"\n';

/** Each is something that no browser of ours sends. */
const rubbish = [
  terminal => terminal.send('rubbish'),
  terminal => terminal.send('{"type":"ack","bytes":-1}'),
  terminal => terminal.send(`{"type":${'['.repeat(100_000)}`),
  terminal => terminal.send(Buffer.alloc(8 * 1024 * 1024)),
  // An opcode that is reserved, and a frame that was not masked.
  terminal => terminal.sendRaw(Buffer.from('8f80', 'hex')),
  terminal => terminal.sendRaw(Buffer.from('810568656c6c6f', 'hex')),
];

/** Sockets of a process of its own: making them would hold up whoever measures. */
async function strangers({ port, origin }) {
  const crowd = fork(join(import.meta.dirname, 'strangers.mjs'), [
    ...[`ws://127.0.0.1:${port}/api/remote-access/connect`],
    ...[origin, String(STRANGERS)],
  ]);
  await once(crowd, 'exit');
}

export const faultsOfBrowsers = world => [
  {
    id: 'F1',
    row: 'browsers are gone',
    prepare: toEach(
      () => world.enter(),
      terminal => terminal.cut(),
    ),
  },
  {
    id: 'F3',
    row: `rights are taken, of ${REVOKED} at once`,
    prepare: async () => {
      const storms = [];
      for (let i = 0; i < 3; i += 1) {
        const storm = Array.from({ length: REVOKED }, () => world.enter());
        storms.push(await Promise.all(storm));
      }
      return () =>
        again(
          i => Promise.all(storms[i].map(one => world.terminate(one))),
          storms.length,
        );
    },
  },
  {
    id: 'F4',
    row: 'targets flood browsers that do not read, until they are ended',
    prepare: toEach(
      () => world.enter({ reads: false }),
      async terminal => {
        terminal.stopReading();
        terminal.type(flood);
        await wait(300);
        await world.terminate(terminal);
      },
    ),
  },
  {
    id: 'F5',
    row: `${STRANGERS} sockets come without a ticket`,
    prepare: async () => () => strangers(world.place),
  },
  {
    id: 'F6',
    row: 'browsers send frames and messages that are malformed',
    prepare: toEach(
      () => world.enter(),
      (terminal, i) => rubbish[i](terminal),
      rubbish.length,
    ),
  },
];
