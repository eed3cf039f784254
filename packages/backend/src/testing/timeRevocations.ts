import { setTimeout as wait } from 'node:timers/promises';
import { startSshd, until } from '@wardroom/platform-test-utils';
import type { Persona } from './cast';
import { RemoteLab } from './RemoteLab';
import { World } from './World';

const ROUNDS = 8;
const access = '/remote-access/tenants/acme';

const staffAndCustomers: [Persona, string][] = [
  ['acmeViewer', 'acme/members/viewer'],
  ['acmeRequester', 'acme/members/requester'],
  ['globexAdmin', 'globex/members/admin'],
  ['analyst', 'provider/members/analyst'],
  ['technician', 'provider/members/technician'],
];

/**
 * A program for measuring: takes rights away in the whole product, and tells its parent how many milliseconds open
 * sessions and tokens outlived them, as `{ sessions, tokens }`.
 */
class Revocations {
  readonly #world: World;
  readonly #lab: RemoteLab;

  constructor(world: World, lab: RemoteLab) {
    this.#world = world;
    this.#lab = lab;
  }

  async ofSessions(): Promise<number[]> {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(await this.#bySwitch());
      times.push(await this.#byRule());
      times.push(await this.#byWaiting());
    }
    return times;
  }

  async ofTokens(): Promise<number[]> {
    const times: number[] = [];
    for (const [persona, place] of staffAndCustomers) {
      times.push(await this.#byDisabling(persona, place));
    }
    return times;
  }

  async #bySwitch(): Promise<number> {
    const path = `${access}/provider-access`;
    const took = await this.#endsAfter(async () =>
      this.#must('acmeAdmin', 'POST', `${path}/suspend`, {
        ...{ version: await this.#version(path), reason: 'measured' },
      }),
    );
    await this.#must('acmeAdmin', 'POST', `${path}/resume`, {
      ...{ version: await this.#version(path), reason: 'measured' },
    });
    return took;
  }

  async #byRule(): Promise<number> {
    const path = `${access}/policy`;
    const set = async (rules: object) =>
      this.#must('acmeAdmin', 'PATCH', path, {
        ...{ version: await this.#version(path), rules },
      });
    const took = await this.#endsAfter(() => set({ protocols: ['rdp'] }));
    await set({});
    return took;
  }

  async #byWaiting(): Promise<number> {
    const path = `/interventions/tenants/acme/interventions/${this.#lab.intervention}`;
    const took = await this.#endsAfter(async () =>
      this.#must('technician', 'POST', `${path}/wait`, {
        ...{ version: await this.#version(path), question: 'Which disk?' },
      }),
    );
    await this.#must('technician', 'POST', `${path}/resume`, {
      version: await this.#version(path),
    });
    return took;
  }

  async #byDisabling(persona: Persona, place: string): Promise<number> {
    const path = `/tenants/tenants/${place}`;
    const status = async () =>
      (await this.#lab.as(persona).ask('GET', '/assets/assets')).status;
    const before = await status();
    if (before !== 200) throw new Error(`${persona} is answered ${before}`);
    const { version } = await this.#must('superAdmin', 'GET', path);
    await this.#must('superAdmin', 'POST', `${path}/disable`, {
      ...{ version, reason: 'measured' },
    });
    const since = performance.now();
    await until(async () => (await status()) !== 200);
    return performance.now() - since;
  }

  /** From the request that takes the right until the technician's browser is told that the session ended. */
  async #endsAfter(take: () => Promise<unknown>): Promise<number> {
    const knex = this.#world.database.superuser('identity');
    const fresh_until = knex.raw(`now() + interval '1 minute'`);
    await knex('sign_in_sessions').update({ fresh_until });
    const { cookie } = this.#world.people.technician;
    const { terminal } = await this.#lab.enter({ cookie });
    // At any moment between two of the periodic checks.
    await wait(Math.random() * 1_200);
    const ended = terminal.notice('ended');
    const since = performance.now();
    await take();
    await ended;
    return performance.now() - since;
  }

  async #version(path: string): Promise<number> {
    return (await this.#must('acmeAdmin', 'GET', path)).version ?? 0;
  }

  async #must(persona: Persona, ...request: [string, string, object?]) {
    return (await this.#lab.as(persona).must(...request)).body;
  }
}

async function timeRevocations(): Promise<void> {
  const sshd = await startSshd();
  const world = await World.start();
  const tokens = Object.entries(world.people).map(([persona, person]) => [
    persona,
    person.token,
  ]);
  const lab = new RemoteLab(
    world.url,
    Object.fromEntries(tokens) as Record<Persona, string>,
  );
  const keys = '/remote-access/public/gateway-keys';
  await until(async () =>
    Boolean((await lab.as('superAdmin').ask('GET', keys)).body.seal),
  );
  await lab.prepare(sshd);
  const revocations = new Revocations(world, lab);
  const sessions = await revocations.ofSessions();
  process.send?.({ sessions, tokens: await revocations.ofTokens() });
  await world.stop();
  await sshd.stop();
  process.exit(0);
}

timeRevocations().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
