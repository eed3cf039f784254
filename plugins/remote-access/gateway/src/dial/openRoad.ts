import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { siteDoor, type Road } from '@wardroom/remote-access-common';
import { DialFailure, reasonOf } from './DialFailure';
import { openSiteDoor } from './openSiteDoor';

export type Address = { host: string; port: number };

/**
 * A stream of bytes to an address in the network that a road leads to; direct ones are plain sockets, sites have a door.
 *
 * @param signal - gives up; its reason is what the promise is rejected with
 * @throws `DialFailure`
 */
export function openRoad(
  road: Road,
  address: Address,
  signal: AbortSignal,
): Promise<Duplex> {
  switch (road.kind) {
    case 'direct':
      return connectDirectly(address, signal);
    case 'site':
      return openSiteDoor(
        road.door,
        siteDoor.request(address.host, address.port),
        signal,
      ).then(({ stream }) => stream);
    default:
      throw new DialFailure('unreachable');
  }
}

function connectDirectly(
  { host, port }: Address,
  signal: AbortSignal,
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect({ host, port });
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      reject(error);
    };
    const onAbort = () => fail(signal.reason);
    signal.addEventListener('abort', onAbort);
    const onError = (error: unknown) =>
      fail(new DialFailure(reasonOf(error, false)));
    socket.once('error', onError);
    socket.once('connect', () => {
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError);
      resolve(socket);
    });
  });
}
