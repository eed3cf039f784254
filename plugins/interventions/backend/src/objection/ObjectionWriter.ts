import { newId } from '@wardroom/platform-common';
import type { Objection } from '@wardroom/interventions-common';
import { ObjectionReader } from './ObjectionReader';

/** Writes objections. */
export class ObjectionWriter extends ObjectionReader {
  /** Raises it, in place of an earlier one about the same. */
  async raise(
    tenant: string,
    intervention: string,
    { about, text, path }: Objection,
  ): Promise<void> {
    await this.knex('objections')
      .insert({
        tenant_id: tenant,
        id: newId('obj'),
        intervention_id: intervention,
        ...{ about, text },
        path: path ?? null,
      })
      .onConflict(['tenant_id', 'intervention_id', 'about'])
      .merge(['text', 'path']);
  }

  /** Whether there was one. */
  async settle(
    tenant: string,
    intervention: string,
    about: string,
  ): Promise<boolean> {
    const settled = await this.knex('objections')
      .where({ tenant_id: tenant, intervention_id: intervention, about })
      .delete();
    return settled > 0;
  }
}
