/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  describeWithVpn,
  labHost,
  until,
  VpnLab,
  type LabCustomer,
} from '@wardroom/platform-test-utils';
import { SiteNames } from './names/SiteNames';
import { ConnectorProgram } from './testing/ConnectorProgram';
import { LabDesktop } from './testing/LabDesktop';

/** Where the test set-up puts Debian 11's guacd, since Debian 12 has none. */
const root = '/var/cache/wardroom/guacd';
const canRun =
  existsSync(`${root}/usr/sbin/guacd`) && existsSync('/usr/bin/Xtigervnc');
const describeDesktops = canRun ? describeWithVpn : describe.skip;

const sites = { acme: 'sit_acme', globex: 'sit_globex' };
const ranges = [{ network: '10.0.0.0/24', ports: '5900' }];

describeDesktops('the desktops of a site', () => {
  let lab: VpnLab;
  let connector: ConnectorProgram;
  let acme: LabCustomer;
  let globex: LabCustomer;
  let files: Record<keyof typeof sites, string>;
  let names = 0;

  const namesOf = (site: string) =>
    new SiteNames(join(connector.directory, 'run'), site);

  const bringUp = async (name: keyof typeof sites) =>
    connector.up(
      await connector.order(
        sites[name],
        { kind: 'openvpn', file: files[name] },
        { ranges },
      ),
    );

  /** A screen of this size at the customer's port 5900, open to whoever reaches it. */
  const screen = async (customer: LabCustomer, size: string) => {
    const display = `:${20_000 + Number(customer.wanAddress.split('.')[3])}`;
    lab.start(customer.namespace, [
      ...['Xtigervnc', display, '-geometry', size, '-depth', '24'],
      ...['-interface', labHost, '-rfbport', '5900', '-AlwaysShared'],
      ...['-SecurityTypes', 'None', '-nolisten', 'unix'],
    ]);
    const listening = () =>
      execFileSync('nsenter', [
        ...[`--net=/run/netns/${customer.namespace}`, 'ss', '-Hltn'],
      ]).toString();
    await until(() => listening().includes(':5900'));
  };

  beforeAll(async () => {
    lab = new VpnLab();
    acme = await lab.customer('acme');
    globex = await lab.customer('globex');
    files = {
      acme: await lab.openVpn(acme),
      globex: await lab.openVpn(globex),
    };
    await screen(acme, '800x600');
    await screen(globex, '640x480');
    const guacd = ['--guacd', '/usr/sbin/guacd', '--guacd-root', root];
    connector = await ConnectorProgram.start(lab.wan, guacd);
    await bringUp('acme');
    await bringUp('globex');
  }, 90_000);

  afterAll(async () => {
    await connector?.stop();
    await lab?.stop();
  }, 60_000);

  const nextName = () => `dsk_${(names += 1)}`;

  async function knock(site: string, name = nextName(), host = labHost) {
    const line = `WARDROOM/1 DESKTOP ${name} ${host} 5900`;
    const { answer, socket } = await connector.knock(site, line);
    return { answer, desktop: new LabDesktop(socket), name };
  }

  /** Opens the desktop at the customer's host, and waits for its picture. */
  async function open(site: string) {
    const opened = await knock(site);
    expect(opened.answer).toMatch(
      new RegExp(`^OK [\\d.]+ ${labHost} /var/lib/wardroom-desktops/`),
    );
    const { desktop } = opened;
    desktop.say('select', 'vnc');
    await until(() => desktop.last('args') !== undefined);
    desktop.connect({ hostname: labHost, port: '5900' });
    await until(() => desktop.last('sync') !== undefined);
    return opened;
  }

  /** The guacds that stand in a namespace, with what the kernel says of them. */
  const guacds = (site: string) => {
    const { namespace } = namesOf(site);
    if (!existsSync(`/run/netns/${namespace}`)) return [];
    return execFileSync('ip', ['netns', 'pids', namespace])
      .toString()
      .split('\n')
      .filter(Boolean)
      .flatMap(pid => {
        try {
          const read = (file: string) =>
            readFileSync(`/proc/${pid}/${file}`, 'utf8');
          const [command] = read('cmdline').split('\0');
          return [{ pid: Number(pid), command, status: read('status') }];
        } catch {
          // It ended while it was looked at.
          return [];
        }
      })
      .filter(({ command }) => /(guacd|unshare)$/.test(command));
  };

  it('show two customers’ screens at the same address, each its own', async () => {
    const [one, other] = [await open(sites.acme), await open(sites.globex)];
    expect(one.desktop.size).toBe('800x600');
    expect(other.desktop.size).toBe('640x480');
    one.desktop.socket.destroy();
    other.desktop.socket.destroy();
    await until(
      () => guacds(sites.acme).length + guacds(sites.globex).length === 0,
    );
  });

  it('have each a guacd of their own, without any right, in the site’s network alone', async () => {
    const opened = [await open(sites.acme), await open(sites.acme)];
    const running = guacds(sites.acme).filter(one =>
      /guacd$/.test(one.command),
    );
    const users = running.map(({ status }) => {
      expect(status).toMatch(/^CapEff:\t0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      return /^Uid:\t(\d+)/m.exec(status)?.[1];
    });
    expect(new Set(users).size).toBe(2);
    expect(users).not.toContain('0');
    expect(guacds(sites.globex)).toEqual([]);
    for (const { desktop } of opened) desktop.socket.destroy();
    await until(() => guacds(sites.acme).length === 0);
  });

  it('are joined by whoever names them, and end with the last who leaves', async () => {
    const { desktop, name } = await open(sites.acme);
    const [, id] = desktop.last('ready') ?? [];
    const second = await knock(sites.acme, name);
    second.desktop.say('select', id);
    await until(() => second.desktop.last('args') !== undefined);
    second.desktop.connect({ 'read-only': 'true' });
    await until(() => second.desktop.last('sync') !== undefined);
    expect(second.desktop.size).toBe('800x600');
    second.desktop.socket.destroy();
    const before = desktop.heard.length;
    await until(() => desktop.heard.length > before);
    desktop.socket.destroy();
    await until(() => guacds(sites.acme).length === 0);
    const { desktops } = namesOf(sites.acme);
    await until(() => !existsSync(`${root}${desktops}/${1}`));
  });

  it.each([
    ['10.0.1.10', 'not-allowed'],
    ['127.0.0.1', 'not-allowed'],
    ['desk.acme.test', 'no-name-servers'],
  ])('do not lead to %s', async (host, reason) => {
    const { answer } = await knock(sites.acme, nextName(), host);
    expect(answer).toBe(`ERR ${reason}`);
    expect(guacds(sites.acme)).toEqual([]);
  });

  it('end when the parent of their guacd is killed, and the next one opens', async () => {
    const { desktop } = await open(sites.acme);
    const [parent] = guacds(sites.acme).filter(one =>
      /unshare$/.test(one.command),
    );
    const closed = new Promise(resolve => {
      desktop.socket.once('close', resolve);
    });
    process.kill(parent.pid, 'SIGKILL');
    await closed;
    await until(() => guacds(sites.acme).length === 0);
    const next = await open(sites.acme);
    expect(next.desktop.size).toBe('800x600');
    next.desktop.socket.destroy();
    await until(() => guacds(sites.acme).length === 0);
  });

  it('leave nothing when the connector is killed, and the next connector opens them again', async () => {
    await open(sites.globex);
    expect(guacds(sites.globex)).not.toEqual([]);
    const { desktops } = namesOf(sites.globex);
    await connector.kill();
    await until(() => guacds(sites.globex).length === 0);
    await connector.begin();
    expect(existsSync(`${root}${desktops}`)).toBe(false);
    await bringUp('globex');
    const again = await open(sites.globex);
    expect(again.desktop.size).toBe('640x480');
    await connector.channel.ask('takeDown', { site: sites.globex });
    expect(existsSync(`${root}${desktops}`)).toBe(false);
  }, 60_000);
});
