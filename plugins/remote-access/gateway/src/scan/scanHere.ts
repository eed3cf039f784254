import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import {
  placeTargets,
  planScan,
  runScan,
  type RunNmap,
  type ScanNews,
  type ScanOrder,
} from '@wardroom/remote-access-common';
import { metadataAddresses } from '../store/forbiddenAddress';
import { lookUp } from './lookUp';
import { canScanHere, scanRoom } from './scanRoom';

/** Scans a site that this machine reaches by itself. Its own addresses and those of clouds' metadata are never scanned. */
export async function scanHere(
  order: ScanOrder,
  {
    log,
    ...run
  }: {
    signal: AbortSignal;
    tell(news: ScanNews): Promise<void>;
    log(line: string): void;
  },
): Promise<void> {
  const { ranges, nameServers, targets, type, packetsPerSecond } = order;
  const refuse = (fault: NonNullable<ScanNews['end']>['fault']) =>
    run.tell({ end: { fault } });
  if (!canScanHere()) {
    await refuse({ reason: 'no-scanner' });
    return;
  }
  const placed = await placeTargets(order, targets, name =>
    lookUp(name, nameServers),
  );
  const parts = 'reason' in placed ? placed : planScan(ranges, order, placed);
  if ('reason' in parts) {
    await refuse(parts);
    return;
  }
  const own = Object.values(networkInterfaces()).flatMap(each => each ?? []);
  const exclude = [
    ...own.map(each => each.address),
    ...metadataAddresses,
    ...(order.exclude ?? []),
  ];
  const scan = { type, parts, packetsPerSecond, exclude };
  await runScan(scan, nmapHere(log), run);
}

function nmapHere(log: (line: string) => void): RunNmap {
  return async (args, { signal, onText }) => {
    if (signal.aborted) return false;
    const [command, ...rest] = scanRoom(args);
    const child = spawn(command, rest, {
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C' },
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // What is in the room ends with it.
    const end = () => child.kill('SIGKILL');
    signal.addEventListener('abort', end, { once: true });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log(`nmap: ${text.trim().slice(0, 500)}`);
    });
    const closed = once(child, 'close');
    try {
      for await (const text of child.stdout.setEncoding('utf8')) {
        await onText(String(text));
      }
      const [code] = await closed;
      return code === 0;
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  };
}
