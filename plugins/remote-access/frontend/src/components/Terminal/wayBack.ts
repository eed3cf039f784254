import type { Return } from './SessionSocket';

const key = (session: string) => `wardroom.session.${session}`;

/** Keeps in this tab how to come back to a session, or forgets it. */
export function keepWayBack(session: string, way: Return | undefined): void {
  if (way) sessionStorage.setItem(key(session), JSON.stringify(way));
  else sessionStorage.removeItem(key(session));
}

/** How this tab can come back to the session, where it was in it. */
export function findWayBack(session: string): Return | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(session)) ?? 'null');
    return kept && { url: String(kept.url), resume: String(kept.resume) };
  } catch {
    return undefined;
  }
}
