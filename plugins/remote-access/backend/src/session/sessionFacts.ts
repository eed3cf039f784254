import type { StoredSession } from './SessionReader';

/** What every audit event of a session says of it. */
export function sessionFacts(session: StoredSession) {
  return {
    tenant: session.tenant,
    object: session.id,
    person: session.person,
    target: session.target.name,
    intervention: session.intervention?.id,
    emergency: session.emergency?.id,
    grant: session.grant,
  };
}

/** Whole seconds for which it was open. */
export function openSeconds(session: StoredSession): number {
  const { activeAt, endedAt } = session;
  if (!activeAt || !endedAt) return 0;
  return Math.round((Date.parse(endedAt) - Date.parse(activeAt)) / 1000);
}
