/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  describeWithVpn,
  labHost,
  until,
  VpnLab,
  type LabCustomer,
} from '@wardroom/platform-test-utils';
import { ConnectorProgram } from '../testing/ConnectorProgram';
import { hostKeyBehind } from '../testing/hostKeyBehind';
import { SiteNames } from '../names/SiteNames';

const sites = ['sit_acme', 'sit_globex'];

describeWithVpn('sites behind WireGuard', () => {
  let lab: VpnLab;
  let connector: ConnectorProgram;
  let hostKeys: string[];
  let customers: LabCustomer[];

  beforeAll(async () => {
    lab = new VpnLab();
    connector = await ConnectorProgram.start(lab.wan);
    hostKeys = [];
    customers = [];
    for (const site of sites) {
      const customer = await lab.customer(site.slice(4));
      const file = await lab.wireGuard(customer);
      hostKeys.push(customer.hostKey);
      customers.push(customer);
      const order = await connector.order(site, { kind: 'wireguard', file });
      await connector.up(order);
    }
  }, 90_000);

  afterAll(async () => {
    await connector?.stop();
    await lab?.stop();
  }, 60_000);

  it('reaches two customers at the same address, each its own', async () => {
    const met = await Promise.all(
      sites.map(async site => {
        const { answer, socket } = await connector.dial(site, labHost, 22);
        expect(answer).toMatch(/^OK \d/);
        return hostKeyBehind(socket);
      }),
    );
    expect(met).toEqual(hostKeys);
    expect(met[0]).not.toBe(met[1]);
  });

  it('says when the other end was heard of last', async () => {
    const report = await connector.report(sites[0]);
    const age = Date.now() - Date.parse(report?.handshakeAt ?? '');
    expect(age).toBeLessThan(120_000);
  });

  it('notices a peer that answers no more, and sessions go on when it is back', async () => {
    const { answer, socket } = await connector.dial(sites[1], labHost, 22);
    expect(answer).toMatch(/^OK/);
    const before = connector.changes.length;
    lab.setReachable(customers[1], false);
    socket.write('SSH-2.0-still_there\r\n');
    await until(
      () => connector.changes.slice(before).some(c => c.state === 'down'),
      60,
    );
    await expect(connector.dial(sites[1], labHost, 22)).resolves.toMatchObject({
      answer: 'ERR site-down',
    });
    await expect(connector.report(sites[0])).resolves.toMatchObject({
      state: 'up',
    });
    lab.setReachable(customers[1], true);
    await connector.reaches(sites[1], 'up');
  });

  it('is down while its device is gone, and comes back by itself', async () => {
    const { device, namespace } = new SiteNames(
      join(connector.directory, 'run'),
      sites[0],
    );
    const before = connector.changes.length;
    execFileSync('nsenter', [
      ...[`--net=/run/netns/${namespace}`, 'ip', 'link', 'delete', device],
    ]);
    await until(() =>
      connector.changes.slice(before).some(c => c.state === 'down'),
    );
    await connector.reaches(sites[0], 'up');
    const { answer } = await connector.dial(sites[0], labHost, 22);
    expect(answer).toMatch(/^OK/);
  });
});
