import type { TerminalOrder } from '@wardroom/remote-access-common';
import { FakePortal } from './FakePortal';

/** What the program is started with: where its target is, and a private key in base64 where it takes no password. */
export type PortalWishes = {
  target: Partial<TerminalOrder['target']>;
  privateKey?: string;
};

/** What it tells: all that a browser needs for one terminal. */
export type StartedPortal = {
  port: number;
  origin: string;
  ticket: string;
  order: TerminalOrder;
  gatewayPid: number;
  sign: FakePortal['identity']['sign'];
};

/**
 * A portal in a process of its own, which a test can kill, or keep busy with a message `{ blockMs }`: then its event
 * loop is blocked for so long, again and again.
 */
export async function portalProgram(): Promise<void> {
  const [directory, wishes] = process.argv.slice(2);
  const { target, privateKey } = JSON.parse(wishes) as PortalWishes;
  const portal = await FakePortal.start({ directory });
  const order = await portal.order({
    target,
    secret: privateKey
      ? {
          kind: 'private-key',
          privateKey: Buffer.from(privateKey, 'base64'),
        }
      : undefined,
  });
  const started: StartedPortal = {
    port: portal.port,
    origin: portal.origin,
    ticket: portal.ticketFor(order),
    order,
    gatewayPid: portal.pid,
    sign: portal.identity.sign,
  };
  process.send?.({ fromPortalProgram: started });
  process.on('message', ({ blockMs }: { blockMs: number }) => {
    setInterval(() => {
      const end = performance.now() + blockMs;
      while (performance.now() < end) {
        // busy
      }
    }, 5);
  });
}

if (require.main === module) void portalProgram();
