import { TenantRows } from '@wardroom/platform-node';
import type { RemediationRules } from '@wardroom/assets-common';
import {
  RemediationReader,
  remediationOf,
  type RemediationRow,
  type StoredRemediation,
} from './RemediationReader';

/** Writes by when weaknesses must be gone. */
export class RemediationWriter extends RemediationReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Puts new rules in place of those of this version. */
  async replace(
    { tenant, version }: StoredRemediation,
    rules: RemediationRules,
    by: string,
  ): Promise<StoredRemediation> {
    const key = { tenantId: tenant, id: 'policy', version };
    const columns = { rules: JSON.stringify(rules), changed_by: by };
    const row = version
      ? await this.#write.update<RemediationRow>(
          'remediation_policies',
          key,
          columns,
        )
      : await this.#write.insert<RemediationRow>(
          'remediation_policies',
          { tenant_id: tenant, id: 'policy', ...columns },
          'The deadlines were changed by somebody else meanwhile: load them again and repeat your change',
        );
    return remediationOf(row);
  }
}
