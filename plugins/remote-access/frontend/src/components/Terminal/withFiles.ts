import type { FileNotice } from '@wardroom/remote-access-common';
import type { FileExchange } from '../Files/FileExchange';
import type { TerminalListener } from './TerminalConnection';

/** A listener that hands over what is said of files. */
export function withFiles(
  files: FileExchange,
  listener: TerminalListener,
): TerminalListener {
  return {
    ...listener,
    notice: notice => {
      if (isFileNotice(notice)) files.hear(notice);
      else listener.notice(notice);
    },
    lost: () => {
      files.lost();
      listener.lost();
    },
    closed: () => {
      files.lost();
      listener.closed();
    },
  };
}

function isFileNotice(notice: { type: string }): notice is FileNotice {
  return notice.type.startsWith('file');
}
