import type { FileRecord, SessionOrder } from '@wardroom/remote-access-common';
import type { PortalChannel } from '../link/PortalChannel';
import type { StageHost } from '../session/Stage';
import { FileDesk } from './FileDesk';
import { FileFailure } from './FileFailure';
import type { Quarantine } from './Quarantine';
import type { TargetFiles } from './TargetFiles';

/** The files of a session, whatever its protocol; none where its rules allow none. */
export function createFileDesk(
  { quarantine, portal }: { quarantine: Quarantine; portal: PortalChannel },
  session: {
    order: Pick<SessionOrder, 'session' | 'policy'>;
    host: StageHost;
    /** Opens the target's files, for the first who asks. */
    open(): Promise<TargetFiles>;
  },
): FileDesk | undefined {
  const { order, host, open } = session;
  const { fileInBytes, fileOutBytes } = order.policy;
  if (fileInBytes + fileOutBytes === 0) return undefined;
  return new FileDesk(open, {
    quarantine,
    most: { in: fileInBytes, out: fileOutBytes },
    tell: notice => {
      // What the target does by itself is nothing that a person did.
      if (notice.type !== 'file-offered') host.acted();
      host.tell(notice);
    },
    record: async (file: FileRecord) => {
      const { way, path: name, bytes, sha256, fault } = file;
      host.record({ event: way, name, bytes, sha256, note: fault });
      const told = { session: order.session, file };
      const { allowed } = await portal.ask('file', told);
      if (!allowed) throw new FileFailure('denied');
    },
  });
}
