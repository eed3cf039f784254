import { NotFoundError } from '@backstage/errors';
import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import {
  findingLifecycle,
  type FindingState,
  type FindingStep,
  type FindingTransition,
} from '@wardroom/assets-common';
import { FindingReader } from './FindingReader';
import {
  listedColumns,
  type FindingRow,
  type StoredFinding,
} from './findingOf';
import { meantFindings } from './queries/meantFindings';

/** What is done to findings: by whom, and what they say about it. */
export type Move = {
  action: FindingTransition;
  actor: string;
  note?: string;
  /** Fields that change with it, before and after. */
  changes?: FindingStep['changes'];
};

/** What a request does to a finding. */
export type Link = {
  interventionId: string | undefined;
  action: FindingTransition | undefined;
  actor: string;
};

/** Writes what people and requests decide about findings; what scans say of them is applied as a whole, elsewhere. */
export class FindingWriter extends FindingReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /**
   * Those of these findings that the tenant has, which nobody else changes until the transaction ends. Always locked in
   * the same order, so that two who choose the same ones wait for each other instead of failing.
   */
  async holdAny(tenant: string, ids: string[]): Promise<StoredFinding[]> {
    const rows: FindingRow[] = await this.knex('findings')
      .where({ tenant_id: tenant })
      .whereIn('id', ids)
      .orderBy('id')
      .select(listedColumns)
      .forUpdate();
    return this.named(rows);
  }

  /** Those that a request names, and those that are linked to it already. */
  async holdFor(
    tenant: string,
    interventionId: string,
    ids: string[],
  ): Promise<StoredFinding[]> {
    const linked: string[] = await this.knex('findings')
      .where({ tenant_id: tenant, intervention_id: interventionId })
      .pluck('id');
    return this.holdAny(tenant, [...new Set([...ids, ...linked])]);
  }

  /** Ids of the findings that a request means by those that it names. */
  async meantBy(
    tenant: string,
    request: string,
    ids: string[],
  ): Promise<string[]> {
    const { rows } = await this.knex.raw<{ rows: { id: string }[] }>(
      meantFindings,
      { tenant, request, ids },
    );
    return rows.map(({ id }) => id);
  }

  /** All of them. NotFoundError where one is not of the tenant. */
  async hold(tenant: string, ids: string[]): Promise<StoredFinding[]> {
    const held = await this.holdAny(tenant, ids);
    const found = new Set(held.map(({ id }) => id));
    const missing = ids.find(id => !found.has(id));
    if (missing) throw new NotFoundError(`There is no finding "${missing}"`);
    return held;
  }

  /** Takes held findings a step through their life cycle, each with its line in the history. */
  async move(held: StoredFinding[], move: Move): Promise<StoredFinding[]> {
    const moved: StoredFinding[] = [];
    for (const finding of held)
      moved.push(await this.#transition(finding, move));
    if (moved.length > 0) await this.#addSteps(moved, move);
    return moved;
  }

  /** Makes a held finding the double of another one, and its own doubles as well. */
  async double(
    gone: StoredFinding,
    kept: StoredFinding,
    actor: string,
  ): Promise<void> {
    const action = 'merge';
    const { tenant, id } = gone;
    const moved = await this.#transition(
      gone,
      { action },
      { duplicate_of: kept.id },
    );
    await this.knex('findings')
      .where({ tenant_id: tenant, duplicate_of: id })
      .update({ duplicate_of: kept.id });
    await this.#addSteps([moved], { action, actor, note: kept.title });
    await this.#addSteps([kept], { action, actor, note: gone.title });
  }

  /** Links a held finding to a request or to none, and takes the step that goes with it, if there is one. */
  async link(
    finding: StoredFinding,
    { interventionId, action, actor }: Link,
  ): Promise<void> {
    const before = finding.interventionId;
    const columns = { intervention_id: interventionId ?? null };
    if (action) {
      const moved = await this.#transition(finding, { action }, columns);
      const request: [unknown, unknown] = [
        before ?? null,
        interventionId ?? null,
      ];
      const changes: Move['changes'] =
        before === interventionId ? {} : { request };
      await this.#addSteps([moved], { action, actor, changes });
    } else if (before !== interventionId) {
      const { tenant: tenantId, id, version } = finding;
      await this.#write.update('findings', { tenantId, id, version }, columns);
    }
  }

  async #transition(
    finding: StoredFinding,
    { action }: Pick<Move, 'action'>,
    columns: Record<string, unknown> = {},
  ): Promise<StoredFinding> {
    const { tenant: tenantId, id, version, state } = finding;
    const row = await this.#write.transition<
      FindingRow,
      FindingState,
      FindingTransition
    >(
      'findings',
      {
        lifecycle: findingLifecycle,
        row: { tenantId, id, version, state },
        action,
      },
      { ...changesBy(action), ...columns },
    );
    return { ...finding, ...changed(row) };
  }

  async #addSteps(
    moved: StoredFinding[],
    { action, actor, note = '', changes = {} }: Move,
  ): Promise<void> {
    await this.knex('finding_steps').insert(
      moved.map(({ tenant, id, state }) => ({
        tenant_id: tenant,
        id: newId('stp'),
        finding_id: id,
        action,
        actor,
        state,
        note,
        changes,
      })),
    );
  }
}

/** Who opens a finding again asks for its rank and its due date anew. */
function changesBy(action: FindingTransition): Record<string, unknown> {
  if (action !== 'reopen') return {};
  return { closed_at: null, duplicate_of: null, ranked_at: null };
}

/** What a transition changes of the noun. */
function changed(row: FindingRow) {
  return {
    state: row.state,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    closedAt: row.closed_at?.toISOString(),
  };
}
