import { newId } from '@wardroom/platform-common';
import type { FileRecord } from '@wardroom/remote-access-common';
import { SessionFileReader } from './SessionFileReader';

/** Writes the files of sessions. */
export class SessionFileWriter extends SessionFileReader {
  /** Adds one that goes through now. */
  async add(
    { tenant, id }: { tenant: string; id: string },
    { way, path, bytes, sha256 }: FileRecord,
  ): Promise<void> {
    await this.knex('session_files').insert({
      tenant_id: tenant,
      id: newId('fil'),
      session_id: id,
      at: new Date(),
      ...{ way, bytes, sha256 },
      // PostgreSQL keeps no NUL in text.
      path: path.replaceAll('\u0000', ''),
    });
  }
}
