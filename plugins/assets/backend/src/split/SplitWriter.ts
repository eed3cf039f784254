import { NotFoundError } from '@backstage/errors';
import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import { findingLifecycle } from '@wardroom/assets-common';
import { searchOf } from '../finding/queries/searchOf';
import { copyRows } from './queries/copyRows';
import { doubles } from './queries/doubles';
import { findingFates } from './queries/findingFates';
import { moveFates } from './queries/moveFates';
import { partedDoubles } from './queries/partedDoubles';
import { shareCoverages } from './queries/shareCoverages';
import { tellApart } from './queries/tellApart';
import { SplitReader, type Splitting } from './SplitReader';

/** A split with what goes, and where to. */
export type SplitPlan = Splitting & {
  into: string;
  /** Who does it. */
  actor: string;
  /** Ids of the identifiers that go. */
  identifiers: string[];
};

/** What became of findings, and the requests that those are in which were hidden and are not any more. */
export type SplitOutcome = {
  moved: number;
  doubled: number;
  requests: string[];
};

/** Splits assets. However many findings there are, the statements are the same. */
export class SplitWriter extends SplitReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Gives the other asset its identifiers, and the findings that were seen under them. */
  async split(plan: SplitPlan): Promise<SplitOutcome> {
    const { tenant, from, into } = plan;
    await this.#hold(plan);
    const fates = await this.run<{ id: string; fate: string }>(
      `with ${findingFates} select id, fate from fate where fate in ('moved', 'doubled')`,
      plan,
    );
    const idsOf = (fate: string) =>
      fates.filter(one => one.fate === fate).map(({ id }) => id);
    const whole = idsOf('doubled');
    const pairs = {
      ...plan,
      going: idsOf('moved'),
      whole,
      halves: whole.map(() => newId('fnd')),
    };
    await this.#double(pairs);
    for (const statement of [...moveFates, shareCoverages, ...tellApart])
      await this.run(statement, pairs);
    const requests = await this.#part(plan);
    await this.knex('asset_splits').insert({
      ...{ tenant_id: tenant, id: newId('spl') },
      ...{ from_id: from, into_id: into },
    });
    return { moved: pairs.going.length, doubled: whole.length, requests };
  }

  /** What was hidden behind a finding that is on the other asset now is one of its own again. Answers with its requests. */
  async #part(plan: SplitPlan): Promise<string[]> {
    const parted = await this.run<{ id: string; request: string | null }>(
      partedDoubles,
      plan,
    );
    if (parted.length === 0) return [];
    const { tenant, actor } = plan;
    const action = 'reopen';
    const ids = await this.#write.transitionAll(
      'findings',
      {
        ...{ lifecycle: findingLifecycle, tenantId: tenant, action },
        where: rows =>
          rows.whereIn(
            'id',
            parted.map(({ id }) => id),
          ),
      },
      { duplicate_of: null, ranked_at: null },
    );
    await this.knex('finding_steps').insert(
      ids.map(finding_id => ({
        ...{ tenant_id: tenant, id: newId('stp'), finding_id, action, actor },
        state: findingLifecycle.transitions[action].to,
      })),
    );
    return parted.flatMap(({ request }) => request ?? []);
  }

  /** Lets nobody decide about its findings meanwhile. NotFoundError where one was chosen that it does not have. */
  async #hold({ tenant, from, chosen }: SplitPlan): Promise<void> {
    const held: { id: string }[] = await this.knex('findings')
      .where({ tenant_id: tenant, asset_id: from })
      .orderBy('id')
      .select('id')
      .forUpdate();
    const ids = new Set(held.map(({ id }) => id));
    const missing = chosen.find(id => !ids.has(id));
    if (missing)
      throw new NotFoundError(`There is no finding "${missing}" on this asset`);
  }

  /** Each half has all that the whole has: what was decided of it, its history, and places that were seen on both sides. */
  async #double(pairs: { tenant: string } & Record<string, unknown>) {
    const { knex } = this;
    const ofHalf = { finding_id: 'pair.half' };
    await copyRows(knex, pairs, {
      table: 'findings',
      columns: {
        id: 'pair.half',
        asset_id: ':into',
        half_of: 'coalesce(original.half_of, original.id)',
        search: searchOf('original', 'asset'),
        digest: 'null',
        ranked_at: 'null',
      },
      where: `
        join ${doubles} on pair.whole = original.id
        join assets as asset on asset.tenant_id = :tenant and asset.id = :into
        where original.tenant_id = :tenant`,
    });
    await copyRows(knex, pairs, {
      table: 'finding_steps',
      columns: { id: newIdOf('stp'), ...ofHalf },
      where: `
        join ${doubles} on pair.whole = original.finding_id
        where original.tenant_id = :tenant`,
    });
    await copyRows(knex, pairs, {
      table: 'finding_occurrences',
      columns: { id: newIdOf('occ'), ...ofHalf },
      where: `
        join ${doubles} on pair.whole = original.finding_id
        where original.tenant_id = :tenant
          and original.seen_as && cast(:moved as text[]) and original.seen_as && cast(:telling as text[])`,
    });
  }
}

function newIdOf(prefix: string): string {
  return `'${prefix}_' || replace(gen_random_uuid()::text, '-', '')`;
}
