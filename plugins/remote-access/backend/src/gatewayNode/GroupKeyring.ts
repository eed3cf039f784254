import { systemScope, type TenantStore } from '@wardroom/platform-node';
import { PROVIDER } from '@wardroom/tenants-common';
import type { Gateways } from '../gateway/Gateways';
import type { GatewayRun } from '../gateway/GatewayRun';
import type { GroupKeyReader, GroupKeys } from '../gatewayKey/GroupKeyReader';
import type { GroupKeyWriter } from '../gatewayKey/GroupKeyWriter';

type Store = TenantStore<
  { groupKeys: typeof GroupKeyReader },
  { groupKeys: typeof GroupKeyWriter }
>;

const everywhere = systemScope('remote-access', '*');

/**
 * Brings each gateway to the keys that all of them share: those that it lacks come from another gateway, sealed so that
 * nothing between can read them, and those that were destroyed while it was away are destroyed now.
 */
export class GroupKeyring {
  readonly #store: Store;
  readonly #gateways: Gateways;

  constructor(options: { store: Store; gateway: Gateways }) {
    this.#store = options.store;
    this.#gateways = options.gateway;
  }

  /** Brings one to them; answers with a sentence where that is not possible now. */
  async complete(run: GatewayRun): Promise<string | undefined> {
    const group = await this.#adopt(run);
    for (const kid of group.destroyed) {
      const { opens } = run.identity;
      if (opens.includes(kid) && opens[0] !== kid) await run.destroyKey(kid);
    }
    if (holdsAll(run, group)) return undefined;
    const giver = this.#gateways.runs.find(
      other => other !== run && holdsAll(other, group),
    );
    if (!giver) {
      return 'No gateway is there that could give it the keys of its group';
    }
    return this.#share(giver, run);
  }

  /**
   * Notes keys that nobody knows of yet: the first one, which a gateway makes where there is none, and one that was
   * made in a rotation that a failure cut off.
   */
  async #adopt(run: GatewayRun): Promise<GroupKeys> {
    const known = await this.#store.readOnce(everywhere, r =>
      r.groupKeys.list(),
    );
    if (known.kids.length > 0 && !bringsMore(run, known)) return known;
    return this.#store.transact(everywhere, async tx => {
      await tx.groupKeys.hold();
      const now = await tx.groupKeys.list();
      if (now.kids.length === 0 && !run.presence.identity) {
        await run.channel.ask('foundGroup', {});
        await run.refresh();
      }
      if (now.kids.length > 0 && !bringsMore(run, now)) return now;
      const { opens } = run.identity;
      const fresh = opens.filter(kid => !now.kids.includes(kid));
      await tx.groupKeys.add(fresh.reverse());
      return tx.groupKeys.list();
    });
  }

  async #share(
    giver: GatewayRun,
    run: GatewayRun,
  ): Promise<string | undefined> {
    const { enrolment } = await run.refresh();
    if (!enrolment) return 'It shares no keys with others';
    const shared = await giver.channel.ask('shareKeys', { enrolment });
    try {
      await run.channel.ask('takeKeys', shared);
    } catch (error) {
      return (error as Error).message;
    }
    await run.refresh();
    await this.#store.transact(everywhere, tx =>
      tx.audit('gatewayKey.shared', {
        ...{ tenant: PROVIDER, object: run.node, from: giver.node },
      }),
    );
    return undefined;
  }
}

function holdsAll({ presence }: GatewayRun, { kids }: GroupKeys): boolean {
  const opens = presence.identity?.opens ?? [];
  return kids.every(kid => opens.includes(kid)) && opens[0] === kids[0];
}

/** Whether it has all that is known, and newer ones. Keys of somebody else's are never taken for the group's. */
function bringsMore({ presence }: GatewayRun, known: GroupKeys): boolean {
  const opens = presence.identity?.opens ?? [];
  const [present] = known.kids;
  const all = [...known.kids, ...known.destroyed];
  return (
    known.kids.every(kid => opens.includes(kid)) &&
    opens[0] !== present &&
    !all.includes(opens[0])
  );
}
