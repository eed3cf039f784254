// What npm start can refuse before it downloads, builds or starts anything.
import { fail } from './console.mjs';
import { dataDir } from './dataDir.mjs';
import { alreadyRunning, runningInstance } from './instance.mjs';
import { portTaken } from './machine/ports.mjs';
import { HELP, startOptions } from './startOptions.mjs';

/** Ends the launcher with one sentence when the options are wrong, Wardroom already runs here, or its port is taken. */
export async function before(args) {
  const options = read(args);
  if (options.help) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  const pid = runningInstance(dataDir());
  if (pid) fail(alreadyRunning(dataDir(), pid));
  const ports = options.dev ? [options.port, 3000] : [options.port];
  for (const port of ports) {
    if (await portTaken(port)) {
      fail(
        `port ${port} is taken by another program. Stop that program${options.dev ? '' : `, or choose another port: npm start -- --port ${port + 1}`}.`,
      );
    }
  }
}

function read(args) {
  try {
    return startOptions(args);
  } catch (error) {
    return fail(
      `${error.message.split('. To specify')[0]} (npm start -- --help lists the options)`,
    );
  }
}
