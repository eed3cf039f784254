import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { Gateways } from '../gateway/Gateways';
import type { GatewayRun } from '../gateway/GatewayRun';
import type { GroupKeyReader } from '../gatewayKey/GroupKeyReader';
import type { GroupKeyWriter } from '../gatewayKey/GroupKeyWriter';
import type { NodeFacts } from './GatewayNodeWriter';
import type { GatewayNodeReader, StoredNode } from './GatewayNodeReader';
import type { GatewayNodeWriter } from './GatewayNodeWriter';
import { GroupKeyring } from './GroupKeyring';

type Store = TenantStore<
  { gatewayNodes: typeof GatewayNodeReader; groupKeys: typeof GroupKeyReader },
  { gatewayNodes: typeof GatewayNodeWriter; groupKeys: typeof GroupKeyWriter }
>;

const everywhere = systemScope('remote-access', '*');

/** Keeps the list of gateways as each is, and decides which may open secrets and hold sessions. */
export class NodeRegistry {
  readonly #store: Store;
  readonly #keyring: GroupKeyring;
  readonly #gateways: Gateways;

  constructor(options: { store: Store; gateway: Gateways }) {
    this.#store = options.store;
    this.#keyring = new GroupKeyring(options);
    this.#gateways = options.gateway;
  }

  /** A gateway is there. The answer says whether it may be used. */
  async onBeat(run: GatewayRun): Promise<boolean> {
    const facts = await this.#ask(run);
    const node = await this.#store.transact(everywhere, tx =>
      tx.gatewayNodes.beat(facts),
    );
    await this.#keepDrained(run, node, facts.stopping);
    if (!node.approvedAt) return false;
    const fault = await this.#keyring.complete(run);
    if (fault !== node.fault) {
      await this.#store.transact(everywhere, tx =>
        tx.gatewayNodes.setFault(node.name, fault),
      );
    }
    return fault === undefined;
  }

  async #ask(run: GatewayRun): Promise<NodeFacts> {
    const presence = await run.refresh();
    const health = await run.channel.ask('health', {});
    const { node, incarnation, version, capacity } = presence;
    const { desktops, web } = presence;
    return {
      ...{ name: node, incarnation, version, capacity, desktops, web },
      ...{ sessions: health.sessions, load: health.load },
      embedded: this.#gateways.embedded,
      connector: presence.connectorSocket !== undefined,
      opens: presence.identity?.opens ?? [],
      fingerprint: presence.enrolment?.key.kid,
      stopping: health.draining,
    };
  }

  /** A gateway that was started again does not know that it is drained, one that was away not that it is no more. */
  async #keepDrained(run: GatewayRun, node: StoredNode, draining: boolean) {
    if (node.drainUntil && !draining) {
      const left = (Date.parse(node.drainUntil) - Date.now()) / 1000;
      const seconds = Math.max(0, Math.round(left));
      await run.channel.ask('beginDrain', { seconds });
    }
  }
}
