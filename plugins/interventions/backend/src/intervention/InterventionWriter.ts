import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import {
  interventionLifecycle,
  priorityOf,
  type Intervention,
  type InterventionState,
  type InterventionStep,
  type InterventionTransition,
} from '@wardroom/interventions-common';
import {
  InterventionReader,
  interventionOf,
  type InterventionRow,
  type StoredIntervention,
} from './InterventionReader';
import { rankOf } from './rankOf';

export type NewIntervention = Pick<
  Intervention,
  | 'tenant'
  | 'title'
  | 'description'
  | 'type'
  | 'urgency'
  | 'impact'
  | 'visibility'
  | 'requester'
  | 'watchers'
  | 'assetIds'
  | 'findingIds'
>;

export type InterventionChanges = Partial<
  Omit<NewIntervention, 'tenant' | 'requester'>
> & { assignee?: string };

export type NewStep = Pick<InterventionStep, 'action' | 'actor' | 'note'>;

/** What a transition writes besides the state. */
export type Outcome = {
  question?: string;
  result?: string;
  assignee?: string;
};

/** Writes requests. */
export class InterventionWriter extends InterventionReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /**
   * The next number of the tenant. Those who submit at the same time wait for each other here, so that none is left
   * out or given twice.
   */
  async nextNumber(tenant: string, key: string): Promise<string> {
    const { rows } = await this.knex.raw(
      `insert into intervention_counters (tenant_id, id, last) values (?, 'interventions', 1)
       on conflict (tenant_id, id) do update set last = intervention_counters.last + 1
       returning last`,
      [tenant],
    );
    return `${key}-${rows[0].last}`;
  }

  async create(
    number: string,
    fields: NewIntervention,
  ): Promise<StoredIntervention> {
    const row = await this.#write.insert<InterventionRow>('interventions', {
      tenant_id: fields.tenant,
      id: newId('int'),
      number,
      requester: fields.requester,
      state: interventionLifecycle.initial,
      ...columnsOf({ ...fields, number }),
    });
    return interventionOf(row);
  }

  async update(
    intervention: StoredIntervention,
    changes: InterventionChanges,
  ): Promise<StoredIntervention> {
    const given = Object.entries(changes).filter(([, v]) => v !== undefined);
    const after = { ...intervention, ...Object.fromEntries(given) };
    const row = await this.#write.update<InterventionRow>(
      'interventions',
      keyOf(intervention),
      { ...columnsOf(after), assignee: after.assignee },
    );
    return interventionOf(row);
  }

  /** Takes the request from whoever works on it. */
  async unassign(
    intervention: StoredIntervention,
  ): Promise<StoredIntervention> {
    const row = await this.#write.update<InterventionRow>(
      'interventions',
      keyOf(intervention),
      { assignee: null },
    );
    return interventionOf(row);
  }

  async transition(
    intervention: StoredIntervention,
    action: InterventionTransition,
    outcome: Outcome = {},
  ): Promise<StoredIntervention> {
    const now = this.knex.fn.now();
    const times = action === 'resolve' ? { resolved_at: now } : {};
    const taken = outcome.assignee ? { assignee: outcome.assignee } : {};
    const row = await this.#write.transition<
      InterventionRow,
      InterventionState,
      InterventionTransition
    >(
      'interventions',
      {
        lifecycle: interventionLifecycle,
        row: { ...keyOf(intervention), state: intervention.state },
        action,
      },
      {
        state_since: now,
        question: outcome.question ?? null,
        result: outcome.result ?? intervention.result,
        closing_noticed_at: null,
        ...times,
        ...taken,
      },
    );
    return interventionOf(row);
  }

  /** Notes that the people of the request were told that it closes by itself. */
  async noticeClosing(
    intervention: StoredIntervention,
  ): Promise<StoredIntervention> {
    const row = await this.#write.update<InterventionRow>(
      'interventions',
      keyOf(intervention),
      { closing_noticed_at: this.knex.fn.now() },
    );
    return interventionOf(row);
  }

  /** Adds to the history what was done; `after` is the request as it was left. */
  async addStep(after: StoredIntervention, step: NewStep): Promise<void> {
    await this.#write.insert('intervention_steps', {
      tenant_id: after.tenant,
      id: newId('stp'),
      intervention_id: after.id,
      position: after.version,
      state: after.state,
      action: step.action,
      actor: step.actor,
      note: step.note,
    });
  }
}

function keyOf({ tenant, id, version }: StoredIntervention) {
  return { tenantId: tenant, id, version };
}

function columnsOf(
  fields: Omit<NewIntervention, 'requester'> & { number: string },
) {
  const { number, title, description, urgency, impact } = fields;
  return {
    title,
    description,
    type: fields.type,
    urgency,
    impact,
    priority: rankOf(priorityOf(urgency, impact)),
    visibility: fields.visibility,
    watchers: fields.watchers,
    asset_ids: fields.assetIds,
    finding_ids: fields.findingIds,
    search: [number, title, description].join('\n').toLowerCase(),
  };
}
