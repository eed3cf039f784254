import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@wardroom/platform-test-utils';
import { describeWithDesktops } from '../testing/describeWithDesktops';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { desktopOrder } from '../testing/desktopOrder';
import { FakePortal } from '../testing/FakePortal';
import { guacdPlace } from '../testing/guacdPlace';
import { guacdProcesses } from '../testing/guacdProcesses';
import { VncDesktop } from '../testing/VncDesktop';

describeWithDesktops('a guacd of the gateway', () => {
  let vnc: VncDesktop;
  let portal: FakePortal;
  beforeEach(async () => {
    vnc = await VncDesktop.start('canary12');
    portal = await FakePortal.start({ guacd: guacdPlace() });
  });
  afterEach(async () => {
    await portal.stop();
    await vnc.stop();
  });

  async function open() {
    const order = await desktopOrder(portal, {
      target: { port: vnc.port, settings: { protocol: 'vnc' } },
      password: 'canary12',
    });
    const ticket = portal.ticketFor(order);
    await DesktopBrowser.open(portal, { ticket });
    return { order, ...guacdProcesses(portal.pid) };
  }

  it('is gone when the gateway is killed, with all it started', async () => {
    const { servers, desktops } = await open();
    expect([servers.length, desktops.length]).toEqual([1, 1]);
    process.kill(portal.pid, 'SIGKILL');
    await until(() =>
      [...servers, ...desktops].every(pid => !existsSync(`/proc/${pid}`)),
    );
  });

  it.each([
    [
      'more than a gigabyte',
      (home: string) =>
        [1, 2, 3].forEach(file =>
          execFileSync('fallocate', ['-l', '400M', join(home, `${file}`)]),
        ),
    ],
    [
      'ten thousand files',
      (home: string) =>
        execFileSync('sh', ['-c', 'seq 10000 | xargs touch'], { cwd: home }),
    ],
  ])(
    'ends where its target leaves %s in it, and nothing stays',
    async (_, fill) => {
      const { order, servers } = await open();
      const environment = readFileSync(`/proc/${servers[0]}/environ`, 'utf8');
      const [, home] = /(?:^|\0)HOME=([^\0]+)/.exec(environment) ?? [];
      const outside = `${root()}${home}`;
      fill(outside);
      expect(await portal.endOf(order.session)).toMatchObject({
        ...{ reason: 'target-lost', recording: { state: 'sealed' } },
      });
      await until(() => !existsSync(outside));
      expect(portal.heard.join()).toContain('its target filled the drive');
    },
  );
});

function root(): string {
  const place = guacdPlace();
  return (place && 'root' in place && place.root) || '';
}
