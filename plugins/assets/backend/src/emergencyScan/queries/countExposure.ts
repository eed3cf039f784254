import { activeStates } from '@wardroom/assets-common';

/** States in which a weakness is there; a risk that was accepted is, too. */
const there = [...activeStates, 'risk_accepted']
  .map(state => `'${state}'`)
  .join(', ');

/**
 * Numbers of the assets of each customer of an emergency scan. Whether an asset is exposed is asked of its findings as they
 * are now, whoever has found them: by the index of findings of an asset, so that it costs as much as the customer has,
 * however many there are.
 *
 * @param scoped - rows of `emergency_scans`, already those of the scope's tenants
 */
export const countExposure = `
select emergency.tenant_id, counted.assets, counted.exposed, counted.not_found
from (?) as emergency
left join scan_runs as run
  on run.tenant_id = emergency.tenant_id and run.emergency_scan_id = emergency.id
cross join lateral (
  select
    count(*)::int as assets,
    (count(*) filter (where looked.exposed))::int as exposed,
    (count(*) filter (where looked.covered and not looked.exposed))::int as not_found
  from assets as asset
  cross join lateral (
    select
      exists (
        select from findings as finding
        where finding.tenant_id = asset.tenant_id and finding.asset_id = asset.id
          and finding.state in (${there})
          and finding.vulnerability_ids && emergency.vulnerability_ids) as exposed,
      exists (
        select from scan_coverages as coverage
        where coverage.tenant_id = asset.tenant_id and coverage.asset_id = asset.id
          and coverage.scan_import_id = run.scan_import_id) as covered
  ) as looked
  where asset.tenant_id = emergency.tenant_id and asset.state = 'active'
    and (emergency.type = 'full' or asset.criticality = 1)
) as counted`;
