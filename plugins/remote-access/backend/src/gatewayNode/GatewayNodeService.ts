import { ConflictError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  gatewayActions,
  type GatewayNode,
} from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { Gateways } from '../gateway/Gateways';
import type { GroupKeyReader, GroupKeys } from '../gatewayKey/GroupKeyReader';
import { allowedGatewayActions, gatewayRights } from './gatewayNodePolicy';
import type { GatewayNodeReader, StoredNode } from './GatewayNodeReader';
import type { GatewayNodeWriter } from './GatewayNodeWriter';

type Store = TenantStore<
  { gatewayNodes: typeof GatewayNodeReader; groupKeys: typeof GroupKeyReader },
  { gatewayNodes: typeof GatewayNodeWriter }
>;

/** Use cases of gateways. */
export class GatewayNodeService {
  readonly #store: Store;
  readonly #gateways: Gateways;
  readonly #giveUp: (node: string) => Promise<number>;

  constructor(options: {
    store: Store;
    gateway: Gateways;
    /** Settles what a gateway that does not come back had open or unsealed; answers how many recordings are missing. */
    giveUp(node: string): Promise<number>;
  }) {
    this.#store = options.store;
    this.#gateways = options.gateway;
    this.#giveUp = options.giveUp;
  }

  async list(scope: TenantScope): Promise<{ items: GatewayNode[] }> {
    const { nodes, group } = await this.#store.read(scope, async r => ({
      nodes: await r.gatewayNodes.list(),
      group: await r.groupKeys.list(),
    }));
    const items = await Promise.all(
      nodes.map(node => this.#present(scope, node, group)),
    );
    return { items };
  }

  /** The one that was looked at: where its key is another one by now, nothing is approved. */
  async approve(
    scope: TenantScope,
    { name, fingerprint }: { name: string; fingerprint: string },
  ): Promise<GatewayNode> {
    await this.#store.transact(scope, async tx => {
      const node = await tx.gatewayNodes.get(name);
      await this.#require(scope, node, 'approve');
      if (node.fingerprint !== fingerprint) {
        throw new ConflictError(
          `fingerprint: ${name} shows the key ${node.fingerprint}: compare it with what the gateway itself says`,
        );
      }
      await tx.gatewayNodes.approve(name, scope.actor.ref);
      await tx.audit('gateway.approved', {
        ...{ tenant: PROVIDER, object: name, fingerprint },
      });
    });
    return this.#after(scope, name);
  }

  async drain(
    scope: TenantScope,
    input: { name: string; minutes: number; reason: string },
  ): Promise<GatewayNode> {
    const { name, minutes, reason } = input;
    await this.#store.transact(scope, async tx => {
      const node = await tx.gatewayNodes.get(name);
      await this.#require(scope, node, 'drain');
      await tx.gatewayNodes.drain(name, minutes);
      await tx.audit('gateway.drained', {
        ...{ tenant: PROVIDER, object: name, minutes, reason },
      });
    });
    return this.#after(scope, name);
  }

  async undrain(
    scope: TenantScope,
    { name }: { name: string },
  ): Promise<GatewayNode> {
    await this.#store.transact(scope, async tx => {
      const node = await tx.gatewayNodes.get(name);
      await this.#require(scope, node, 'undrain');
      await tx.gatewayNodes.undrain(name);
      await tx.audit('gateway.undrained', { tenant: PROVIDER, object: name });
    });
    await this.#gateways.at(name).channel.ask('endDrain', {});
    return this.#after(scope, name);
  }

  async remove(
    scope: TenantScope,
    { name, reason }: { name: string; reason: string },
  ): Promise<{ name: string }> {
    const node = await this.#store.readOnce(scope, r =>
      r.gatewayNodes.get(name),
    );
    await this.#require(scope, node, 'remove');
    const recordings = await this.#giveUp(name);
    await this.#store.transact(scope, async tx => {
      await tx.gatewayNodes.remove(name);
      await tx.audit('gateway.removed', {
        ...{ tenant: PROVIDER, object: name, recordings, reason },
      });
    });
    return { name };
  }

  /** What was decided is done at once where this portal reaches the gateway; else with its next beat. */
  async #after(scope: TenantScope, name: string): Promise<GatewayNode> {
    await this.#gateways.beat();
    const { node, group } = await this.#store.read(scope, async r => ({
      node: await r.gatewayNodes.get(name),
      group: await r.groupKeys.list(),
    }));
    return this.#present(scope, node, group);
  }

  async #require(
    scope: TenantScope,
    node: StoredNode,
    action: (typeof gatewayActions)[number],
  ): Promise<void> {
    const rights = await scope.rights(gatewayRights);
    if (allowedGatewayActions(node, rights).includes(action)) return;
    throw new ConflictError(
      `The gateway ${node.name} is ${node.state}: you can not ${action} it now`,
    );
  }

  async #present(
    scope: TenantScope,
    node: StoredNode,
    { kids, destroyed }: GroupKeys,
  ): Promise<GatewayNode> {
    const rights = await scope.rights(gatewayRights);
    const { incarnation, opens, rowVersion, ...shown } = node;
    const stateOf = (kid: string) => {
      if (destroyed.includes(kid)) return 'destroyed' as const;
      if (!kids.includes(kid)) return 'unknown' as const;
      return kid === kids[0] ? ('present' as const) : ('former' as const);
    };
    return {
      ...shown,
      keys: opens.map(kid => ({ kid, state: stateOf(kid) })),
      allowedActions: allowedGatewayActions(node, rights),
    };
  }
}
