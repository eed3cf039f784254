// What targets do, and those who took them over.
import { setTimeout as wait } from 'node:timers/promises';
import { startedProgram } from './startedProgram.mjs';
import { again, toEach } from './strike.mjs';

const SHOUTERS = 3;
const SHOUTING_MS = 3_000;
const DIALING_MS = 500;
const piece = Buffer.alloc(16 * 1024, 120);

/** Browsers of a process of its own, whose reading would hold up whoever measures. */
async function flooded(world) {
  const tickets = [];
  for (let i = 0; i < SHOUTERS; i += 1) tickets.push(await world.ticket());
  const readers = await startedProgram('flooded.mjs', [
    JSON.stringify(world.place),
    ...tickets.map(({ ticket }) => ticket),
  ]);
  return async () => {
    readers.child.send('flood');
    await wait(SHOUTING_MS);
    readers.child.kill();
  };
}

/** Servers of a process of its own; each is dialed as often as the others. */
async function hostile(world, kinds, { times, watchMs = 0 }) {
  const { child, facts } = await startedProgram('hostileTargets.mjs', kinds);
  const provoke = () =>
    again(async i => {
      const { port, hostKeys } = facts[i % facts.length];
      const target = { ...world.wishes.target, port };
      const wishes = { target, hostKeys };
      // Most of them never become a session.
      const entering = world.enter({ wishes }).catch(() => undefined);
      const terminal = await Promise.race([entering, wait(DIALING_MS)]);
      terminal?.type('x');
      await wait(watchMs);
      if (terminal) await world.terminate(terminal);
    }, times);
  provoke.heal = () => child.kill();
  return provoke;
}

export const faultsOfTargets = world => [
  {
    id: 'F2',
    row: 'targets die',
    prepare: toEach(
      () => world.enter(),
      terminal => terminal.type('kill -9 $PPID\n'),
    ),
  },
  {
    id: 'F7',
    row: 'targets fall silent while somebody types on',
    prepare: toEach(
      () => world.enter(),
      async terminal => {
        terminal.type('kill -STOP $PPID\n');
        for (let i = 0; i < 10; i += 1) terminal.type('x'.repeat(1_000));
      },
    ),
  },
  {
    id: 'F8',
    row: 'targets do not read what is typed, 2 MB each',
    prepare: toEach(
      () => world.enter(),
      async terminal => {
        terminal.type('stty raw -echo; sleep 600\n');
        for (let i = 0; i < 128; i += 1) terminal.type(piece);
      },
    ),
  },
  {
    id: 'F9',
    row: `${SHOUTERS} targets flood browsers that read`,
    prepare: () => flooded(world),
  },
  {
    id: 'F10',
    row: 'targets greet without end, talk nonsense, hang up, or say nothing',
    prepare: () =>
      hostile(
        world,
        ['greetsWithoutEnd', 'talksNonsense', 'hangsUp', 'saysNothing'],
        { times: 12 },
      ),
  },
  {
    id: 'F11',
    row: 'targets flood without regard to what a terminal takes',
    prepare: () => hostile(world, ['floods'], { times: 6, watchMs: 500 }),
  },
  {
    id: 'F12',
    row: 'targets show another key than the pinned one, at once or later',
    prepare: async () => {
      const later = await hostile(world, ['showsAnotherKey'], {
        ...{ times: 6, watchMs: 100 },
      });
      const provoke = async () => {
        await later();
        const [{ fingerprint, type }] = world.wishes.hostKeys;
        const hostKeys = [{ type, fingerprint: otherThan(fingerprint) }];
        await again(
          () => world.enter({ wishes: { hostKeys } }).catch(() => {}),
          6,
        );
      };
      provoke.heal = later.heal;
      return provoke;
    },
  },
  {
    id: 'F13',
    row: 'targets demand answers without end',
    prepare: () =>
      hostile(world, ['demandsAnswers'], { times: 6, watchMs: 500 }),
  },
];

const otherThan = fingerprint =>
  fingerprint.replace(/.$/, last => (last === 'A' ? 'E' : 'A'));
