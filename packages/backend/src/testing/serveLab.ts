import { World } from './World';

/** A program that a test may kill: starts the world, tells where it is and who may ask, and waits for its end. */
async function serveLab(): Promise<void> {
  const world = await World.start();
  const tokens = Object.fromEntries(
    Object.entries(world.people).map(([persona, p]) => [persona, p.token]),
  );
  const { PORT, WARDROOM_MASTER_KEY_FILE } = process.env;
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

serveLab().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
