// The options of npm start.
import { parseArgs } from 'node:util';

export const HELP = `npm start [-- options]

Starts Wardroom on http://localhost:7007 with its own database and a demo, and stops all of it on Ctrl-C.

  --port N             listen on this port instead of 7007
  --dev                reload on change: the app on http://localhost:3000, the backend restarts itself
  --no-demo            start empty and print a one-time link that creates the first super admin
  --reset-demo         throw away the database and everything in it, and make the demo again
  --database-url URL   use this PostgreSQL server (15 or newer) instead of an own one; the URL's user must be
                       allowed to create roles and databases. Roles made by hand are named by the environment
                       variables WARDROOM_DATABASE_URL and WARDROOM_DATABASE_OWNER_URL instead
  --help               show this text

Everything is kept in .data (WARDROOM_DATA_DIR names another folder).
`;

/** Reads the command line; throws an Error whose message is a sentence for its user. */
export function startOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '7007' },
      dev: { type: 'boolean', default: false },
      'no-demo': { type: 'boolean', default: false },
      'reset-demo': { type: 'boolean', default: false },
      'database-url': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(
      `--port takes a number from 1 to 65535, not "${values.port}".`,
    );
  }
  const databaseUrl = values['database-url'];
  if (databaseUrl && !/^postgres(ql)?:\/\/./.test(databaseUrl)) {
    throw new Error(
      '--database-url takes a URL of the form postgres://user:password@host:5432/database.',
    );
  }
  const outside = databaseUrl ?? process.env.WARDROOM_DATABASE_URL;
  if (values['reset-demo'] && outside) {
    throw new Error(
      '--reset-demo throws away the database that Wardroom runs itself. Empty an outside one with its own tools.',
    );
  }
  if (
    Boolean(process.env.WARDROOM_DATABASE_URL) !==
    Boolean(process.env.WARDROOM_DATABASE_OWNER_URL)
  ) {
    throw new Error(
      'WARDROOM_DATABASE_URL and WARDROOM_DATABASE_OWNER_URL belong together: set both or none.',
    );
  }
  return {
    port,
    databaseUrl,
    dev: values.dev,
    demo: !values['no-demo'],
    resetDemo: values['reset-demo'],
    help: values.help,
  };
}
