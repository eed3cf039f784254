import type { ApplyPlan } from '@wardroom/platform-common';
import type { AssetDescription } from '@wardroom/assets-common';
import type { StoredAsset } from '../asset/AssetReader';

type Change = ApplyPlan['changes'][number];

const fields = [
  'title',
  'type',
  'criticality',
  'exposure',
  'owner',
  'addresses',
  'tags',
  'notes',
] as const;

/** What it takes to bring an asset to what a file says. A retired asset that a file names comes back into use. */
export function planAsset(
  before: StoredAsset | undefined,
  after: AssetDescription,
): Change {
  const entity = `asset:${after.tenant}/${after.name}`;
  const old: Partial<StoredAsset> = before ?? {};
  const changed: Change['fields'] = fields
    .filter(name => JSON.stringify(old[name]) !== JSON.stringify(after[name]))
    .map(field => ({ field, before: old[field], after: after[field] }));
  if (!before) return { entity, action: 'create', fields: changed };
  if (before.state === 'retired') {
    changed.push({ field: 'state', before: 'retired', after: 'active' });
  }
  const action = changed.length > 0 ? 'update' : 'unchanged';
  return { entity, action, fields: changed };
}
