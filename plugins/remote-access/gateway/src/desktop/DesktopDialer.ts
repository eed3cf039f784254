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
import { checkCertificate } from './checkCertificate';
import type { DesktopApplication } from './DesktopApplication';
import { desktopParameters, type GuacdSettings } from './desktopParameters';
import type { DesktopRules } from './DesktopRules';
import { firstFrame } from './firstFrame';
import { GuacdConnection } from './GuacdConnection';
import type { GuacdDoor, Guacds } from './Guacds';
import type { Instruction } from './Instruction';
import { joinDesktop } from './joinDesktop';
import { openGuacdWith } from './openGuacdWith';
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

/** guacd 1.3 tells of its drive only if its threads come in one order, which they do not always on a busy machine. */
const mostAttempts = 4;

export type OpenedDesktop = {
  connection: GuacdConnection;
  /** What guacd showed until its first frame was complete. */
  beginning: Instruction[];
  /** Whether the session brought a drive for files along. */
  hasDrive: boolean;
  /** Opens a second connection to the same desktop, which sees and does nothing. */
  join(screen: Screen): Promise<GuacdConnection>;
  /** Cuts the road to the target, where guacd does not go it by itself. */
  hangUp(): void;
  /** What shows it, where that is a program of the gateway's own. */
  application?: DesktopApplication;
};

type GuacdRequest = DesktopRequest & { settings: GuacdSettings };

/** Opens desktops of every kind. */
export interface DesktopOpener {
  /** Connects and signs in, and waits for the first picture. Throws `DialFailure`. */
  dial(request: DesktopRequest): Promise<OpenedDesktop>;
}

/** Opens desktops that guacd speaks to by itself: finds the target, looks at its certificate, and tells guacd the credential. */
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
  async dial(
    request: DesktopRequest,
    settings: GuacdSettings,
  ): Promise<OpenedDesktop> {
    const limit = dialLimit(request.signal, this.timeLimitMs);
    const { signal } = limit;
    const { order } = request;
    try {
      signal.throwIfAborted();
      const here = { ...request, settings, signal };
      const [first, pinned] = await openGuacdWith(
        this.guacds.open(order, signal),
        this.pin(here),
      );
      request.onSigningIn();
      let guacd = first;
      for (let attempt = 1; ; attempt += 1) {
        const opened = await this.attempt(guacd, { ...here, pinned });
        const lacks = bringsDrive(order) && !opened.hasDrive;
        if (!lacks || attempt === mostAttempts) return opened;
        opened.connection.end();
        opened.hangUp();
        guacd = await this.guacds.open(order, signal);
      }
    } catch (error) {
      signal.throwIfAborted();
      throw await this.explained(order, error, signal);
    } finally {
      limit.release();
    }
  }

  private async attempt(
    guacd: GuacdDoor,
    request: GuacdRequest & { pinned?: string },
  ): Promise<OpenedDesktop> {
    const { order, signal } = request;
    let relay: TargetRelay | undefined;
    try {
      if (!guacd.target) relay = await this.relay(order, signal);
      const { host, port } = order.target;
      const address = relay?.address ?? { host: guacd.target ?? host, port };
      const opened = await this.signIn(guacd, { ...request, address });
      relay?.close();
      return {
        ...opened,
        join: screen => joinDesktop(guacd, opened.connection.id, screen),
        hangUp: () => {
          relay?.stop();
          guacd.close();
        },
      };
    } catch (error) {
      relay?.stop();
      guacd.close();
      throw error;
    }
  }

  /** Makes sure that the server is the one that was met before. Gives the fingerprint without its prefix. */
  private async pin({
    order,
    settings,
    pinHostKey,
    signal,
  }: GuacdRequest): Promise<string | undefined> {
    const { target, hostKeys } = order;
    if (settings.protocol !== 'rdp' || settings.certificate !== 'pin') {
      return undefined;
    }
    const stream = await this.paths.open(order, target, signal);
    const met = await checkCertificate(await certificateOf(stream, signal), {
      ...{ hostKeys, pinHostKey },
    });
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
    request: GuacdRequest & { address: Address; pinned?: string },
  ): Promise<Omit<OpenedDesktop, 'join' | 'hangUp'>> {
    const { order, screen, settings, signal } = request;
    const secret = await openCredential(this.source, order.credential, {
      signal,
    });
    try {
      const named = desktopParameters({
        ...request,
        username: order.target.username,
        files: order.policy,
        password: passwordOf(secret),
        drive: bringsDrive(order) ? door.drive : undefined,
      });
      const connection = await GuacdConnection.open(await door.connect(), {
        ...{ select: settings.protocol, screen, signal },
        parameter: (name, names) => valueOf(named, name, names),
      });
      named.clear();
      const beginning = await firstFrame(connection, signal);
      const hasDrive =
        bringsDrive(order) &&
        beginning.some(({ opcode }) => opcode === 'filesystem');
      return { connection, beginning, hasDrive };
    } finally {
      secret.zero();
    }
  }

  /** guacd says little of servers that do not let it in, or are not there; whether they are there can be seen. */
  private async explained(
    order: DesktopOrder,
    error: unknown,
    signal: AbortSignal,
  ): Promise<unknown> {
    const reason = error instanceof DialFailure ? error.reason : undefined;
    if (reason !== 'unreachable' && reason !== 'target-lost') return error;
    const isVnc = order.target.settings.protocol === 'vnc';
    return this.paths.open(order, order.target, signal).then(
      stream => {
        stream.destroy();
        const refused = isVnc && reason === 'unreachable';
        return refused ? new DialFailure('auth-failed') : error;
      },
      (met: unknown) => met,
    );
  }
}

/** A guacd that can check the pinned certificate itself is not told to let every certificate pass. */
function valueOf(
  named: Map<string, string>,
  name: string,
  names: readonly string[],
): string | undefined {
  const checks = names.includes('cert-fingerprints');
  return name === 'ignore-cert' && checks ? undefined : named.get(name);
}

function bringsDrive({ target: { settings }, policy }: DesktopOrder): boolean {
  const { fileInBytes, fileOutBytes } = policy;
  if (settings.protocol !== 'rdp' || !settings.drive) return false;
  return fileInBytes + fileOutBytes > 0;
}

function passwordOf(secret: Secret): string {
  const opened = decodeCredentialSecret(secret.exposeBytes());
  if (opened.kind !== 'password') throw new DialFailure('credential-unusable');
  return new TextDecoder().decode(opened.password);
}
