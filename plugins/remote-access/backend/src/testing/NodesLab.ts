import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startJobs, systemScope } from '@wardroom/platform-node';
import {
  giveCertificates,
  NodeProgram,
  papersIn,
  startSshd,
  TestDatabase,
  testScope,
  TestTerminal,
  until,
  type Sshd,
} from '@wardroom/platform-test-utils';
import type { Entry, GatewayNode } from '@wardroom/remote-access-common';
import { RemoteGateways } from '../gateway/RemoteGateways';
import { guardSessions } from '../jobs/guardSessions';
import { watchGateways } from '../jobs/watchGateways';
import { newWorld, openPortal, technician } from './openRemoteAccess';
import { createTarget } from './SessionLab';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');

type Portal = Awaited<ReturnType<typeof openPortal<RemoteGateways>>> & {
  /** Gone, without a word to anybody. */
  close(): Promise<void>;
};

/** Gateways as programs of their own, portals around one database, and a real host to enter. */
export class NodesLab {
  static readonly technician = testScope({
    ref: technician,
    tenants: [tenant],
  });
  static readonly admin = testScope({
    ref: 'user:provider/boss',
    tenants: '*',
  });

  /** Where the operator's authority, and the gateways' files are. */
  readonly folder = mkdtempSync(join(tmpdir(), 'wardroom-nodes-'));
  readonly nodes = new Map<string, NodeProgram>();
  readonly portals: Portal[] = [];
  readonly world = newWorld();
  target = '';
  #sshd?: Sshd;
  #database?: TestDatabase;

  /** Starts gateways of these names and one portal; the gateways wait for approval. */
  static async open(...names: string[]): Promise<NodesLab> {
    const lab = new NodesLab();
    lab.#sshd = await startSshd();
    lab.#database = await TestDatabase.create();
    giveCertificates(lab.folder, 'portal', ...names);
    for (const name of names) await lab.prepare(name);
    await Promise.all([...lab.nodes.values()].map(node => node.start()));
    return lab;
  }

  get database(): TestDatabase {
    if (!this.#database) throw new Error('The lab is not open');
    return this.#database;
  }

  async prepare(name: string, more: object = {}): Promise<NodeProgram> {
    const node = await NodeProgram.prepare(this.folder, name, more);
    this.nodes.set(name, node);
    return node;
  }

  node(name: string): NodeProgram {
    const node = this.nodes.get(name);
    if (!node) throw new Error(`There is no gateway ${name}`);
    return node;
  }

  /** Starts a portal with its jobs. */
  async startPortal(): Promise<Portal> {
    const places = [...this.nodes.values()].map(({ place }) => place);
    const papers = papersIn(this.folder);
    const opened = await openPortal(
      { database: this.database, world: this.world },
      ({ logger }) =>
        new RemoteGateways({
          ...{ places, papers, logger, sharesRecordings: false },
        }),
    );
    const { gateway, host, guard, recovery, store } = opened;
    gateway.start(host);
    const hooks: (() => void | Promise<void>)[] = [];
    startJobs(
      store,
      [
        guardSessions({ guard, recovery, gateway }),
        watchGateways({ store, recovery, lostSeconds: 20 }),
      ],
      {
        addShutdownHook: hook => hooks.push(hook),
        addStartupHook: () => {},
      },
    );
    const portal: Portal = {
      ...opened,
      async close() {
        await Promise.all(hooks.map(hook => hook()));
        await gateway.stop();
      },
    };
    this.portals.push(portal);
    return portal;
  }

  /** Approves a gateway as somebody does who read its key from its log. */
  async approve(portal: Portal, name: string): Promise<GatewayNode> {
    await this.untilState(portal, name, 'new');
    const { fingerprint } = this.node(name);
    return portal.gateways.approve(NodesLab.admin, { name, fingerprint });
  }

  async listed(portal: Portal, name: string): Promise<GatewayNode | undefined> {
    const { items } = await portal.gateways.list(NodesLab.admin);
    return items.find(node => node.name === name);
  }

  async untilState(portal: Portal, name: string, state: GatewayNode['state']) {
    const reached = async () =>
      (await this.listed(portal, name))?.state === state;
    await until(reached, 60);
  }

  /** Waits until a portal can use these gateways, and stores the target with its credential. */
  async ready(portal: Portal, ...names: string[]): Promise<void> {
    const there = () => portal.gateway.runs.map(({ node }) => node);
    await until(() => names.every(name => there().includes(name)), 60);
    this.target ||= await createTarget(portal, this.#sshd as Sshd);
  }

  /** Asks for a session, and gets a ticket. */
  ask(portal: Portal): Promise<Entry> {
    const stepUp = randomBytes(8).toString('hex');
    this.world.stepUps.add(stepUp);
    const { target } = this;
    const wish = { target, intervention: 'int_aaaa', stepUp };
    return portal.opening.open(NodesLab.technician, wish);
  }

  /** The gateway that an answer of the portal leads to. */
  nodeOf({ url }: { url: string }): string {
    return url.split('/')[2];
  }

  /** Opens a session where the portal says, and waits until it can be typed into. */
  async enter(portal: Portal): Promise<Entry & { terminal: TestTerminal }> {
    const entry = await this.ask(portal);
    const terminal = await this.come(this.nodeOf(entry), entry);
    await terminal.notice('ready');
    return { terminal, ...entry };
  }

  /** Comes to a gateway with a ticket. */
  come(node: string, { ticket }: Pick<Entry, 'ticket'>) {
    const { port } = this.node(node);
    return TestTerminal.open({ port, url: `/gw/${node}/ws` }, ticket);
  }

  session({ store }: Portal, id: string) {
    return store.read(everywhere, r => r.sessions.get(tenant, id));
  }

  async close(): Promise<void> {
    await Promise.all(this.portals.map(portal => portal.close()));
    await Promise.all([...this.nodes.values()].map(node => node.end()));
    await this.#database?.drop();
    await this.#sshd?.stop();
  }
}
