import { InputError, NotAllowedError } from '@backstage/errors';
import type { PluginClient, TenantScope } from '@wardroom/platform-node';
import { findingRead, type assetsContract } from '@wardroom/assets-common';

/** The findings that a request may name: those of its own customer that are there and in no other request. */
export class AffectedFindings {
  readonly #assets: PluginClient<typeof assetsContract>;

  constructor(assets: PluginClient<typeof assetsContract>) {
    this.#assets = assets;
  }

  /** Refuses ids that are not the customer's, without telling whose they are, and those that are taken care of. */
  async mustBeFree(scope: TenantScope, ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    const { tenant } = scope;
    const rights = await scope.rights([findingRead]);
    if (!rights.has(findingRead, tenant)) {
      throw new NotAllowedError(
        `Your role does not include "${findingRead.name}": submit the request without findings`,
      );
    }
    const { items } = await this.#assets.findings.resolve({ tenant, ids });
    const known = new Map(items.map(finding => [finding.id, finding]));
    for (const id of ids) {
      const finding = known.get(id);
      if (!finding) throw refused(`this customer has no finding ${id}`);
      const { title, active, interventionId } = finding;
      if (!active) throw refused(`“${title}” (${id}) is not open any more`);
      if (interventionId) {
        throw refused(`“${title}” (${id}) is in an open request already`);
      }
    }
  }
}

function refused(why: string): InputError {
  return new InputError(`findingIds: ${why}`);
}
