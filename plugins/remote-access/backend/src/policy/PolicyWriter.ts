import { TenantRows } from '@wardroom/platform-node';
import type { SomeAccessRules } from '@wardroom/remote-access-common';
import {
  PolicyReader,
  policyOf,
  type PolicyRow,
  type StoredPolicy,
} from './PolicyReader';

/** Writes the rules of sessions. */
export class PolicyWriter extends PolicyReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Puts new rules in place of those of this version, and keeps these to go back to. */
  async replace(
    policy: StoredPolicy,
    rules: SomeAccessRules,
    by: string,
  ): Promise<StoredPolicy> {
    const { tenant, version } = policy;
    const columns = {
      rules: JSON.stringify(rules),
      before: JSON.stringify(policy.rules),
      changed_by: by,
    };
    const key = { tenantId: tenant, id: 'policy', version };
    const row = version
      ? await this.#write.update<PolicyRow>('policies', key, columns)
      : await this.#write.insert<PolicyRow>(
          'policies',
          { tenant_id: tenant, id: 'policy', ...columns },
          'The rules were changed by somebody else meanwhile: load them again and repeat your change',
        );
    return policyOf(row);
  }
}
