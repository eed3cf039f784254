import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { definePermission } from '@wardroom/platform-common';
import {
  builtInRoles,
  permissions,
  tenantRead,
  workspaceConsole,
  workspacePortal,
  type AccessScope,
} from '@wardroom/tenants-common';
import { grantsOf } from './grantsOf';
import { decide, PermissionPolicy } from './PermissionPolicy';

const lifetime = 600_000;

function accessOf(
  role: string,
  tenant: string,
  assigned: string[] = [],
): AccessScope {
  return {
    ref: `user:${tenant}/someone`,
    active: true,
    displayName: 'Someone',
    tenant,
    roles: [role],
    tokensValidAfter: new Date(0).toISOString(),
    grants: grantsOf({
      tenant,
      roles: builtInRoles.filter(r => r.id === role),
      assigned,
      resting: [],
    }),
  };
}

function user(issuedAt: number) {
  const principal = { type: 'user', userEntityRef: 'user:acme/someone' };
  const expiresAt = new Date(issuedAt + lifetime);
  return { credentials: { principal, expiresAt } } as never;
}

describe('the permission policy', () => {
  it('answers a customer with their own tenant', () => {
    expect(decide(accessOf('tenant-admin', 'acme'), tenantRead)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'tenants',
      conditions: { rule: 'IS_IN_TENANT', params: { tenants: ['acme'] } },
    });
  });

  it('answers a fleet role with yes, never with a list of all tenants', () => {
    expect(
      decide(accessOf('security-analyst', 'provider'), tenantRead),
    ).toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it('denies a resource type that nobody owns', () => {
    const odd = definePermission('gizmo.read', 'read');
    const access = accessOf('tenant-admin', 'acme');
    access.grants.push({ permissions: ['gizmo.read'], tenants: ['acme'] });
    expect(decide(access, odd).result).toBe(AuthorizeResult.DENY);
  });

  it.each([
    'security-analyst',
    'account-manager',
    'super-admin',
    'tenant-admin',
  ])('never lets a %s open a session', role => {
    const open = definePermission('session.open', 'create');
    const tenant = role === 'tenant-admin' ? 'acme' : 'provider';
    expect(decide(accessOf(role, tenant), open).result).toBe(
      AuthorizeResult.DENY,
    );
  });

  it('lets a report viewer read all that an administrator does of findings and scans, and change nothing', () => {
    const heldBy = (id: string) =>
      builtInRoles.find(role => role.id === id)?.permissions ?? [];
    const reading = heldBy('tenant-admin').filter(name =>
      /^(finding|riskAcceptance|remediationPolicy|scan\w+|emergencyScan)\.read$/.test(
        name,
      ),
    );
    const viewer = heldBy('report-viewer');
    expect(reading).toContain('finding.read');
    expect(viewer).toEqual(expect.arrayContaining(reading));
    expect(viewer.filter(name => !name.endsWith('.read')).sort()).toEqual([
      'account.use',
      'workspace.portal',
    ]);
  });

  it('gives each role exactly one workspace', () => {
    for (const role of builtInRoles) {
      const workspaces = [workspaceConsole, workspacePortal].filter(p =>
        role.permissions.includes(p.name),
      );
      expect([role.id, workspaces.length]).toEqual([role.id, 1]);
    }
  });

  it('knows every permission of this context in some role', () => {
    const held = new Set(builtInRoles.flatMap(r => r.permissions));
    expect(permissions.filter(p => !held.has(p.name)).map(p => p.name)).toEqual(
      [],
    );
  });

  describe('for a person whose tokens were voided', () => {
    const voided = Date.parse('2026-03-01T12:00:00.400Z');
    const policy = new PermissionPolicy({
      tokenLifetimeMs: lifetime,
      accessOf: async () => ({
        ...accessOf('tenant-admin', 'acme'),
        tokensValidAfter: new Date(voided).toISOString(),
      }),
    });
    const ask = (issuedAt: number) =>
      policy.handle({ permission: tenantRead }, user(issuedAt));

    it('refuses a token issued before', async () => {
      const decision = await ask(voided - 1_400);
      expect(decision.result).toBe(AuthorizeResult.DENY);
    });

    it('accepts a token issued after', async () => {
      const decision = await ask(voided + 600);
      expect(decision.result).toBe(AuthorizeResult.CONDITIONAL);
    });
  });

  it('denies whoever is unknown, disabled or not signed in', async () => {
    const unknown = new PermissionPolicy({
      tokenLifetimeMs: lifetime,
      accessOf: async () => undefined,
    });
    const disabled = new PermissionPolicy({
      tokenLifetimeMs: lifetime,
      accessOf: async () => ({
        ...accessOf('tenant-admin', 'acme'),
        active: false,
      }),
    });
    const query = { permission: tenantRead };
    for (const decision of [
      await unknown.handle(query, user(Date.now())),
      await disabled.handle(query, user(Date.now())),
      await disabled.handle(query, undefined),
    ]) {
      expect(decision.result).toBe(AuthorizeResult.DENY);
    }
  });
});
