import { settledAt } from './settledAt';

/** Findings that are not there any more, and of which the scan shows something that was joined with them. */
export const planReturns = `
with seen as (
  select distinct double.duplicate_of as id
  from findings as double
  join scan_effects as effect
    on effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
    and effect.object_id = double.id and effect.action in ('touch', 'update')
  where double.tenant_id = :tenant and double.duplicate_of is not null
)
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, before, version_after)
select
  :tenant, 'eff_' || gen_random_uuid(), :import, 'finding', known.id, 'return',
  jsonb_build_object('state', known.state, 'closed_at', known.closed_at), known.version + 1
from seen join findings as known on known.tenant_id = :tenant and known.id = seen.id
where known.state = 'closed' and known.closed_at < :at
  or known.state = 'awaiting_retest' and coalesce((${settledAt}) < :at, true)
on conflict on constraint scan_effects_are_one_for_each_row do nothing`;
