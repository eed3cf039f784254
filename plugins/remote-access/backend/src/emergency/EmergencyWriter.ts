import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import {
  emergencyLifecycle,
  reviewHours,
  type Emergency,
} from '@wardroom/remote-access-common';
import {
  EmergencyReader,
  emergencyOf,
  type EmergencyRow,
  type StoredEmergency,
} from './EmergencyReader';

export type EmergencyAction = keyof typeof emergencyLifecycle.transitions;

/** Writes emergency access. */
export class EmergencyWriter extends EmergencyReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    tenant: string,
    wish: Pick<Emergency, 'person' | 'targets' | 'minutes' | 'reason'>,
  ): Promise<StoredEmergency> {
    return emergencyOf(
      await this.#write.insert<EmergencyRow>('emergencies', {
        tenant_id: tenant,
        id: newId('emg'),
        state: emergencyLifecycle.initial,
        person: wish.person,
        targets: JSON.stringify(wish.targets),
        minutes: wish.minutes,
        reason: wish.reason,
      }),
    );
  }

  /** Gives the access, from now on. */
  approve(emergency: StoredEmergency, by: string): Promise<StoredEmergency> {
    return this.#step(emergency, 'approve', {
      decided_by: by,
      decided_at: this.knex.fn.now(),
      ends_at: this.knex.raw('now() + make_interval(mins => ?)', [
        emergency.minutes,
      ]),
    });
  }

  /** It is not given. `by` is absent where nobody decided. */
  close(
    emergency: StoredEmergency,
    action: 'decline' | 'withdraw' | 'expire',
    given: { by?: string; note?: string } = {},
  ): Promise<StoredEmergency> {
    const decided = action === 'decline' && { decided_by: given.by };
    return this.#step(emergency, action, {
      ...decided,
      ...(given.by && { decided_at: new Date() }),
      note: given.note,
    });
  }

  end(emergency: StoredEmergency, note: string): Promise<StoredEmergency> {
    return this.#step(emergency, 'end', { ended_at: new Date(), note });
  }

  review(
    emergency: StoredEmergency,
    given: { by: string; findings: string },
  ): Promise<StoredEmergency> {
    return this.#step(emergency, 'review', {
      reviewed_by: given.by,
      reviewed_at: new Date(),
      findings: given.findings,
    });
  }

  /** Those whose review is overdue and of which nobody was told; from now on somebody is. */
  async claimOverdue(): Promise<StoredEmergency[]> {
    const rows: EmergencyRow[] = await this.knex('emergencies')
      .where({ state: 'ended' })
      .whereNull('overdue_told_at')
      .whereRaw('ended_at <= now() - make_interval(hours => ?)', [reviewHours])
      .update({ overdue_told_at: new Date() })
      .returning('*');
    return rows.map(emergencyOf);
  }

  async #step(
    { tenant, id, version, state }: StoredEmergency,
    action: EmergencyAction,
    changes: Record<string, unknown>,
  ): Promise<StoredEmergency> {
    const row = { tenantId: tenant, id, version, state };
    return emergencyOf(
      await this.#write.transition<EmergencyRow, typeof state, EmergencyAction>(
        'emergencies',
        { lifecycle: emergencyLifecycle, row, action },
        changes,
      ),
    );
  }
}
