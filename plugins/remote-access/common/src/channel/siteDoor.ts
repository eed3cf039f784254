import { DoorRefusal } from './DoorRefusal';

/**
 * The door of a site is a unix socket beside the connector's. Whoever dials writes one line, `WARDROOM/1 CONNECT <host>
 * <port>`; the answer is one line, `OK <milliseconds>` or `ERR <reason>`; after OK the bytes go both ways as they are.
 * Behind `WARDROOM/1 SCAN` a `ScanWish` goes in and `ScanNews` come out, a line of JSON each.
 */
export const siteDoor = {
  longestLine: 300,
  path: (connectorSocket: string, site: string) =>
    `${connectorSocket.replace(/[^/]*$/, '')}sites/${site}/door.sock`,
  request: (host: string, port: number) =>
    `WARDROOM/1 CONNECT ${host} ${port}\n`,
  desktopRequest: (name: string, host: string, port: number) =>
    `WARDROOM/1 DESKTOP ${name} ${host} ${port}\n`,
  scanRequest: 'WARDROOM/1 SCAN\n',
  readRequest(line: string): DoorRequest | 'scan' | undefined {
    if (`${line}\n` === siteDoor.scanRequest) return 'scan';
    const [, name, host, port] =
      /^WARDROOM\/1 (?:CONNECT|DESKTOP (\w{1,64})) ([0-9a-z._:-]{1,255}) ([1-9]\d{0,4})$/.exec(
        line,
      ) ?? [];
    return host && Number(port) <= 65_535
      ? { host, port: Number(port), desktop: name }
      : undefined;
  },
  readAnswer(line: string): DoorAnswer {
    const [, ms, host, drive] =
      /^OK (\d+(?:\.\d+)?)(?: ([0-9a-f.:]{2,45}) (\/[\w./-]{1,200}))?$/.exec(
        line,
      ) ?? [];
    if (ms !== undefined) {
      const desktop = host ? { host, drive } : undefined;
      return { ms: Number(ms), desktop };
    }
    const refusal = DoorRefusal.safeParse(/^ERR (\S+)$/.exec(line)?.[1]);
    return { refusal: refusal.data ?? 'bad-request' };
  },
};

/** What somebody wants at a door: a place, or a guacd of this name that reaches the place. */
export type DoorRequest = { host: string; port: number; desktop?: string };

/** Why not, or in how many milliseconds; for a desktop, what its guacd must be told. */
export type DoorAnswer =
  | { refusal: DoorRefusal }
  | { ms: number; desktop?: { host: string; drive: string } };
