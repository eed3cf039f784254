import { systemScope, type TenantStore } from '@wardroom/platform-node';
import { PROVIDER } from '@wardroom/tenants-common';
import type { Gateways } from '../gateway/Gateways';
import type { SealedSecret, SealedSecretReader } from './SealedSecretReader';
import type { SealedSecretWriter } from './SealedSecretWriter';
import { sealedTables, type SealedTableName } from './sealedTables';

type Store = TenantStore<
  { sealedSecrets: typeof SealedSecretReader },
  { sealedSecrets: typeof SealedSecretWriter }
>;

const everywhere = systemScope('remote-access', '*');
const BATCH = 50;

/**
 * Has the gateway seal to its present key whatever is still sealed to a former one. What is left to do stands in the
 * rows themselves: a run that was cut off anywhere is continued by the next, and a run with nothing to do does nothing.
 */
export class ResealSecrets {
  readonly #store: Store;
  readonly #gateway: Gateways;
  /** Envelopes that did not open, by their ephemeral keys: asking again would bring nothing. */
  #unreadable = new Set<string>();

  constructor(options: { store: Store; gateway: Gateways }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
  }

  /** How many secrets the gateway could not open in the last run. */
  get unreadable(): number {
    return this.#unreadable.size;
  }

  async run(): Promise<void> {
    const [, ...kids] = this.#gateway.runs[0]?.identity.opens ?? [];
    const unreadable = new Set<string>();
    for (const table of Object.keys(sealedTables) as SealedTableName[]) {
      if (kids.length > 0) await this.#runTable(table, kids, unreadable);
    }
    this.#unreadable = unreadable;
  }

  async #runTable(
    table: SealedTableName,
    kids: string[],
    unreadable: Set<string>,
  ): Promise<void> {
    for (let after = ''; ;) {
      const page = { kids, after, limit: BATCH };
      const batch = await this.#store.read(everywhere, r =>
        r.sealedSecrets.sealedTo(table, page),
      );
      if (batch.length === 0) return;
      after = batch[batch.length - 1].id;
      const readable = batch.filter(
        ({ sealed }) => !this.#unreadable.has(sealed.epk),
      );
      const renewed = await this.#resealBatch(readable);
      for (const { sealed } of batch) {
        if (!renewed.has(sealed.epk)) unreadable.add(sealed.epk);
      }
    }
  }

  /** Seals a batch anew; gives the envelopes that opened, by their ephemeral keys. */
  async #resealBatch(batch: SealedSecret[]): Promise<Set<string>> {
    const opened = new Set<string>();
    if (batch.length === 0) return opened;
    const asked = batch.map(({ sealed, context }) => ({ sealed, context }));
    const answer = await this.#gateway.ask('reseal', { secrets: asked });
    const { node, seal } = this.#gateway.identity();
    await this.#store.transact(everywhere, async tx => {
      let replaced = 0;
      for (const [at, before] of batch.entries()) {
        const { sealed } = answer.secrets[at] ?? {};
        if (!sealed) continue;
        opened.add(before.sealed.epk);
        if (await tx.sealedSecrets.replace(before, sealed)) replaced += 1;
      }
      if (replaced === 0) return;
      await tx.audit('gatewayKey.resealed', {
        ...{ tenant: PROVIDER, object: seal.kid },
        ...{ node, secrets: replaced },
      });
    });
    return opened;
  }
}
