import { existsSync } from 'node:fs';
import { until } from '@wardroom/platform-test-utils';
import { describeWithDesktops } from '../testing/describeWithDesktops';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { desktopOrder } from '../testing/desktopOrder';
import { FakePortal } from '../testing/FakePortal';
import { guacdPlace } from '../testing/guacdPlace';
import { guacdProcesses } from '../testing/guacdProcesses';
import { VncDesktop } from '../testing/VncDesktop';

describeWithDesktops('a guacd of the gateway', () => {
  it('is gone when the gateway is killed, with all it started', async () => {
    const vnc = await VncDesktop.start('canary12');
    const portal = await FakePortal.start({ guacd: guacdPlace() });
    const order = await desktopOrder(portal, {
      target: { port: vnc.port, settings: { protocol: 'vnc' } },
      password: 'canary12',
    });
    const ticket = portal.ticketFor(order);
    await DesktopBrowser.open(portal, { ticket });
    const { servers, desktops } = guacdProcesses(portal.pid);
    expect([servers.length, desktops.length]).toEqual([1, 1]);
    process.kill(portal.pid, 'SIGKILL');
    await until(() =>
      [...servers, ...desktops].every(pid => !existsSync(`/proc/${pid}`)),
    );
    await portal.stop();
    await vnc.stop();
  });
});
