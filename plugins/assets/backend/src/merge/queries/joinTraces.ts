/**
 * What scans know the asset by, which scans looked at it, and what it was told not to be: of the other asset it is told
 * no more, and whatever was told apart from the one that goes is apart from the one that stays.
 */
export const joinTraces = [
  `update asset_identifiers as known
   set not_of = array(
     select distinct asset from unnest(array_replace(known.not_of, :from, :into)) as asset
     where asset <> :into or not known.asset_id in (:from, :into) order by asset)
   where known.tenant_id = :tenant and (known.not_of @> array[:from] or known.not_of @> array[:into])`,
  `update asset_identifiers set asset_id = :into, updated_at = now()
   where tenant_id = :tenant and asset_id = :from`,
  `delete from scan_coverages as twice
   using scan_coverages as known
   where twice.tenant_id = :tenant and twice.asset_id = :from
     and known.tenant_id = :tenant and known.asset_id = :into and known.scan_import_id = twice.scan_import_id
     and (known.source, known.scope, known.authenticated, known.ports, known.scanned_at)
       is not distinct from (twice.source, twice.scope, twice.authenticated, twice.ports, twice.scanned_at)`,
  `update scan_coverages set asset_id = :into, updated_at = now()
   where tenant_id = :tenant and asset_id = :from`,
  `update assets as kept set scanned_at = greatest(kept.scanned_at, gone.scanned_at)
   from assets as gone
   where kept.tenant_id = :tenant and kept.id = :into and gone.tenant_id = :tenant and gone.id = :from`,
  `delete from asset_splits
   where tenant_id = :tenant and from_id in (:from, :into) and into_id in (:from, :into)`,
  `update asset_splits
   set from_id = case when from_id = :from then :into else from_id end,
     into_id = case when into_id = :from then :into else into_id end, updated_at = now()
   where tenant_id = :tenant and (from_id = :from or into_id = :from)`,
];
