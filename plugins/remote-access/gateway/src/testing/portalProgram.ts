import { FakePortal } from './FakePortal';

/**
 * A portal in a process of its own, so that a test can kill it. It is asked for a terminal on a port, by a message, and
 * answers with what a browser needs.
 */
export async function portalProgram(): Promise<void> {
  const [directory, targetPort] = process.argv.slice(2);
  const portal = await FakePortal.start({ directory });
  const order = await portal.order({ target: { port: Number(targetPort) } });
  process.send?.({
    fromPortalProgram: {
      port: portal.port,
      origin: portal.origin,
      ticket: portal.ticketFor(order),
      order,
      gatewayPid: portal.pid,
      sign: portal.identity.sign,
    },
  });
}

if (require.main === module) void portalProgram();
