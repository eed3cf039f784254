import { ServiceUnavailableError } from '@backstage/errors';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { Gateways } from '../gateway/Gateways';
import type { GatewayNodeReader, NodeNeeds } from './GatewayNodeReader';

type Store = TenantStore<{ gatewayNodes: typeof GatewayNodeReader }>;

const everywhere = systemScope('remote-access', '*');

/** Chooses the gateway for a new session. */
export class NodeChoice {
  readonly #store: Store;
  readonly #gateways: Gateways;

  constructor(options: { store: Store; gateway: Gateways }) {
    this.#store = options.store;
    this.#gateways = options.gateway;
  }

  /** The name of the one with most room that can do what is needed; ServiceUnavailableError while there is none. */
  async choose(needs: NodeNeeds): Promise<string> {
    const { runs } = this.#gateways;
    // Of a single one, its own answer says best what is wrong with it.
    const only = this.#gateways.any();
    if (this.#gateways.nodes.length === 1 && (await this.#takes(only.node))) {
      return only.node;
    }
    const names = runs.map(({ node }) => node);
    const [best] = await this.#store.readOnce(everywhere, r =>
      r.gatewayNodes.roomy(names, needs),
    );
    if (best) return best;
    throw new ServiceUnavailableError(
      `No gateway takes this session now: those that ${needsIn(needs)} are full, drained or away`,
    );
  }

  async #takes(name: string): Promise<boolean> {
    const node = await this.#store.readOnce(everywhere, r =>
      r.gatewayNodes.find(name),
    );
    return node?.state !== 'draining';
  }
}

function needsIn({ connector, desktops, web }: NodeNeeds): string {
  const needs = [
    ...(connector ? ['reach the network of the target'] : []),
    ...(desktops ? ['show desktops'] : []),
    ...(web ? ['show web applications'] : []),
  ];
  return needs.join(' and ') || 'there are';
}
