// What befalls the gateway itself, another one beside it, its keys, its clock and its storage.
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gatewayTerminal } from '../sessions/terminals.mjs';
import { again, toEach } from './strike.mjs';

const require = createRequire(import.meta.url);
const testing = '../../plugins/remote-access/gateway/src/testing';
const { FakePortal } = require(`${testing}/FakePortal.ts`);
const { sealedCredential } = require(`${testing}/sealedCredential.ts`);
const { SmallDisk } = require(`${testing}/SmallDisk.ts`);

const TERMINALS = 10;
const SEALED = 50;
const RESEALED = 500;
const full = 'storage-is-full';
const chatter =
  'while :; do head -c 3000 /dev/urandom | base64; sleep 0.1; done\n';

/** A second gateway on this machine, with sessions in it, is killed and started again on what it left. */
async function killed(world) {
  const beside = await FakePortal.start();
  for (let i = 0; i < TERMINALS; i += 1) {
    const order = await beside.order(world.wishes);
    const place = { port: beside.port, origin: beside.origin };
    const terminal = await gatewayTerminal(place, beside.ticketFor(order));
    terminal.type(chatter);
  }
  let next;
  const provoke = async () => {
    process.kill(beside.pid, 'SIGKILL');
    await beside.exited;
    await beside.stop({ keep: true });
    next = await FakePortal.start({ directory: beside.directory });
  };
  provoke.heal = () => next.stop();
  return provoke;
}

async function rotated({ portal }) {
  const secret = { kind: 'password', password: randomBytes(32) };
  const { seal } = portal.identity;
  const secrets = [];
  for (let i = 0; i < SEALED; i += 1) {
    const { sealed, context } = await sealedCredential(secret, seal);
    secrets.push({ sealed, context });
  }
  return () =>
    again(async () => {
      portal.identity = await portal.ask('rotateKeys', {});
      for (let done = 0; done < RESEALED; done += SEALED) {
        await portal.ask('reseal', { secrets });
      }
    }, 3);
}

/** One customer's recordings lie on a disk of their own, which is full. */
async function filled(world) {
  const path = join(world.directory, 'recordings', full);
  const disk = await SmallDisk.mount(path, 4);
  const strike = await toEach(
    () => world.enter({ wishes: { tenant: full } }),
    terminal => terminal.type(chatter),
  )();
  const provoke = async () => {
    await disk.fill(1);
    await strike();
    await wait(1_000);
  };
  provoke.heal = async () => {
    await disk.free();
    await world.clear();
    disk.unmount();
  };
  return provoke;
}

export const faultsOfGateways = world => [
  {
    id: 'F18',
    row: 'another gateway of this machine is killed and starts again',
    prepare: () => killed(world),
  },
  {
    id: 'F19',
    row: `keys are rotated and ${RESEALED} secrets sealed anew, three times`,
    prepare: () => rotated(world),
  },
  {
    id: 'F20',
    row: 'the clock is put forward an hour and back',
    prepare: async () => () =>
      again(() => process.kill(world.portal.pid, 'SIGUSR2')),
  },
  ...(world.storage
    ? [
        {
          id: 'F21',
          row: 'the storage of one customer’s recordings is full',
          prepare: () => filled(world),
        },
        {
          id: 'F22',
          row: 'the storage of all recordings stands still for half a second at a time',
          prepare: toEach(
            () => world.enter(),
            async terminal => {
              terminal.type(chatter);
              await world.storage.standStill(500);
            },
            5,
          ),
        },
      ]
    : []),
];
