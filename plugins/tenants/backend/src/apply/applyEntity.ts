import { InputError } from '@backstage/errors';
import { PROVIDER } from '@wardroom/tenants-common';
import type { Effects } from '@wardroom/platform-node';
import type { AssignmentWriter } from '../assignment/AssignmentWriter';
import type { MemberWriter } from '../member/MemberWriter';
import { rolesFor } from '../role/rolesFor';
import type { RoleWriter } from '../role/RoleWriter';
import type { TenantWriter } from '../tenant/TenantWriter';
import type { TenantGroupWriter } from '../tenantGroup/TenantGroupWriter';
import { entityDiff, type Change } from './entityDiff';
import type { FileEntity } from './parseFiles';

type Transaction = {
  assignments: AssignmentWriter;
  members: MemberWriter;
  roles: RoleWriter;
  tenantGroups: TenantGroupWriter;
  tenants: TenantWriter;
} & Effects;

type Of<K extends FileEntity['kind']> = Extract<FileEntity, { kind: K }>;

/** Brings one entity to what its file says and tells what that changed. */
export function applyEntity(
  tx: Transaction,
  entity: FileEntity,
): Promise<Change> {
  switch (entity.kind) {
    case 'Customer':
      return applyCustomer(tx, entity);
    case 'User':
      return applyUser(tx, entity);
    case 'Role':
      return applyRole(tx, entity);
    case 'Assignment':
      return applyAssignment(tx, entity);
    default:
      return applyCustomerGroup(tx, entity);
  }
}

async function applyCustomer(tx: Transaction, entity: Of<'Customer'>) {
  const { namespace, name: id, title } = entity.metadata;
  if (namespace !== id) {
    throw new InputError(
      `files: Customer ${id}: metadata.namespace must be the same as metadata.name`,
    );
  }
  const wanted = { name: title, ...entity.spec };
  const before = await tx.tenants.find(id);
  const change = entityDiff(`customer:${id}`, before, wanted);
  if (change.action === 'create') {
    await tx.tenants.create(id, wanted);
    await tx.emit('tenant.created', { tenant: id });
  }
  if (before && change.action === 'update') {
    await tx.tenants.update(before, wanted);
    await tx.emit('tenant.updated', { tenant: id });
  }
  return change;
}

async function applyUser(tx: Transaction, entity: Of<'User'>) {
  const { namespace: tenant, name } = entity.metadata;
  await tx.tenants.get(tenant);
  const { profile, roles } = entity.spec;
  const known = rolesFor(tenant, await tx.roles.list()).map(r => r.id);
  const unknown = roles.find(id => !known.includes(id));
  if (unknown) {
    throw new InputError(
      `files: User ${name}: spec.roles: there is no role "${unknown}" at ${tenant}`,
    );
  }
  const wanted = { ...profile, roles };
  const before = await tx.members.find(tenant, name);
  const ref = `user:${tenant}/${name}`;
  const change = entityDiff(ref, before, wanted);
  if (change.action === 'create') {
    await tx.members.create(tenant, name, wanted);
    await tx.emit('member.created', { tenant, person: ref });
  }
  if (before && change.action === 'update') {
    await tx.members.update(before, wanted);
    await tx.emit('member.updated', { tenant, person: ref });
  }
  return change;
}

async function applyRole(tx: Transaction, entity: Of<'Role'>) {
  const { namespace: tenant, name: id, title, description } = entity.metadata;
  const wanted = { name: title, description, ...entity.spec };
  const known = await tx.roles.list();
  const before = known.find(r => r.id === id && r.tenant === tenant);
  const change = entityDiff(`role:${tenant}/${id}`, before, wanted);
  if (change.action === 'create')
    await tx.roles.create(tenant, { id, ...wanted });
  if (before && change.action === 'update') {
    await tx.roles.update(before, wanted);
  }
  return change;
}

async function applyAssignment(tx: Transaction, entity: Of<'Assignment'>) {
  const { namespace: tenant } = entity.metadata;
  const { person, kind, reason, from, until } = entity.spec;
  await tx.tenants.get(tenant);
  const running = (await tx.assignments.all()).find(
    a => a.tenant === tenant && a.person === person,
  );
  const ref = `assignment:${tenant}/${person}`;
  const change = entityDiff(ref, running, {
    kind,
    reason,
    until: until && new Date(until).toISOString(),
  });
  if (change.action === 'unchanged') return change;
  if (running) await tx.assignments.end(running, 'plugin:tenants');
  await tx.assignments.create(tenant, { person, kind, reason, from, until });
  await tx.emit('assignment.created', { tenant, person });
  return change;
}

async function applyCustomerGroup(
  tx: Transaction,
  entity: Of<'CustomerGroup'>,
) {
  const { name: id, namespace, title, description } = entity.metadata;
  if (namespace !== PROVIDER) {
    throw new InputError(
      `files: CustomerGroup ${id}: metadata.namespace must be ${PROVIDER}`,
    );
  }
  const { rule, members = [], exclusions = [] } = entity.spec;
  const wanted = { name: title, description, rule, members, exclusions };
  const before = (await tx.tenantGroups.list()).find(g => g.id === id);
  const change = entityDiff(`customergroup:${id}`, before, wanted);
  if (change.action === 'create') await tx.tenantGroups.create(wanted, id);
  if (before && change.action === 'update') {
    await tx.tenantGroups.update(before, wanted);
  }
  return change;
}
