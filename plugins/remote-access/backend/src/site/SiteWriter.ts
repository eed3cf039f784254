import { TenantRows } from '@wardroom/platform-node';
import type { Sealed, Site } from '@wardroom/remote-access-common';
import { rewireBehind } from '../target/queries/rewireBehind';
import { SiteReader, type StoredSite } from './SiteReader';

export type SiteChanges = Partial<
  Pick<Site, 'name' | 'ranges' | 'nameServers' | 'publicKey' | 'enabled'>
> & {
  jumpTarget?: string;
  /** A new file, with who brought it. */
  secret?: { sealed: Sealed; secretVersion: number };
};

export type NewSite = SiteChanges &
  Pick<Site, 'id' | 'kind' | 'name' | 'ranges' | 'nameServers'>;

type Key = { tenant: string; id: string; version: number };

const taken = 'name: this customer has a site of this name or id already';

/** Writes sites. */
export class SiteWriter extends SiteReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    tenant: string,
    { id, kind, ...fields }: NewSite,
    by: string,
  ): Promise<StoredSite> {
    const key = { tenant_id: tenant, id, kind };
    const row = { ...key, enabled: true, ...columns(fields, by) };
    await this.#write.insert('sites', row, taken);
    return this.get(tenant, id);
  }

  async update(
    { tenant, id, version }: Key,
    changes: SiteChanges,
    by: string,
  ): Promise<StoredSite> {
    const row = { tenantId: tenant, id, version };
    const { jumpTarget } = await this.get(tenant, id);
    await this.#write.update('sites', row, columns(changes, by));
    // Whoever is in by the old host is not in by the new one.
    if (changes.jumpTarget && changes.jumpTarget !== jumpTarget?.id) {
      await rewireBehind(this.knex, { tenant, site: id });
    }
    return this.get(tenant, id);
  }

  async delete(tenant: string, id: string): Promise<void> {
    await this.#write.delete('sites', { tenantId: tenant, id });
  }
}

function columns(fields: SiteChanges, by: string) {
  const { secret } = fields;
  return {
    name: fields.name,
    ranges: fields.ranges && JSON.stringify(fields.ranges),
    name_servers: fields.nameServers && JSON.stringify(fields.nameServers),
    jump_target_id: fields.jumpTarget,
    public_key: fields.publicKey,
    ...(fields.enabled !== undefined && { enabled: fields.enabled }),
    ...(secret && {
      sealed: JSON.stringify(secret.sealed),
      secret_version: secret.secretVersion,
      renewed_at: new Date(),
      renewed_by: by,
    }),
  };
}
