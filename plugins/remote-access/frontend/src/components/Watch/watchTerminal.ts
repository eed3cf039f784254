import type { Entry } from '@wardroom/remote-access-common';
import { makeTerminal } from '../Terminal/makeTerminal';
import { socketUrl } from '../Terminal/socketUrl';
import { TerminalConnection } from '../Terminal/TerminalConnection';
import type { WatchListener } from './useWatching';

/** Shows somebody else's terminal in an element. Returns how to stop. */
export function watchTerminal(
  host: HTMLElement,
  entry: Entry,
  listener: WatchListener,
): () => void {
  const { terminal } = makeTerminal(host);
  const link = new TerminalConnection({
    url: socketUrl(entry),
    ticket: entry.ticket,
    size: { cols: terminal.cols, rows: terminal.rows },
    listener: {
      output: (bytes, shown) => terminal.write(bytes, shown),
      notice: notice => {
        if (notice.type === 'redraw') terminal.reset();
        if (notice.type === 'size') terminal.resize(notice.cols, notice.rows);
        listener.notice(notice);
      },
      lost() {},
      closed: why => listener.closed(why),
    },
  });
  const encoder = new TextEncoder();
  const keys = terminal.onData(data =>
    link.type(encoder.encode(data) as Uint8Array<ArrayBuffer>),
  );
  return () => {
    keys.dispose();
    link.leave();
    terminal.dispose();
  };
}
