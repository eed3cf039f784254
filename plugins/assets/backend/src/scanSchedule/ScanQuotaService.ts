import type { TenantScope } from '@wardroom/platform-node';
import {
  scanQuotaGrant,
  scanQuotaUpdate,
  type ScanQuota,
} from '@wardroom/assets-common';
import { grantScan } from './grantScan';
import { numbersOf, scanAllowance, type Tenants } from './scanAllowance';
import type { ScansStore } from './ScansStore';

type Said = { version: number };

/** Use cases of how many scans a customer may have. */
export class ScanQuotaService {
  readonly #store: ScansStore;
  readonly #tenants: Tenants;

  constructor(options: { store: ScansStore; tenants: Tenants }) {
    this.#store = options.store;
    this.#tenants = options.tenants;
  }

  async get(scope: TenantScope): Promise<ScanQuota> {
    const { tenant } = scope;
    const customer = await this.#tenants.tenants.get({ tenant });
    const allowance = await this.#store.read(scope, r =>
      scanAllowance(r, tenant, customer),
    );
    const rights = await scope.rights([scanQuotaUpdate, scanQuotaGrant]);
    const numbers = numbersOf(allowance);
    const allowedActions: ScanQuota['allowedActions'] = [];
    if (rights.has(scanQuotaUpdate, tenant)) allowedActions.push('update');
    if (rights.has(scanQuotaGrant, tenant) && numbers.limit !== undefined)
      allowedActions.push('grant');
    return { ...numbers, allowedActions };
  }

  async update(
    scope: TenantScope,
    { version, limit }: Said & { limit?: number | null },
  ): Promise<ScanQuota> {
    const { tenant } = scope;
    await this.#store.transact(scope, async tx => {
      const before = await tx.scanQuotas.of(tenant);
      const after = await tx.scanQuotas.replace({
        ...{ ...before, version },
        ...{ isOwn: limit !== undefined, ownLimit: limit ?? undefined },
      });
      await tx.audit('scanQuota.updated', {
        ...{ tenant, object: tenant },
        ...{ before: wordsOf(before), after: wordsOf(after) },
      });
    });
    return this.get(scope);
  }

  async grant(
    scope: TenantScope,
    { version, reason }: Said & { reason: string },
  ): Promise<ScanQuota> {
    const { tenant } = scope;
    const customer = await this.#tenants.tenants.get({ tenant });
    await this.#store.transact(scope, async tx => {
      const allowance = await scanAllowance(tx, tenant, customer);
      const quota = { ...allowance.quota, version };
      await grantScan(tx, { ...allowance, quota }, reason);
    });
    return this.get(scope);
  }
}

function wordsOf({ isOwn, ownLimit }: { isOwn: boolean; ownLimit?: number }) {
  if (!isOwn) return 'what its tier has';
  return ownLimit === undefined ? 'no limit' : `${ownLimit}`;
}
