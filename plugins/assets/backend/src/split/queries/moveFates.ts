import { searchOf } from '../../finding/queries/searchOf';
import { doubles } from './doubles';

/**
 * In this order: places that were seen under what goes go to the half of their finding, and findings of which nothing
 * stays to the other asset. Whoever looked at a finding as it was has to look again. An acceptance that names a finding
 * names its half, too: what is accepted was there before and is no more than it was.
 */
export const moveFates = [
  `update finding_occurrences as known
   set finding_id = pair.half, version = known.version + 1, updated_at = now()
   from ${doubles}
   where known.tenant_id = :tenant and known.finding_id = pair.whole
     and known.seen_as && cast(:moved as text[]) and not known.seen_as && cast(:telling as text[])`,
  `update findings as whole
   set digest = null, ranked_at = null, version = whole.version + 1, updated_at = now()
   where whole.tenant_id = :tenant and whole.id = any(cast(:whole as text[]))`,
  `update findings as moved
   set asset_id = :into, search = ${searchOf('moved', 'asset')},
     digest = null, ranked_at = null, version = moved.version + 1, updated_at = now()
   from assets as asset
   where moved.tenant_id = :tenant and moved.id = any(cast(:going as text[]))
     and asset.tenant_id = :tenant and asset.id = :into`,
  `update findings as double
   set duplicate_of = pair.half
   from ${doubles}
   where double.tenant_id = :tenant and double.duplicate_of = pair.whole and double.asset_id = :into`,
  `update risk_acceptances as accepted
   set finding_ids = accepted.finding_ids || array(
       select pair.half from ${doubles} where pair.whole = any(accepted.finding_ids) order by pair.half),
     version = accepted.version + 1, updated_at = now()
   where accepted.tenant_id = :tenant and accepted.finding_ids && cast(:whole as text[])`,
];
