import { createRouteRef } from '@backstage/frontend-plugin-api';

export const sessionsRouteRef = createRouteRef();
export const vaultRouteRef = createRouteRef();

type SessionKey = { tenant: string; id: string };

/** Address of the terminal of a session. */
export function sessionPath({ tenant, id }: SessionKey): string {
  return `/sessions/${tenant}/${id}`;
}

/** Address of the recording of a session. */
export function replayPath({ tenant, id }: SessionKey): string {
  return `/sessions/${tenant}/${id}/replay`;
}

/** Address of what is recorded of a session while it runs. */
export function watchPath({ tenant, id }: SessionKey): string {
  return `/sessions/${tenant}/${id}/watch`;
}

/** Address of the request that a session was opened for. */
export function requestPath(session: {
  tenant: string;
  intervention: { key: string };
}): string {
  return `/requests/${session.tenant}/${session.intervention.key}`;
}

/** Address of the sessions, with a filter set. */
export function sessionsPath(filter: Record<string, string> = {}): string {
  const query = new URLSearchParams(filter).toString();
  return query ? `/sessions?${query}` : '/sessions';
}
