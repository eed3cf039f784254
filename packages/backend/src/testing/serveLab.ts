import { setTimeout } from 'node:timers/promises';
import { World } from './World';

/**
 * A program that a test may kill: starts the world, tells where it is and who may ask, and waits for its end. It answers
 * the messages `look`, `dump` and `freshen`.
 */
async function serveLab(): Promise<void> {
  const world = await World.start();
  const tokens = Object.fromEntries(
    Object.entries(world.people).map(([persona, p]) => [persona, p.token]),
  );
  // Its test is done with it, or was killed and leaves nothing behind.
  process.once('disconnect', () => world.stop().finally(() => process.exit(0)));
  process.on('message', async message => {
    if (message === 'look') process.send?.(await look());
    if (message === 'dump') process.send?.({ rows: await dump(world) });
    if (message === 'freshen') process.send?.({ fresh: await freshen(world) });
  });
  process.send?.({
    url: world.url,
    tokens,
    cookie: world.people.technician.cookie,
    environment: Object.fromEntries(
      Object.entries(process.env).filter(([name]) =>
        /^(PORT$|WARDROOM_|APP_CONFIG_)/.test(name),
      ),
    ),
  });
}

/** What is held once collecting finds nothing more: finalizers and closing sockets let go only some turns later. */
async function look() {
  const inherited = Object.keys(Object.prototype);
  let bytes = held();
  for (let still = 0; still < 3;) {
    await setTimeout(200);
    const now = held();
    still = now < bytes * 0.99 ? 0 : still + 1;
    bytes = Math.min(bytes, now);
  }
  return { bytes, inherited };
}

function held(): number {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Every row of every table, as text. */
async function dump({ database }: World): Promise<string[]> {
  const knex = database.superuser();
  const tables = await knex('information_schema.tables')
    .whereNotIn('table_schema', ['pg_catalog', 'information_schema'])
    .where({ table_type: 'BASE TABLE' })
    .select({ schema: 'table_schema', name: 'table_name' });
  const rows = await Promise.all(
    tables.map(({ schema, name }) =>
      knex.raw('select t::text as text from ??.?? t', [schema, name]),
    ),
  );
  return rows.flatMap(({ rows: found }) =>
    found.map(({ text }: { text: string }) => text),
  );
}

/** Counts all sign-ins as fresh again, as if each person had given another code. */
async function freshen({ database }: World): Promise<boolean> {
  const knex = database.superuser('identity');
  const fresh_until = knex.raw(`now() + interval '1 minute'`);
  await knex('sign_in_sessions').update({ fresh_until });
  return true;
}

serveLab().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
