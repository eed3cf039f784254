import type { FileRecord, TerminalOrder } from '@wardroom/remote-access-common';
import type { TerminalConnection } from '../dial/TerminalConnection';
import { FileDesk } from '../files/FileDesk';
import { FileFailure } from '../files/FileFailure';
import type { Quarantine } from '../files/Quarantine';
import { RemoteFiles } from '../files/RemoteFiles';
import type { PortalChannel } from '../link/PortalChannel';
import type { StageHost } from '../session/Stage';

/** The files of a terminal session; none where its protocol has none, or its rules allow none. */
export function createFileDesk(
  { quarantine, portal }: { quarantine: Quarantine; portal: PortalChannel },
  session: {
    order: TerminalOrder;
    connection: TerminalConnection;
    host: StageHost;
  },
): FileDesk | undefined {
  const { order, connection, host } = session;
  const { fileInBytes, fileOutBytes } = order.policy;
  if (!connection.files || fileInBytes + fileOutBytes === 0) return undefined;
  const open = async () => {
    const sftp = await connection.files?.().catch(() => undefined);
    if (!sftp) throw new FileFailure('unsupported');
    return new RemoteFiles(sftp);
  };
  return new FileDesk(open, {
    quarantine,
    most: { in: fileInBytes, out: fileOutBytes },
    tell: notice => {
      host.acted();
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
