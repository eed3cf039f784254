import type { EndReason } from '@wardroom/remote-access-common';

const reasons: Record<number, EndReason> = {
  // Server: busy, upstream timeout, error, not found, unavailable, conflict, closed, session timeout, session closed.
  0x0200: 'desktop-failed',
  0x0201: 'desktop-failed',
  0x0202: 'timeout',
  0x0203: 'target-lost',
  0x0204: 'unreachable',
  0x0205: 'unreachable',
  0x0207: 'unreachable',
  0x0208: 'unreachable',
  0x0209: 'remote-closed',
  0x020a: 'remote-closed',
  0x020b: 'remote-closed',
  // Client: bad request, unauthorized, forbidden, timeout.
  0x0300: 'desktop-failed',
  0x0301: 'auth-failed',
  0x0303: 'auth-failed',
  0x0308: 'desktop-failed',
};

/** What a status of the Guacamole protocol means to a technician. guacd's own words are never passed on. */
export function reasonOfStatus(status: number | undefined): EndReason {
  return reasons[status ?? 0] ?? 'target-lost';
}
