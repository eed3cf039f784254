import { stagedAssets } from './stagedAssets';

/** How many findings the import would close, and how many were there to be closed on the assets of the file. */
export const countClosings = `
with ${stagedAssets}
select
  (select cast(count(*) as integer) from scan_effects
   where tenant_id = :tenant and scan_import_id = :import and noun = 'finding' and action = 'close') as closing,
  (select cast(count(*) as integer)
   from findings as finding
   join (select distinct asset_id from asset) as scanned using (asset_id)
   left join scan_effects as made
     on made.tenant_id = :tenant and made.scan_import_id = :import and made.noun = 'finding'
     and made.action = 'create' and made.object_id = finding.id
   where finding.tenant_id = :tenant and finding.state = any(:closable) and made.id is null
     and (finding.source = :source or exists (
       select from findings as double
       where double.tenant_id = :tenant and double.duplicate_of = finding.id and double.source = :source))) as open`;
