// The first file of every command. It is read by any Node since 12.17, so that an old one gets a sentence and no syntax error.
const OLDEST_NODE = 20;

/**
 * Prepares the machine and runs scripts/<program> with the project's own Node.
 * `before` names a module whose `before(args)` runs first, so that a refusal comes before any download.
 */
export function enter(program, before) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    process.stderr.write(
      `Wardroom cannot go on: it needs Node ${
        OLDEST_NODE
      } or newer to start, and this is Node ${
        process.versions.node
      }. Install a newer Node (https://nodejs.org) and try again.\n`,
    );
    process.exit(1);
  }
  import('./launch.mjs')
    .then(launcher => launcher.launch(program, before, process.argv.slice(2)))
    .catch(error => {
      process.stderr.write(
        `\nWardroom cannot go on: ${error.stack || error}\n`,
      );
      process.exit(1);
    });
}
