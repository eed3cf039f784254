import { InputError } from '@backstage/errors';
import type { TargetReader } from './TargetReader';

/** Jump hosts are other SSH targets of the tenant. */
export async function checkJumps(
  tx: { targets: TargetReader },
  target: { tenant: string; id?: string; jumps?: string[] },
) {
  const { tenant, id, jumps = [] } = target;
  if (new Set(jumps).size < jumps.length || jumps.includes(id ?? '')) {
    throw new InputError('jumps: each host may stand on the way only once');
  }
  for (const jump of jumps) {
    const found = await tx.targets.find(tenant, jump);
    if (found?.protocol === 'ssh') continue;
    throw new InputError(`jumps: ${jump} is no SSH target of ${tenant}`);
  }
}
