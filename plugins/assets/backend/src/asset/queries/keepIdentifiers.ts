import type { TransactionKnex } from '@wardroom/platform-node';
import { addressKind } from '@wardroom/assets-common';

const kinds = { ip: 'ip', host: 'fqdn', mac: 'mac' } as const;

/**
 * Keeps what scans know an asset by in step with its addresses. What people say of an address comes before what a scan has
 * found; of two assets with one address the first has it.
 */
export async function keepIdentifiers(
  knex: TransactionKnex,
  asset: { tenant: string; id: string; addresses: string[] },
): Promise<void> {
  const said = asset.addresses.flatMap(value => {
    const kind = addressKind(value);
    return kind ? [{ kind: kinds[kind], value }] : [];
  });
  await knex.raw(
    `with gone as (
       delete from asset_identifiers
       where tenant_id = :tenant and asset_id = :asset and origin = 'entered' and not value = any(:values)
     )
     insert into asset_identifiers as held (tenant_id, id, asset_id, kind, value, origin)
     select :tenant, 'idn_' || replace(gen_random_uuid()::text, '-', ''), :asset, said.kind, said.value, 'entered'
     from jsonb_to_recordset(cast(:said as jsonb)) as said (kind text, value text)
     on conflict on constraint asset_identifiers_mean_one_asset do update
     set asset_id = excluded.asset_id, origin = excluded.origin, updated_at = now()
     where held.origin = 'discovered'`,
    {
      tenant: asset.tenant,
      asset: asset.id,
      values: asset.addresses,
      said: JSON.stringify(said),
    },
  );
}
