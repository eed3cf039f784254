import { WebSocket } from 'ws';

/** Where a portal takes WebSockets. */
export type Place = { port: number; origin: string };

/** A WebSocket to a portal, as a browser on this page would open it. */
export async function connectPage({ port, origin }: Place): Promise<WebSocket> {
  const url = `ws://127.0.0.1:${port}/api/remote-access/connect`;
  const ws = new WebSocket(url, { origin, perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    ws.once('open', resolve);
    ws.once('error', reject);
  });
  return ws;
}
