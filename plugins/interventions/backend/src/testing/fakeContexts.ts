import { NotFoundError } from '@backstage/errors';
import type { PluginClient } from '@wardroom/platform-node';
import type { assetsContract } from '@wardroom/assets-common';
import {
  builtInRoles,
  type AccessScope,
  type tenantsContract,
} from '@wardroom/tenants-common';
import { AffectedAssets } from '../intervention/AffectedAssets';
import { AffectedFindings } from '../intervention/AffectedFindings';
import { Participants } from '../intervention/Participants';

/** The cast: who has which built-in role, and which customers technicians are assigned to. */
const cast: Record<string, { role: string; assigned?: string[] }> = {
  'user:acme/ada': { role: 'tenant-admin' },
  'user:acme/vera': { role: 'report-viewer' },
  'user:acme/rick': { role: 'requester' },
  'user:acme/ben': { role: 'basic-user' },
  'user:globex/gina': { role: 'tenant-admin' },
  'user:provider/tess': { role: 'technician', assigned: ['acme', 'globex'] },
  'user:provider/toni': { role: 'technician', assigned: ['acme'] },
  'user:provider/rest': { role: 'technician', assigned: [] },
  'user:provider/anna': { role: 'security-analyst' },
  'user:provider/mark': { role: 'account-manager' },
  'user:provider/sam': { role: 'super-admin' },
};

/** Names of the permissions of somebody of the cast. */
export function permissionsOf(ref: string): string[] {
  const role = builtInRoles.find(({ id }) => id === cast[ref].role);
  return [...(role?.permissions ?? [])];
}

function accessOf(ref: string): AccessScope {
  if (!cast[ref]) throw new NotFoundError(`There is no ${ref}`);
  const [, tenant] = /^user:([^/]+)/.exec(ref) as RegExpExecArray;
  const { role, assigned } = cast[ref];
  const reach = builtInRoles.find(({ id }) => id === role)?.reach;
  const tenants = reach === 'own' ? [tenant] : (assigned ?? []);
  return {
    ref,
    active: true,
    displayName: ref,
    tenant,
    roles: [role],
    tokensValidAfter: new Date(0).toISOString(),
    grants: [
      {
        permissions: permissionsOf(ref),
        tenants: reach === 'fleet' ? '*' : tenants,
      },
    ],
  };
}

/**
 * The contexts to the left as this one sees them: customers acme and globex, the cast, and one asset each, with a finding
 * that is there, one that is closed and one that a request takes care of.
 */
export function fakeContexts() {
  const tenants = {
    tenants: {
      get: async ({ tenant }: { tenant: string }) => ({
        key: tenant.toUpperCase(),
      }),
    },
    people: { access: async ({ ref }: { ref: string }) => accessOf(ref) },
  };
  const assets = {
    assets: {
      resolve: async ({ tenant, id }: { tenant: string; id: string[] }) => ({
        items: [
          { id: `ast_${tenant}`, state: 'active' },
          { id: `ast_${tenant}old`, state: 'retired' },
        ].filter(asset => id.includes(asset.id)),
      }),
    },
    findings: {
      resolve: async ({ tenant, ids }: { tenant: string; ids: string[] }) => ({
        items: [
          { id: `fnd_${tenant}`, active: true },
          { id: `fnd_${tenant}closed`, active: false },
          { id: `fnd_${tenant}taken`, active: true, interventionId: 'int_1' },
        ]
          .filter(finding => ids.includes(finding.id))
          .map(finding => ({ ...finding, title: 'Old OpenSSL' })),
      }),
    },
  };
  const client = assets as unknown as PluginClient<typeof assetsContract>;
  return {
    participants: new Participants(
      tenants as unknown as PluginClient<typeof tenantsContract>,
    ),
    assets: new AffectedAssets(client),
    findings: new AffectedFindings(client),
  };
}
