import { TenantReader } from '@wardroom/platform-node';
import type { FileRecord } from '@wardroom/remote-access-common';

/** A file that went through in a session. */
export type SessionFile = Pick<FileRecord, 'way' | 'path' | 'bytes'> & {
  at: string;
};

type SessionFileRow = {
  at: Date;
  way: FileRecord['way'];
  path: string;
  bytes: string;
};

/** Reads the files of sessions. */
export class SessionFileReader extends TenantReader {
  /** Files of a session, the first ones first. */
  async of(
    tenant: string,
    session: string,
    limit: number,
  ): Promise<SessionFile[]> {
    const rows: SessionFileRow[] = await this.rows('session_files')
      .where({ tenant_id: tenant, session_id: session })
      .orderBy(['at', 'id'])
      .limit(limit);
    return rows.map(({ at, way, path, bytes }) => ({
      ...{ way, path },
      at: at.toISOString(),
      bytes: Number(bytes),
    }));
  }
}
