import type { FileNotice } from '@wardroom/remote-access-common';
import type { FileExchange } from './FileExchange';

/** What hears of a session. */
type Listener<Notice> = {
  notice(notice: Notice): void;
  lost(): void;
  closed(why: string): void;
};

/** A listener that hands over what is said of files. */
export function withFiles<Notice extends { type: string }, More = unknown>(
  files: FileExchange,
  listener: Listener<Notice> & More,
): Listener<Notice> & More {
  return {
    ...listener,
    notice: (notice: Notice) => {
      if (isFileNotice(notice)) files.hear(notice);
      else listener.notice(notice);
    },
    lost: () => {
      files.lost();
      listener.lost();
    },
    closed: why => {
      files.lost();
      listener.closed(why);
    },
  };
}

function isFileNotice(notice: {
  type: string;
}): notice is FileNotice & { type: string } {
  return notice.type.startsWith('file');
}
