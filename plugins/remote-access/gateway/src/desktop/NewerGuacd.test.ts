import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { desktopOrder, type DesktopWishes } from '../testing/desktopOrder';
import { FakeGuacd } from '../testing/FakeGuacd';
import { FakePortal } from '../testing/FakePortal';
import { RdpGreeter } from '../testing/RdpGreeter';
import { encodeInstruction } from './encodeInstruction';

const password = 'canary-of-newer';

/** Some of what a guacd of today asks for, in an order of its own. */
const args = [
  ...['VERSION_1_6_0', 'timeout', 'port', 'hostname', 'cert-tofu', 'password'],
  ...['cert-fingerprints', 'ignore-cert', 'disable-gfx', 'username', 'drive'],
  ...['drive-path', 'enable-drive', 'security', 'a-name-nobody-knows-yet'],
];

describe('a guacd that is newer than we are', () => {
  let guacd: FakeGuacd;
  let behindDoor: FakeGuacd;
  let portal: FakePortal;
  const folder = mkdtempSync(join(tmpdir(), 'wrd-guacd-'));
  const door = join(folder, 'door.sock');

  beforeAll(async () => {
    [guacd, behindDoor] = await Promise.all([
      FakeGuacd.start({ args }),
      FakeGuacd.start({ args, door }),
    ]);
    portal = await FakePortal.start({
      guacd: { host: '127.0.0.1', port: guacd.port, drive: '/drive' },
    });
    for (const each of [guacd, behindDoor]) {
      each.afterConnect = socket => socket.write(encodeInstruction('sync', 1));
    }
  });
  afterAll(async () => {
    guacd.stop();
    behindDoor.stop();
    await portal.stop();
    rmSync(folder, { recursive: true });
  });

  async function open(wishes: Omit<DesktopWishes, 'password'>) {
    const order = await desktopOrder(portal, { password, ...wishes });
    const ticket = portal.ticketFor(order);
    const browser = await DesktopBrowser.open(portal, { ticket });
    browser.tell({ type: 'end' });
    await browser.closes();
  }

  it('is told what it asks for by its names, and the version that both know', async () => {
    await open({ target: { port: 5900, settings: { protocol: 'vnc' } } });
    expect(guacd.connected).toMatchObject({
      ...{ VERSION_1_6_0: 'VERSION_1_5_0', hostname: '127.0.0.1' },
      ...{ port: '5900', password, timeout: '', 'ignore-cert': '' },
      'a-name-nobody-knows-yet': '',
    });
  });

  it('checks the pinned certificate itself, on the very connection that carries the password', async () => {
    const server = await RdpGreeter.start();
    const { port } = server;
    await open({
      target: {
        ...{ port, username: 'ann' },
        settings: {
          ...{ protocol: 'rdp', security: 'any', certificate: 'pin' },
          ...{ drive: false, keyboard: 'en-us-qwerty' },
        },
      },
    }).finally(() => server.stop());
    expect(guacd.connected['cert-fingerprints']).toMatch(
      /^sha256:([0-9a-f]{2}:){31}[0-9a-f]{2}$/,
    );
    expect(guacd.connected['ignore-cert']).toBe('');
    expect(guacd.connected['cert-tofu']).toBe('');
  });

  it('in a customer’s network is told where the target stands there', async () => {
    await open({
      road: { kind: 'site', site: 'sit_acme', door },
      target: {
        ...{ host: 'desk.acme.test', port: 5900 },
        settings: { protocol: 'vnc' },
      },
    });
    expect(behindDoor.asked[0]).toMatch(
      /^WARDROOM\/1 DESKTOP dsk_\w+ desk.acme.test 5900\n$/,
    );
    expect(behindDoor.connected).toMatchObject({
      ...{ hostname: '10.0.0.10', port: '5900', password },
    });
  });
});
