import { createRouteRef } from '@backstage/frontend-plugin-api';

export const sessionsRouteRef = createRouteRef();
export const commandsRouteRef = createRouteRef();
export const wallRouteRef = createRouteRef();
export const vaultRouteRef = createRouteRef();
export const accessRouteRef = createRouteRef();
export const sessionRulesRouteRef = createRouteRef();
export const sitesRouteRef = createRouteRef();
export const gatewaysRouteRef = createRouteRef();

/** Address of a running session. */
export function sessionPath(tenant: string, session: string): string {
  return `/sessions/${encodeURIComponent(tenant)}/${encodeURIComponent(session)}`;
}

/** Address of the replay of a session. */
export function replayPath(tenant: string, session: string): string {
  return `${sessionPath(tenant, session)}/replay`;
}

/** Address of the report on a session and its plan. */
export function planReportPath(tenant: string, session: string): string {
  return `${sessionPath(tenant, session)}/report`;
}

/** Address of the page that shows a running session. */
export function watchPath(tenant: string, session: string): string {
  return `${sessionPath(tenant, session)}/watch`;
}

/** Address of all running sessions. */
export const wallPath = '/running';

/** Address of a moment in the replay of a session. */
export function momentPath(
  tenant: string,
  session: string,
  at: string,
): string {
  return `${replayPath(tenant, session)}?at=${encodeURIComponent(at)}`;
}
