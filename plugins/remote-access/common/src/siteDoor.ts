import { DoorRefusal } from './DoorRefusal';

/**
 * The door of a site is a unix socket beside the connector's. Whoever dials writes one line, `WARDROOM/1 CONNECT <host>
 * <port>`; the answer is one line, `OK <milliseconds>` or `ERR <reason>`; after OK the bytes go both ways as they are.
 */
export const siteDoor = {
  longestLine: 300,
  path: (connectorSocket: string, site: string) =>
    `${connectorSocket.replace(/[^/]*$/, '')}sites/${site}/door.sock`,
  request: (host: string, port: number) =>
    `WARDROOM/1 CONNECT ${host} ${port}\n`,
  readRequest(line: string): { host: string; port: number } | undefined {
    const [, host, port] =
      /^WARDROOM\/1 CONNECT ([0-9a-z._:-]{1,255}) ([1-9]\d{0,4})$/.exec(line) ??
      [];
    return host && Number(port) <= 65_535
      ? { host, port: Number(port) }
      : undefined;
  },
  readAnswer(line: string): { ms: number } | { refusal: DoorRefusal } {
    const [, ms] = /^OK (\d+(?:\.\d+)?)$/.exec(line) ?? [];
    if (ms !== undefined) return { ms: Number(ms) };
    const refusal = DoorRefusal.safeParse(/^ERR (\S+)$/.exec(line)?.[1]);
    return { refusal: refusal.data ?? 'bad-request' };
  },
};
