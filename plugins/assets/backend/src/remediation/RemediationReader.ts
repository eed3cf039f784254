import { TenantReader } from '@wardroom/platform-node';
import {
  remediationPresets,
  type RemediationPolicy,
  type RemediationRules,
} from '@wardroom/assets-common';

/** The deadlines of a customer as stored, without what depends on who looks at them. */
export type StoredRemediation = Omit<RemediationPolicy, 'allowedActions'>;

export type RemediationRow = {
  tenant_id: string;
  rules: RemediationRules;
  changed_by: string;
  version: number;
  updated_at: Date;
};

const [usual] = remediationPresets;

/** Reads by when weaknesses must be gone. */
export class RemediationReader extends TenantReader {
  /** Those of the customer, or those that ship with the product. */
  async of(tenant: string): Promise<StoredRemediation> {
    const row: RemediationRow | undefined = await this.rows(
      'remediation_policies',
    )
      .where({ tenant_id: tenant })
      .first();
    return row
      ? remediationOf(row)
      : { tenant, rules: usual.rules, version: 0 };
  }
}

/** The deadlines of a row. */
export function remediationOf(row: RemediationRow): StoredRemediation {
  return {
    tenant: row.tenant_id,
    // Rules that came later have their usual value in what was said before.
    rules: { ...usual.rules, ...row.rules },
    changedBy: row.changed_by,
    changedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}
