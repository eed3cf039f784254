import type { ScanAllowance } from './scanAllowance';
import type { ScansTransaction } from './ScansStore';

/** Grants a customer one more scan this month, for a reason that stays on record. */
export async function grantScan(
  tx: ScansTransaction,
  { quota, month, granted }: ScanAllowance,
  reason: string,
): Promise<void> {
  const { tenant } = quota;
  const after = await tx.scanQuotas.replace({
    ...quota,
    ...{ grantedMonth: month.name, granted: granted + 1 },
  });
  await tx.audit('scanQuota.granted', {
    ...{ tenant, object: tenant, month: month.name },
    ...{ granted: after.granted, reason },
  });
}
