import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import { PROVIDER, type ApplyPlan } from '@wardroom/tenants-common';
import { stringify } from 'yaml';
import type { AssignmentReader } from '../assignment/AssignmentReader';
import type { AssignmentWriter } from '../assignment/AssignmentWriter';
import type { MemberReader } from '../member/MemberReader';
import type { MemberWriter } from '../member/MemberWriter';
import type { RoleReader } from '../role/RoleReader';
import type { RoleWriter } from '../role/RoleWriter';
import type { TenantReader } from '../tenant/TenantReader';
import type { TenantWriter } from '../tenant/TenantWriter';
import type { TenantGroupWriter } from '../tenantGroup/TenantGroupWriter';
import { applyEntity } from './applyEntity';
import type { Change } from './entityDiff';
import { parseFiles } from './parseFiles';

type Store = TenantStore<
  {
    assignments: typeof AssignmentReader;
    members: typeof MemberReader;
    roles: typeof RoleReader;
    tenants: typeof TenantReader;
  },
  {
    assignments: typeof AssignmentWriter;
    members: typeof MemberWriter;
    roles: typeof RoleWriter;
    tenantGroups: typeof TenantGroupWriter;
    tenants: typeof TenantWriter;
  }
>;

const api = 'wardroom.dev/v1alpha1';

/** Leaves the transaction of a dry run without its changes, but with their list. */
class DryRunEnds extends Error {
  constructor(readonly changes: Change[]) {
    super('dry run');
  }
}

/** Declarative files: apply and export. */
export class ApplyService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Brings everything to what the files say, all of it or nothing; a dry run only tells what would change. */
  async apply(
    scope: TenantScope,
    input: { files: string; dryRun: boolean },
  ): Promise<ApplyPlan> {
    const entities = parseFiles(input.files);
    const changes = await this.#store
      .transact(scope, async tx => {
        const done: Change[] = [];
        for (const entity of entities) done.push(await applyEntity(tx, entity));
        if (input.dryRun) throw new DryRunEnds(done);
        await tx.audit('tenant.applied', {
          tenant: PROVIDER,
          ...countsOf(done),
        });
        return done;
      })
      .catch(error => {
        if (error instanceof DryRunEnds) return error.changes;
        throw error;
      });
    if (input.dryRun) await this.#recordDryRun(scope, changes);
    return { dryRun: input.dryRun, changes, ...countsOf(changes) };
  }

  /** The entity files of one tenant. Applying them changes nothing. */
  async export(scope: TenantScope) {
    const { tenant: namespace } = scope;
    const documents = await this.#store.read(scope, async r => {
      const { name, tier, key, industry, region, timeZone, legalName } =
        await r.tenants.get(namespace);
      const members = await r.members.all();
      const roles = await r.roles.list();
      const assignments = await r.assignments.all();
      return [
        {
          apiVersion: api,
          kind: 'Customer',
          metadata: { namespace, name: namespace, title: name },
          spec: { legalName, tier, key, industry, region, timeZone },
        },
        ...roles.map(role => ({
          apiVersion: api,
          kind: 'Role',
          metadata: {
            namespace,
            name: role.id,
            title: role.name,
            description: role.description,
          },
          spec: { base: role.base, permissions: role.permissions },
        })),
        ...members.map(m => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { namespace, name: m.name },
          spec: {
            profile: { displayName: m.displayName, email: m.email },
            roles: m.roles,
          },
        })),
        ...assignments.map(a => ({
          apiVersion: api,
          kind: 'Assignment',
          metadata: { namespace, name: a.id.replace('_', '-') },
          spec: {
            person: a.person,
            kind: a.kind,
            reason: a.reason,
            from: a.from,
            until: a.until,
          },
        })),
      ];
    });
    const body = documents.map(d => stringify(d)).join('---\n');
    return { filename: `${namespace}.yaml`, body };
  }

  /** A dry run is on record too, since it shows what is stored. */
  async #recordDryRun(scope: TenantScope, changes: Change[]) {
    const provider = systemScope('tenants', [PROVIDER]);
    const record = { ...countsOf(changes), dryRun: true };
    await this.#store.transact(provider, tx =>
      tx.audit('tenant.applied', { tenant: PROVIDER, ...record }),
    );
    scope.request.audited.add('tenant.applied');
  }
}

function countsOf(changes: Change[]) {
  const count = (action: Change['action']) =>
    changes.filter(c => c.action === action).length;
  return {
    created: count('create'),
    updated: count('update'),
    unchanged: count('unchanged'),
  };
}
