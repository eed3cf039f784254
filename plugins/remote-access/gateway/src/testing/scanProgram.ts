import { MessageLines, ScanOrder } from '@wardroom/remote-access-common';
import { scanHere } from '../scan/scanHere';

/**
 * A program that scans what its namespace reaches, as a gateway that stands there would: the order is its argument, news
 * are its lines. It ends when its standard input does.
 */
async function scanProgram(): Promise<void> {
  const stop = new AbortController();
  process.stdin.once('end', () => stop.abort()).resume();
  const order = ScanOrder.parse(JSON.parse(process.argv[2]));
  await scanHere(order, {
    signal: stop.signal,
    log: line => process.stderr.write(`${line}\n`),
    tell: async news => {
      process.stdout.write(MessageLines.line(news));
    },
  });
  process.exit(0);
}

if (require.main === module) void scanProgram();
