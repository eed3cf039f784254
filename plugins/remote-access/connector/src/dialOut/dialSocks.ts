import type { Duplex } from 'node:stream';
import type { Connection } from 'ssh2';
import {
  parseIpAddress,
  rangesAllow,
  type DoorRefusal,
  type SiteRange,
} from '@wardroom/remote-access-common';
import type { Dial } from '../door/Door';
import { Refusal } from '../door/Refusal';

/** The forwarding that a customer's client asked for: whoever opens it finds the client's own SOCKS server there. */
export type Forwarding = { client: Connection; address: string; port: number };

const answerMs = 10_000;

// Answers of SOCKS 5 to "connect"; the client of OpenSSH says 1 or 2 for what PermitRemoteOpen does not name.
const refusals: Record<number, DoorRefusal> = {
  2: 'not-allowed',
  4: 'unreachable',
  5: 'refused',
  6: 'timeout',
};

/** Dials through the customer's client: a channel to it, and SOCKS 5 over the channel. Addresses only, no names. */
export function dialSocks(
  ranges: readonly SiteRange[],
  forwarding: () => Forwarding | undefined,
): Dial {
  return async (host, port) => {
    if (!rangesAllow(ranges, host, port)) {
      throw new Refusal(
        parseIpAddress(host) ? 'not-allowed' : 'no-name-servers',
      );
    }
    const through = forwarding();
    if (!through) throw new Refusal('site-down');
    const channel = await openChannel(through);
    try {
      await greet(channel, host, port);
    } catch (error) {
      channel.destroy();
      throw error;
    }
    return channel;
  };
}

function openChannel({ client, address, port }: Forwarding): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Refusal('timeout')), answerMs);
    client.forwardOut(address, port, '127.0.0.1', 1, (error, channel) => {
      clearTimeout(timer);
      if (error) reject(new Refusal('unreachable'));
      else resolve(channel);
    });
  });
}

async function greet(
  channel: Duplex,
  host: string,
  port: number,
): Promise<void> {
  channel.write(Buffer.from([5, 1, 0]));
  const method = await readExactly(channel, 2);
  if (method[0] !== 5 || method[1] !== 0) throw new Refusal('bad-request');
  channel.write(Buffer.concat([Buffer.from([5, 1, 0]), place(host, port)]));
  const answer = await readExactly(channel, 4);
  const rest = { 1: 6, 4: 18 }[answer[3]];
  if (answer[0] !== 5 || rest === undefined) throw new Refusal('bad-request');
  await readExactly(channel, rest);
  if (answer[1] !== 0) throw new Refusal(refusals[answer[1]] ?? 'unreachable');
}

/** An address and a port as SOCKS has them. */
function place(host: string, port: number): Buffer {
  const { family, value } = parseIpAddress(host) ?? { family: 4, value: 0n };
  const digits = value.toString(16).padStart(family === 4 ? 8 : 32, '0');
  const numbers = Buffer.alloc(2);
  numbers.writeUInt16BE(port);
  const kind = Buffer.from([family === 4 ? 1 : 4]);
  return Buffer.concat([kind, Buffer.from(digits, 'hex'), numbers]);
}

/** So many bytes and no more: what comes after them is the host's. */
function readExactly(channel: Duplex, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const done = (result: Buffer | undefined) => {
      clearTimeout(timer);
      channel.off('readable', read);
      channel.off('close', close);
      if (result) resolve(result);
      else reject(new Refusal('not-allowed'));
    };
    const close = () => done(undefined);
    const read = () => {
      const bytes = channel.read(count) as Buffer | null;
      if (bytes) done(bytes.length === count ? bytes : undefined);
    };
    const timer = setTimeout(() => {
      done(undefined);
    }, answerMs);
    channel.on('readable', read);
    channel.once('close', close);
    read();
  });
}
