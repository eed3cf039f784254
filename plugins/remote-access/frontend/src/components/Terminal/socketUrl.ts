import type { Entry } from '@wardroom/remote-access-common';

/** Where the WebSocket of a session or a replay is, on the server of this page. */
export function socketUrl(entry: Entry): string {
  const url = new URL(entry.url, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
