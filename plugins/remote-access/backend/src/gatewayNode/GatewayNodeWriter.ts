import { PROVIDER } from '@wardroom/tenants-common';
import {
  GatewayNodeReader,
  nodeOf,
  type StoredNode,
} from './GatewayNodeReader';

/** What a gateway says of itself with each beat. */
export type NodeFacts = Pick<
  StoredNode,
  | 'name'
  | 'incarnation'
  | 'version'
  | 'embedded'
  | 'sessions'
  | 'capacity'
  | 'load'
  | 'connector'
  | 'desktops'
  | 'web'
  | 'opens'
  | 'fingerprint'
> & { stopping: boolean };

/** Writes which gateways there are. */
export class GatewayNodeWriter extends GatewayNodeReader {
  /**
   * Notes that a gateway is there. One that shows another key than the approved one is a new gateway, whatever its name
   * is: it waits for approval. A gateway of the portal's own needs none.
   */
  async beat(facts: NodeFacts): Promise<StoredNode> {
    const { name, version, fingerprint = null, ...rest } = facts;
    const now = this.knex.fn.now();
    const said = {
      ...rest,
      ...{ program: version, fingerprint, heartbeat_at: now, lost_at: null },
    };
    const approval = facts.embedded
      ? { approved_at: now, approved_by: 'plugin:remote-access' }
      : {};
    const [row] = await this.knex('gateway_nodes')
      .insert({ tenant_id: PROVIDER, id: name, ...said, ...approval })
      .onConflict(['tenant_id', 'id'])
      .merge({
        ...said,
        approved_at: this.#ifSame('approved_at', facts),
        approved_by: this.#ifSame('approved_by', facts),
      })
      .returning('*');
    return nodeOf(row);
  }

  /** Notes why a gateway that is there cannot be used, or that it can. */
  async setFault(name: string, fault: string | undefined): Promise<void> {
    await this.#change(name, { fault: fault ?? null });
  }

  async approve(name: string, by: string): Promise<void> {
    const approved_at = this.knex.fn.now();
    await this.#change(name, { approved_at, approved_by: by });
  }

  /** Gives it no new sessions; open ones have so many minutes. */
  async drain(name: string, minutes: number): Promise<void> {
    await this.#change(name, {
      drain_until: this.knex.raw('now() + make_interval(mins => ?)', [minutes]),
    });
  }

  async undrain(name: string): Promise<void> {
    await this.#change(name, { drain_until: null });
  }

  /** Declares one lost; false where somebody was faster. */
  async lose(name: string): Promise<boolean> {
    const lost = await this.knex('gateway_nodes')
      .where({ tenant_id: PROVIDER, id: name })
      .whereNull('lost_at')
      .update({ lost_at: this.knex.fn.now() });
    return lost > 0;
  }

  async remove(name: string): Promise<void> {
    await this.knex('gateway_nodes')
      .where({ tenant_id: PROVIDER, id: name })
      .delete();
  }

  #ifSame(column: string, { embedded }: NodeFacts) {
    const same = embedded
      ? 'gateway_nodes.embedded'
      : 'not gateway_nodes.embedded and gateway_nodes.fingerprint is not distinct from excluded.fingerprint';
    return this.knex.raw(`case when ${same} then ?? else excluded.?? end`, [
      `gateway_nodes.${column}`,
      column,
    ]);
  }

  async #change(name: string, changes: Record<string, unknown>) {
    await this.knex('gateway_nodes')
      .where({ tenant_id: PROVIDER, id: name })
      .update({ ...changes, version: this.knex.raw('version + 1') });
  }
}
