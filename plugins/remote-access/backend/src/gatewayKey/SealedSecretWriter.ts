import type { Sealed } from '@wardroom/remote-access-common';
import { SealedSecretReader, type SealedSecret } from './SealedSecretReader';
import { sealedTables } from './sealedTables';

/** Replaces envelopes, and nothing else of what they belong to. */
export class SealedSecretWriter extends SealedSecretReader {
  /**
   * Puts a new envelope in the place of the one that was read. Where another stands there by now, such as that of a
   * renewal, it stays. An envelope is known by its ephemeral key, which is never used twice. Says whether it was done.
   */
  async replace(before: SealedSecret, sealed: Sealed): Promise<boolean> {
    const { table, tenant, id } = before;
    const replaced = await this.knex(table)
      .where({ tenant_id: tenant, id })
      .whereRaw(`sealed->>'epk' = ?`, [before.sealed.epk])
      .update({ sealed: JSON.stringify(sealed) });
    return replaced === 1;
  }

  /**
   * Waits until everybody who is writing secrets has finished, and lets nobody begin before this transaction ends: what
   * is counted then is all there is.
   */
  async hold(): Promise<void> {
    const tables = Object.keys(sealedTables);
    const places = tables.map(() => '??').join(', ');
    await this.knex.raw(
      `lock table ${places} in share row exclusive mode`,
      tables,
    );
  }
}
