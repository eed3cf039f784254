import { randomBytes } from 'node:crypto';
import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import {
  startSshd,
  testScope,
  TestTerminal,
  until,
  type Sshd,
} from '@wardroom/platform-test-utils';
import {
  encodeCredentialSecret,
  sealSecret,
  type Entry,
} from '@wardroom/remote-access-common';
import type { StoredSession } from '../session/SessionReader';
import { openRemoteAccess, technician } from './openRemoteAccess';
import { servePortal } from './servePortal';
import { startGateway } from './startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });

type Opened = Awaited<ReturnType<typeof openRemoteAccess>>;
type Portal = Awaited<ReturnType<typeof servePortal>>;

/** This context with its real gateway, and a target on a real host that a technician may enter. */
export class SessionLab {
  /** The scope of whoever opens the sessions. */
  static readonly technician = testScope({
    ref: technician,
    tenants: [tenant],
  });

  readonly opened: Opened;
  readonly portal: Portal;
  readonly sshd: Sshd;
  /** Id of the target. */
  readonly target: string;

  private constructor(parts: {
    opened: Opened;
    portal: Portal;
    sshd: Sshd;
    target: string;
  }) {
    this.opened = parts.opened;
    this.portal = parts.portal;
    this.sshd = parts.sshd;
    this.target = parts.target;
  }

  static async open(
    options: Parameters<typeof openRemoteAccess>[0] = {},
  ): Promise<SessionLab> {
    const sshd = await startSshd();
    const opened = await openRemoteAccess({ gateway: 'real', ...options });
    await startGateway(opened);
    const portal = await servePortal(opened.gateway);
    const target = await createTarget(opened, sshd);
    return new SessionLab({ opened, portal, sshd, target });
  }

  async close(): Promise<void> {
    await this.opened.gateway.stop();
    await this.portal.close();
    await this.opened.database.drop();
    await this.sshd.stop();
  }

  /** Asks for a session, and gets a ticket. */
  ask(): Promise<Entry> {
    const { opened, target } = this;
    const stepUp = randomBytes(8).toString('hex');
    opened.world.stepUps.add(stepUp);
    const wish = { target, intervention: 'int_aaaa', stepUp };
    return opened.opening.open(SessionLab.technician, wish);
  }

  /** Opens a session, and waits until it can be typed into. */
  async enter(): Promise<Entry & { terminal: TestTerminal }> {
    const entry = await this.ask();
    const { url, ticket } = entry;
    const place = { port: this.portal.port, url };
    const terminal = await TestTerminal.open(place, ticket);
    await terminal.notice('ready');
    return { terminal, ...entry };
  }

  /** A browser that is connected and has said nothing. */
  async come(url: string): Promise<TestTerminal> {
    const terminal = new TestTerminal({ port: this.portal.port, url });
    await until(() => terminal.isOpen);
    return terminal;
  }

  session(id: string): Promise<StoredSession> {
    return this.opened.store.read(everywhere, r => r.sessions.get(tenant, id));
  }

  async untilSealed(id: string): Promise<StoredSession> {
    await until(
      async () => (await this.session(id)).recording?.state === 'sealed',
    );
    return this.session(id);
  }

  /** Ends what a test left open. */
  async endAll(): Promise<void> {
    const { sessions } = this.opened;
    const { items } = await sessions.list(SessionLab.technician, {});
    for (const { id, allowedActions } of items) {
      if (!allowedActions.includes('end')) continue;
      await sessions.end(SessionLab.technician, { id });
    }
  }
}

/** Stores the host as a target with its credential, and answers with its id. */
export async function createTarget(
  opened: Pick<Opened, 'credentials' | 'targets'> & {
    gateway: Pick<Opened['gateway'], 'identity'>;
  },
  sshd: Sshd,
): Promise<string> {
  const id = newId('crd');
  const sealed = await sealSecret(
    encodeCredentialSecret({
      kind: 'private-key',
      privateKey: new Uint8Array(sshd.privateKey),
    }),
    opened.gateway.identity().seal,
    { purpose: 'credential', tenant, id, version: 1 },
  );
  const kind = 'private-key' as const;
  const label = 'key of the lab';
  await opened.credentials.create(boss, { id, kind, label, sealed });
  const created = await opened.targets.create(boss, {
    ...{ asset: 'ast_web1', name: 'lab', credential: id },
    ...{ host: '127.0.0.1', port: sshd.port, username: sshd.username },
  });
  return created.id;
}
