import { World } from './World';

/**
 * A program that a test may kill: starts the world, tells where it is and who may ask, and waits for its end. Answers
 * the message `look` with what it holds on to, and ends by itself at the message `stop`.
 */
async function serveLab(): Promise<void> {
  const world = await World.start();
  const tokens = Object.fromEntries(
    Object.entries(world.people).map(([persona, p]) => [persona, p.token]),
  );
  const { PORT, WARDROOM_MASTER_KEY_FILE } = process.env;
  process.on('message', message => {
    if (message === 'look') process.send?.(look());
    if (message === 'stop') world.stop().then(() => process.exit(0));
  });
  process.send?.({
    url: world.url,
    tokens,
    cookie: world.people.technician.cookie,
    environment: {
      PORT,
      WARDROOM_MASTER_KEY_FILE,
      WARDROOM_DATABASE_URL: world.database.appUrl,
      WARDROOM_DATABASE_OWNER_URL: world.database.ownerUrl,
      WARDROOM_DATA_DIR: world.dataDir,
    },
  });
}

function look() {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const inherited = Object.keys(Object.prototype);
  return { bytes: heapUsed + external, inherited };
}

serveLab().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
