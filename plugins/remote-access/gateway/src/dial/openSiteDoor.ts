import { connect, type Socket } from 'node:net';
import {
  siteDoor,
  type DoorAnswer,
  type DoorRefusal,
  type EndReason,
} from '@wardroom/remote-access-common';
import { DialFailure } from './DialFailure';

const reasons: Record<DoorRefusal, EndReason> = {
  'bad-request': 'unreachable',
  'not-allowed': 'out-of-range',
  'no-name-servers': 'out-of-range',
  'unknown-name': 'unreachable',
  'name-out-of-range': 'out-of-range',
  'site-down': 'site-down',
  'no-desktops': 'no-desktop-service',
  'no-scans': 'unreachable',
  refused: 'unreachable',
  unreachable: 'unreachable',
  timeout: 'timeout',
};

/** Why a site's door did not lead to a host; its `refusal` says more than a session needs to know. */
export class DoorFailure extends DialFailure {
  constructor(readonly refusal: DoorRefusal) {
    super(reasons[refusal]);
  }
}

export type OpenedDoor = {
  stream: Socket;
  answer: Exclude<DoorAnswer, { refusal: DoorRefusal }>;
};

/**
 * A stream of bytes into a site, by the door that the connector keeps there. There is no other way: where the door is
 * shut, nothing is dialed.
 *
 * @param request - a line of `siteDoor`
 * @throws `DialFailure`; `DoorFailure` where the door answered
 */
export function openSiteDoor(
  door: string,
  request: string,
  signal: AbortSignal,
): Promise<OpenedDoor> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect(door);
    const settle = () => {
      signal.removeEventListener('abort', onAbort);
      socket.removeListener('close', onClose);
      socket.removeListener('error', onError);
      socket.removeListener('readable', read);
    };
    const fail = (error: unknown) => {
      settle();
      socket.on('error', () => {});
      socket.destroy();
      reject(error);
    };
    const onAbort = () => fail(signal.reason);
    const onClose = () => fail(new DialFailure('site-down'));
    // Without a connector its doors are gone, or nobody listens at them.
    const onError = () =>
      fail(new DialFailure(socket.pending ? 'connector-lost' : 'site-down'));
    let head = Buffer.alloc(0);
    const read = () => {
      // Byte by byte: what comes after the line is the host's.
      for (
        let byte = socket.read(1) as Buffer | null;
        byte !== null;
        byte = socket.read(1)
      ) {
        if (byte[0] === 10) {
          answer(head.toString('latin1'));
          return;
        }
        head = Buffer.concat([head, byte]);
        if (head.length > siteDoor.longestLine) {
          onClose();
          return;
        }
      }
    };
    const answer = (line: string) => {
      const said = siteDoor.readAnswer(line);
      if ('refusal' in said) {
        fail(new DoorFailure(said.refusal));
        return;
      }
      settle();
      resolve({ stream: socket, answer: said });
    };
    signal.addEventListener('abort', onAbort);
    socket.once('close', onClose);
    socket.once('error', onError);
    socket.on('readable', read);
    socket.once('connect', () => socket.write(request));
  });
}
