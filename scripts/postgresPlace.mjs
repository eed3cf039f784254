// Where PostgreSQL's programs and files are, and whom it runs as.
import { createHash } from 'node:crypto';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  copyBinaries,
  openToOthers,
  postgresBinaries,
} from './postgresBinaries.mjs';
import { postgresUser } from './postgresUser.mjs';

const SYSTEM = '/var/lib/wardroom';

/** `home`, the folder that holds `postgres`, and `native`, the folder with bin and lib; `user` goes into spawn's options. */
export function postgresPlace(dir) {
  const user = postgresUser();
  const binaries = postgresBinaries();
  const reachable =
    user.uid === undefined ||
    (openToOthers(dir) && openToOthers(binaries.native));
  if (reachable) return { user, native: binaries.native, home: dir };
  // Root's checkout is closed to the user that PostgreSQL runs as: programs and files go to a system folder.
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 12);
  const home = join(SYSTEM, name);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  return { user, native: copyBinaries(binaries, SYSTEM), home };
}

/** Gives paths to the user that PostgreSQL runs as; nothing to do when that is the present one. */
export function handOver(user, ...paths) {
  if (user.uid === undefined) return;
  for (const path of paths) chownSync(path, user.uid, user.gid);
}
