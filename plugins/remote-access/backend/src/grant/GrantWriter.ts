import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import { grantLifecycle, type Grant } from '@wardroom/remote-access-common';
import {
  GrantReader,
  grantOf,
  type GrantRow,
  type StoredGrant,
} from './GrantReader';

export type NewGrant = Pick<
  Grant,
  | 'person'
  | 'targets'
  | 'names'
  | 'window'
  | 'intervention'
  | 'reason'
  | 'plan'
  | 'requestedBy'
>;

export type GrantAction = keyof typeof grantLifecycle.transitions;

/** Writes grants. */
export class GrantWriter extends GrantReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(tenant: string, grant: NewGrant): Promise<StoredGrant> {
    const { window, intervention } = grant;
    return grantOf(
      await this.#write.insert<GrantRow>('grants', {
        tenant_id: tenant,
        id: newId('grt'),
        state: grantLifecycle.initial,
        person: grant.person,
        targets: JSON.stringify(grant.targets),
        names: grant.names,
        opens_at: window.from,
        closes_at: window.until,
        hours: JSON.stringify(window.hours),
        zone: window.zone,
        intervention_id: intervention?.id,
        intervention_key: intervention?.key,
        reason: grant.reason,
        plan: grant.plan && JSON.stringify(grant.plan),
        requested_by: grant.requestedBy,
      }),
    );
  }

  /** Those that end within the hour, after a longer time, and of which nobody was told; from now on somebody is. */
  async claimEnding(): Promise<StoredGrant[]> {
    const rows: GrantRow[] = await this.knex('grants')
      .where({ state: 'granted' })
      .whereNull('ending_told_at')
      .whereRaw(
        `closes_at > now() and closes_at <= now() + interval '1 hour' and closes_at - opens_at > interval '2 hours'`,
      )
      .update({ ending_told_at: new Date() })
      .returning('*');
    return rows.map(grantOf);
  }

  /** Takes it through its life cycle. `by` is absent where its time ran out. */
  async decide(
    grant: StoredGrant,
    action: GrantAction,
    given: { by?: string; note?: string } = {},
  ): Promise<StoredGrant> {
    const { tenant, id, version, state } = grant;
    const row = { tenantId: tenant, id, version, state };
    return grantOf(
      await this.#write.transition<GrantRow, typeof state, GrantAction>(
        'grants',
        { lifecycle: grantLifecycle, row, action },
        given.by
          ? { decided_by: given.by, decided_at: new Date(), note: given.note }
          : {},
      ),
    );
  }
}
