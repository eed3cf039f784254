import type { Duplex } from 'node:stream';
import type { Secret } from '@wardroom/platform-common';
import type { Client, ClientChannel } from 'ssh2';
import type {
  EndReason,
  JumpHost,
  SshSettings,
  TerminalOrder,
} from '@wardroom/remote-access-common';
import type { CredentialSource } from '../store/CredentialSource';
import type { Account } from './certificateContent';
import { connectSsh } from './connectSsh';
import { DialFailure } from './DialFailure';
import { openCredential } from './openCredential';
import { openRoad, type Address } from './openRoad';
import { proxySubsystem } from './proxySubsystem';
import { SignIn } from './SignIn';

type Journey = Pick<TerminalOrder, 'road' | 'jumps' | 'session' | 'person'>;

/** Enters a jump host for the library, where that cannot. Gives the stream that leads on. Throws `DialFailure`. */
export type JumpEntrance = (at: {
  socket: Duplex;
  jump: JumpHost;
  next: Address;
  secret: Secret;
  account: Account;
  signal: AbortSignal;
}) => Promise<Duplex>;

/** Ways to targets: along the road to their network, and on through jump hosts. */
export class TargetPaths {
  constructor(
    private readonly source: CredentialSource,
    /** For hosts that show a certificate. */
    private readonly enter: JumpEntrance,
  ) {}

  /**
   * A stream of bytes to an address: a plain socket where nothing lies between. When it closes, so does everything on
   * the way.
   *
   * @param signal - gives up; its reason is what the promise is rejected with
   * @throws `DialFailure`
   */
  async open(
    journey: Journey,
    address: Address,
    signal: AbortSignal,
  ): Promise<Duplex> {
    const { road, jumps } = journey;
    const stops: Address[] = [...jumps, address];
    let path = await openRoad(road, stops[0], signal).catch(error => {
      throw jumps.length > 0 ? ofJump(error, signal) : error;
    });
    for (const [index, jump] of jumps.entries()) {
      path = await this.jump(path, { journey, jump, signal }, stops[index + 1]);
    }
    return path;
  }

  private async jump(
    socket: Duplex,
    at: { journey: Journey; jump: JumpHost; signal: AbortSignal },
    next: Address,
  ): Promise<Duplex> {
    const { journey, jump, signal } = at;
    const { username, settings, hostKeys } = jump;
    try {
      const account = { ...journey, username, settings };
      const wanted = { signal, account };
      const secret = await openCredential(this.source, jump.credential, wanted);
      try {
        if (hostKeys.some(({ authority }) => authority)) {
          return await this.enter({ ...at, socket, next, secret, account });
        }
        const way = SignIn.with(secret, account);
        const client = await connectSsh({
          ...{ socket, username, settings, way, hostKeys, signal },
          pinHostKey: async () => false,
        }).finally(() => way.forget());
        return await goOn(client, { next, settings }, signal);
      } finally {
        secret.zero();
      }
    } catch (error) {
      socket.destroy();
      throw ofJump(error, signal);
    }
  }
}

/** Asks a jump host for a stream to the next address. */
function goOn(
  client: Client,
  { next, settings }: { next: Address; settings: SshSettings },
  signal: AbortSignal,
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', onAbort);
      client.destroy();
      reject(error);
    };
    const lost = () => fail(new DialFailure('unreachable'));
    const onAbort = () => fail(signal.reason);
    signal.addEventListener('abort', onAbort);
    client.on('error', lost);
    client.once('close', lost);
    const subsystem = proxySubsystem(settings, next);
    const onStream = (error: Error | undefined, stream: ClientChannel) => {
      if (error) {
        lost();
        return;
      }
      signal.removeEventListener('abort', onAbort);
      client.off('close', lost);
      client.removeAllListeners('error');
      client.on('error', () => stream.destroy());
      client.on('close', () => stream.destroy());
      stream.on('close', () => client.end());
      stream.stderr.resume();
      resolve(stream);
    };
    if (subsystem) client.subsys(subsystem, onStream);
    else client.forwardOut('127.0.0.1', 0, next.host, next.port, onStream);
  });
}

const jumpReasons: Partial<Record<EndReason, EndReason>> = {
  'auth-failed': 'jump-auth-failed',
  'credential-unusable': 'jump-auth-failed',
  'host-key-changed': 'jump-host-key-changed',
  'host-certificate-invalid': 'jump-host-key-changed',
  'no-openssh': 'no-openssh',
  'no-common-algorithm': 'no-common-algorithm',
  'target-misbehaved': 'target-misbehaved',
};

/** What happened at a jump host, told so that nobody takes it for the target. */
function ofJump(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || !(error instanceof DialFailure)) return error;
  if (error.reason.startsWith('store-')) return error;
  return new DialFailure(jumpReasons[error.reason] ?? 'jump-unreachable');
}
