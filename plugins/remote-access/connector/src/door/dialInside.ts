import { connect, type Socket } from 'node:net';
import type { DoorRefusal } from '@wardroom/remote-access-common';
import type { Dial } from './Door';
import { placeInside, type Reach } from './placeInside';
import { Refusal } from './Refusal';

const connectMs = 10_000;
const codes: Record<string, DoorRefusal> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
};

/**
 * Dials from where this process stands, which is the site's namespace. A name is looked up at the customer's name servers
 * alone, and what is dialed is the very address that was checked: who owns the name cannot change it in between.
 */
export function dialInside(reach: Reach): Dial {
  return async (host, port, signal) => {
    const address = await placeInside(reach, host, port);
    return open(address, port, signal);
  };
}

function open(
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...{ host, port, noDelay: true, allowHalfOpen: true },
    });
    const fail = (reason: DoorRefusal) => {
      socket.destroy();
      reject(new Refusal(reason));
    };
    const onAbort = () => fail('timeout');
    const timer = setTimeout(onAbort, connectMs);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      fail(codes[error.code ?? ''] ?? 'unreachable'),
    );
    socket.once('connect', () => resolve(socket));
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    });
  });
}
