import { statedPlaces } from './statedPlaces';

/** Packages that their manufacturer calls fixed are as gone as if a scan had proved it. */
export const planStatedFixes = `
with ${statedPlaces}
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, before, version_after)
select
  :tenant, 'eff_' || gen_random_uuid(), :import, 'occurrence', id, 'gone', '{"gone_at": null}', version
from stated_place
where status = 'fixed'
on conflict on constraint scan_effects_are_one_for_each_row do nothing`;
