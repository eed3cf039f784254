// Whom PostgreSQL runs as.
import { spawnSync } from 'node:child_process';

function idsOf(name) {
  const ask = flag => {
    const asked = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return asked.status === 0 ? Number(asked.stdout) : undefined;
  };
  const uid = ask('-u');
  return uid === undefined ? undefined : { uid, gid: ask('-g') };
}

/**
 * The user and group to start PostgreSQL with: `{}` (the present user) unless that is root, as whom it refuses to run.
 * For root it is the system user `postgres`, made when the machine has none.
 */
export function postgresUser() {
  if (process.getuid?.() !== 0) return {};
  const known = idsOf('postgres');
  if (known) return known;
  const made = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const ids = made.status === 0 ? idsOf('postgres') : undefined;
  if (ids) return ids;
  throw new Error(
    'PostgreSQL does not run as root, and the user "postgres" could not be made. Start as an ordinary user, or create that user.',
  );
}
