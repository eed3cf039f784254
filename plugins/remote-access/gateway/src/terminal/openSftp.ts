import type { TerminalConnection } from '../dial/TerminalConnection';
import { FileFailure } from '../files/FileFailure';
import { RemoteFiles } from '../files/RemoteFiles';

/** The files of a terminal's target, over a second channel of its connection. Throws `FileFailure` where it has none. */
export async function openSftp(
  connection: TerminalConnection,
): Promise<RemoteFiles> {
  const sftp = await connection.files?.().catch(() => undefined);
  if (!sftp) throw new FileFailure('unsupported');
  return new RemoteFiles(sftp);
}
