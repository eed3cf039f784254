/** Doubles that are not on the asset of the finding that they were joined with any more. */
export const partedDoubles = `
select double.id, double.intervention_id as request
from findings as double
join findings as known on known.tenant_id = :tenant and known.id = double.duplicate_of
where double.tenant_id = :tenant and double.asset_id in (:from, :into) and double.state = 'duplicate'
  and known.asset_id <> double.asset_id`;
