import type { Entity } from '@backstage/catalog-model';
import { PROVIDER } from '@wardroom/tenants-common';
import type { EntityChanges } from '@wardroom/tenants-node';
import { catalogApiVersion } from './catalogModel';
import type { StoredMember } from '../member/MemberReader';
import type { StoredTenant } from '../tenant/TenantReader';

/** The catalog's picture of a tenant and its people: slow facts only. Closed customers and disabled people are gone. */
export function entitiesOf(
  tenant: StoredTenant,
  members: StoredMember[],
): EntityChanges {
  const { id: namespace } = tenant;
  const open = tenant.state !== 'closed';
  const customer: Entity = {
    apiVersion: catalogApiVersion,
    kind: 'Customer',
    metadata: { namespace, name: namespace, title: tenant.name },
    spec: {
      tier: tenant.tier,
      state: tenant.state,
      key: tenant.key,
      timeZone: tenant.timeZone,
      ...(tenant.industry && { industry: tenant.industry }),
      ...(tenant.region && { region: tenant.region }),
    },
  };
  const people: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { namespace, name: 'people', title: `${tenant.name}: people` },
    spec: {
      type: namespace === PROVIDER ? 'provider' : 'customer',
      children: [],
    },
  };
  const active = members.filter(m => m.state === 'active');
  const present = [
    ...(namespace === PROVIDER ? [] : [customer]),
    people,
    ...active.map(userOf),
  ];
  const disabled = members.filter(m => m.state === 'disabled').map(m => m.ref);
  if (open) return { present, gone: disabled };
  const refs = present.map(
    e => `${e.kind.toLowerCase()}:${namespace}/${e.metadata.name}`,
  );
  return { present: [], gone: [...refs, ...disabled] };
}

function userOf(member: StoredMember): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      namespace: member.tenant,
      name: member.name,
      title: member.displayName,
    },
    spec: {
      profile: { displayName: member.displayName },
      memberOf: ['people'],
    },
  };
}
