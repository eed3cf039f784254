import type { StoredGrant } from './GrantReader';

/** What every audit event of a grant says of it. */
export function grantFacts(grant: StoredGrant) {
  const { tenant, id, person, window, reason } = grant;
  return {
    ...{ tenant, object: id, reason },
    person: person ?? 'everybody who is assigned',
    targets: namesOf(grant),
    from: window.from,
    until: window.until,
    plan: grant.plan?.hash,
  };
}

/** The targets of a grant in words. */
export function namesOf({ targets, names }: StoredGrant): string {
  if (targets.kind === 'all') return 'all targets';
  if (targets.kind === 'tag') return `targets tagged ${targets.tag}`;
  return names.join(', ');
}
