/**
 * Identifiers go, and from then on tell which of both a scan means: those that go, and those of their kinds that stay.
 * Others may be of either, and decide nothing where one of these is said.
 */
export const tellApart = [
  `update asset_identifiers as kept
   set not_of = kept.not_of || cast(:into as text), version = kept.version + 1, updated_at = now()
   where kept.tenant_id = :tenant and kept.asset_id = :from and not kept.id = any(cast(:identifiers as text[]))
     and kept.kind in (
       select kind from asset_identifiers
       where tenant_id = :tenant and id = any(cast(:identifiers as text[])))`,
  `update asset_identifiers as moved
   set asset_id = :into, not_of = moved.not_of || cast(:from as text), version = moved.version + 1, updated_at = now()
   where moved.tenant_id = :tenant and moved.id = any(cast(:identifiers as text[]))`,
];
