import type { Secret } from '@wardroom/platform-common';
import {
  decodeCredentialSecret,
  type DesktopOrder,
  type HostKey,
  type Screen,
} from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import { dialLimit } from '../dial/dialLimit';
import { openCredential } from '../dial/openCredential';
import type { Address } from '../dial/openRoad';
import type { TargetPaths } from '../dial/TargetPaths';
import type { CredentialSource } from '../store/CredentialSource';
import { certificateOf } from './certificateOf';
import { desktopParameters } from './desktopParameters';
import type { DesktopRules } from './DesktopRules';
import { GuacdConnection } from './GuacdConnection';
import type { GuacdDoor, Guacds } from './Guacds';
import type { Instruction } from './Instruction';
import { TargetRelay } from './TargetRelay';

export type DesktopRequest = {
  order: DesktopOrder;
  screen: Screen;
  rules: DesktopRules;
  /** Asks whether a certificate that is met for the first time is the pinned one from now on. */
  pinHostKey(hostKey: HostKey): Promise<boolean>;
  onSigningIn(): void;
  /** Ends the attempt. */
  signal: AbortSignal;
};

export type OpenedDesktop = {
  connection: GuacdConnection;
  /** What guacd showed until its first frame was complete. */
  beginning: Instruction[];
  /** Opens a second connection to the same desktop, which sees and does nothing. */
  join(screen: Screen): Promise<GuacdConnection>;
  /** Cuts the road to the target, where guacd does not go it by itself. */
  hangUp(): void;
};

/** Opens desktops: finds the target, looks at its certificate, and tells guacd the credential. */
export class DesktopDialer {
  private readonly source: CredentialSource;
  private readonly guacds: Guacds;
  private readonly paths: TargetPaths;

  constructor(
    tools: { source: CredentialSource; guacds: Guacds; paths: TargetPaths },
    /** Milliseconds for everything up to the first picture. */
    private readonly timeLimitMs: number,
  ) {
    this.source = tools.source;
    this.guacds = tools.guacds;
    this.paths = tools.paths;
  }

  /** Connects and signs in, and waits for the first picture. Throws `DialFailure`. */
  async dial(request: DesktopRequest): Promise<OpenedDesktop> {
    const limit = dialLimit(request.signal, this.timeLimitMs);
    const { signal } = limit;
    const { order } = request;
    let relay: TargetRelay | undefined;
    let door: GuacdDoor | undefined;
    try {
      signal.throwIfAborted();
      const [guacd, pinned] = await bothOf(
        this.guacds.open(order.session).then(opened => {
          door = opened;
          return opened;
        }),
        this.pin({ ...request, signal }),
      );
      request.onSigningIn();
      relay = await this.relay(order, signal);
      const address = relay?.address ?? order.target;
      const attempt = { ...request, signal, address, pinned };
      const opened = await this.signIn(guacd, attempt);
      relay?.close();
      return {
        ...opened,
        join: screen => join(guacd, opened.connection.id, screen),
        hangUp: () => {
          relay?.stop();
          guacd.close();
        },
      };
    } catch (error) {
      relay?.stop();
      door?.close();
      signal.throwIfAborted();
      throw await this.explained(order, error, signal);
    } finally {
      limit.release();
    }
  }

  /** Makes sure that the server is the one that was met before. Gives the fingerprint without its prefix. */
  private async pin({
    order,
    pinHostKey,
    signal,
  }: DesktopRequest): Promise<string | undefined> {
    const { target, hostKeys } = order;
    const { settings } = target;
    if (settings.protocol !== 'rdp' || settings.certificate !== 'pin') {
      return undefined;
    }
    const stream = await this.paths.open(order, target, signal);
    const met = await certificateOf(stream, signal);
    // A server that shows none where one was seen before is another one, or somebody between.
    if (!met && hostKeys.length) throw new DialFailure('host-key-changed');
    if (!met) throw new DialFailure('host-key-refused');
    if (hostKeys.length === 0) {
      const accepted = await pinHostKey(met).catch(() => false);
      if (!accepted) throw new DialFailure('host-key-refused', met);
    } else if (!hostKeys.some(key => key.fingerprint === met.fingerprint)) {
      throw new DialFailure('host-key-changed', met);
    }
    return met.fingerprint.slice('SHA256:'.length);
  }

  private async relay(
    order: DesktopOrder,
    signal: AbortSignal,
  ): Promise<TargetRelay | undefined> {
    const { road, jumps, target } = order;
    if (road.kind === 'direct' && jumps.length === 0) return undefined;
    return TargetRelay.start(() => this.paths.open(order, target, signal));
  }

  private async signIn(
    door: GuacdDoor,
    request: DesktopRequest & { address: Address; pinned?: string },
  ): Promise<Pick<OpenedDesktop, 'connection' | 'beginning'>> {
    const { order, screen, signal } = request;
    const { protocol } = order.target.settings;
    const secret = await openCredential(this.source, order.credential, signal);
    const drives =
      order.target.settings.protocol === 'rdp' && order.target.settings.drive;
    try {
      const named = desktopParameters({
        ...request,
        target: order.target,
        password: passwordOf(secret),
        drive: drives ? door.drive : undefined,
      });
      const connection = await GuacdConnection.open(await door.connect(), {
        ...{ select: protocol, screen, signal },
        parameter: name => named.get(name),
      });
      named.clear();
      return { connection, beginning: await firstFrame(connection, signal) };
    } finally {
      secret.zero();
    }
  }

  /** guacd says of VNC servers only that they did not let it in: whether they are there can be seen. */
  private async explained(
    order: DesktopOrder,
    error: unknown,
    signal: AbortSignal,
  ): Promise<unknown> {
    const unclear =
      error instanceof DialFailure &&
      error.reason === 'unreachable' &&
      order.target.settings.protocol === 'vnc';
    if (!unclear) return error;
    return this.paths.open(order, order.target, signal).then(
      stream => {
        stream.destroy();
        return new DialFailure('auth-failed');
      },
      () => error,
    );
  }
}

/** Waits for both, also when one fails: nothing that is still being opened may be left behind. */
async function bothOf<A, B>(
  one: Promise<A>,
  other: Promise<B>,
): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

async function firstFrame(
  connection: GuacdConnection,
  signal: AbortSignal,
): Promise<Instruction[]> {
  const giveUp = () => connection.end();
  signal.addEventListener('abort', giveUp);
  const beginning: Instruction[] = [];
  try {
    do beginning.push(await connection.next());
    while (beginning.at(-1)?.opcode !== 'sync');
    connection.pause();
    return beginning;
  } catch (error) {
    connection.end();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

async function join(
  door: GuacdDoor,
  id: string,
  screen: Screen,
): Promise<GuacdConnection> {
  return GuacdConnection.open(await door.connect(), {
    ...{ select: id, screen, signal: AbortSignal.timeout(10_000) },
    parameter: name => (name === 'read-only' ? 'true' : undefined),
  });
}

function passwordOf(secret: Secret): string {
  const opened = decodeCredentialSecret(secret.exposeBytes());
  if (opened.kind !== 'password') throw new DialFailure('credential-unusable');
  return new TextDecoder().decode(opened.password);
}
