import type { ApplyPlan } from '@wardroom/platform-common';
import type { EntityFiles } from '@wardroom/platform-react';

/**
 * Applies files in all contexts, one after the other: each takes the kinds that are its own.
 *
 * @param parts - the same ones in every render: each brings a hook
 */
export function useAppliers(
  parts: EntityFiles[],
): (files: string, dryRun: boolean) => Promise<ApplyPlan> {
  const appliers = parts.map(part => part.useApply());
  return async (files, dryRun) => {
    const plans: ApplyPlan[] = [];
    for (const apply of appliers) plans.push(await apply({ files, dryRun }));
    const sum = (field: 'created' | 'updated' | 'unchanged') =>
      plans.reduce((total, plan) => total + plan[field], 0);
    return {
      dryRun,
      changes: plans.flatMap(({ changes }) => changes),
      created: sum('created'),
      updated: sum('updated'),
      unchanged: sum('unchanged'),
    };
  };
}
