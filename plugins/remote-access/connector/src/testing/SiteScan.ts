import type { Socket } from 'node:net';
import {
  MessageLines,
  ScanNews,
  type ScanFault,
  type ScanWish,
} from '@wardroom/remote-access-common';

/** A scan behind a site's door, as seen by whoever asked for it. */
export class SiteScan {
  report = '';
  readonly percents: number[] = [];
  /** Resolves when it is over, with its fault if it has one; rejects where the door was shut before. */
  readonly over: Promise<ScanFault | undefined>;

  constructor(
    readonly socket: Socket,
    wish: ScanWish | string,
  ) {
    const lines = new MessageLines();
    this.over = new Promise((resolve, reject) => {
      socket.once('close', () => reject(new Error('The door was shut')));
      socket.setEncoding('utf8');
      socket.on('data', text => {
        for (const line of lines.push(String(text))) {
          const { text: more = '', percent, end } = ScanNews.parse(line);
          this.report += more;
          if (percent) this.percents.push(percent);
          if (end) resolve(end.fault);
        }
      });
    });
    this.over.catch(() => {});
    socket.write(`${typeof wish === 'string' ? wish : JSON.stringify(wish)}\n`);
  }

  /** What answered: addresses with their open ports. */
  get found(): string[] {
    return this.report
      .split(/(?=<host[ >])/)
      .slice(1)
      .map(host => {
        const [, address] = /<address addr="([^"]*)"/.exec(host) ?? [];
        const open = host.matchAll(/portid="(\d+)"><state state="open"/g);
        return [address, ...[...open].map(([, port]) => port)].join(' ');
      });
  }
}
