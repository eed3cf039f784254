import type { ApplyPlan } from '@wardroom/tenants-common';

export type Change = ApplyPlan['changes'][number];

/** How an entity of the files differs from what is stored; what the files leave out counts as empty. */
export function entityDiff(
  entity: string,
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): Change {
  const fields = Object.keys(after)
    .filter(name => !same(before?.[name], after[name]))
    .map(field => ({
      field,
      before: before?.[field],
      after: after[field],
    }));
  if (!before) return { entity, action: 'create', fields };
  return { entity, action: fields.length > 0 ? 'update' : 'unchanged', fields };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
