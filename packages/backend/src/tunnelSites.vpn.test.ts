/** @jest-environment node */
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '@wardroom/platform-common';
import {
  describeWithVpn,
  labHost,
  until,
  VpnLab,
  type LabCustomer,
} from '@wardroom/platform-test-utils';
import {
  encodeSiteSecret,
  sealSecret,
  type SiteSecret,
} from '@wardroom/remote-access-common';
import { ConnectorLab } from './testing/ConnectorLab';
import { filesBelow } from './testing/filesBelow';
import { processesBelow } from './testing/processesBelow';
import { RemoteLab } from './testing/RemoteLab';
import { ServedLab } from './testing/ServedLab';
import { spellingsOf } from './testing/spellingsOf';

const sites = '/remote-access/tenants/acme/sites';
const chatter = 'for i in $(seq 5000); do echo "word $i"; sleep 0.05; done\n';

const describeScans = existsSync('/usr/bin/nmap') ? describe : describe.skip;

describeWithVpn('sites behind tunnels, in the whole product', () => {
  let vpn: VpnLab;
  let connector: ConnectorLab;
  let served: ServedLab;
  let lab: RemoteLab;
  let acme: LabCustomer;
  const ofFetch = globalThis.fetch;
  const answers: string[] = [];
  const told: string[] = [];
  let secrets: Record<string, string>;
  let site: string;

  beforeAll(async () => {
    vpn = new VpnLab();
    acme = await vpn.customer('acme');
    const files = {
      openvpn: await vpn.openVpn(acme),
      wireguard: await vpn.wireGuard(acme),
    };
    connector = await ConnectorLab.start(vpn.wan);
    served = await ServedLab.start({
      APP_CONFIG_remoteAccess_connector_socket: connector.socket,
    });
    globalThis.fetch = async (...request) => {
      const answer = await ofFetch(...request);
      answers.push(await answer.clone().text());
      return answer;
    };
    lab = new RemoteLab(served.life.url, served.life.tokens);
    secrets = {
      'the key of OpenVPN': lineOf(files.openvpn, 'PRIVATE KEY'),
      'the key of its handshakes': lineOf(files.openvpn, 'OpenVPN Static key'),
      'the key of WireGuard':
        /PrivateKey = (\S+)/.exec(files.wireguard)?.[1] ?? '',
    };
    await until(async () =>
      Boolean((await keys()).connector && (await keys()).seal),
    );
    site = await addSite({ kind: 'openvpn', file: files.openvpn });
    await addSite({ kind: 'wireguard', file: files.wireguard });
    await lab.prepare({
      ...{ host: labHost, port: 22, site },
      ...{ username: acme.username, privateKey: acme.privateKey },
    });
  }, 240_000);

  afterAll(async () => {
    globalThis.fetch = ofFetch;
    await served?.stop();
    await connector?.stop();
    await vpn?.stop();
  }, 120_000);

  const keys = async () =>
    (
      await lab
        .as('superAdmin')
        .ask('GET', '/remote-access/public/gateway-keys')
    ).body;

  /** Creates a site as the browser does, and waits until its tunnel is up. */
  async function addSite(secret: SiteSecret): Promise<string> {
    const id = newId('sit');
    const { connector: seal } = await keys();
    const sealed = await sealSecret(encodeSiteSecret(secret), seal, {
      ...{ purpose: 'site', tenant: 'acme', id, version: 1 },
    });
    await lab.as('superAdmin').must('POST', sites, {
      ...{ id, kind: secret.kind, name: secret.kind, nameServers: [] },
      ranges: [{ network: '10.0.0.0/24', ports: '22' }],
      secret: { sealed, secretVersion: 1 },
    });
    await until(async () => {
      const { body } = await lab.as('superAdmin').must('GET', `${sites}/${id}`);
      return body.status?.state === 'up';
    });
    return id;
  }

  async function enter() {
    await served.freshen();
    return lab.enter({ cookie: served.life.cookie });
  }

  const freeze = (frozen: boolean) =>
    process.kill(-(acme.openVpn?.pid ?? 0), frozen ? 'SIGSTOP' : 'SIGCONT');

  it('a session stands still while its tunnel is away for six seconds, and goes on', async () => {
    const { terminal, id } = await enter();
    terminal.type(chatter);
    await terminal.shows('word 10');
    freeze(true);
    await wait(6_000);
    const { length } = terminal.output;
    freeze(false);
    await until(() => terminal.output.length > length);
    await expect(lab.session(id)).resolves.toMatchObject({ state: 'active' });
    terminal.tell({ type: 'end' });
    await terminal.notice('ended');
    told.push(terminal.output, JSON.stringify(terminal.notices));
  });

  it('a session ends when its tunnel stays away, and all is recorded up to then', async () => {
    const { terminal, id } = await enter();
    terminal.type(chatter);
    await terminal.shows('word 10');
    const shown = terminal.output;
    await wait(1_000);
    freeze(true);
    await until(() => terminal.notices.some(n => n.type === 'ended'), 90);
    freeze(false);
    expect(await terminal.notice('ended')).toMatchObject({
      reason: 'target-lost',
    });
    await until(
      async () => (await lab.session(id)).recording?.state === 'sealed',
    );
    const { recording } = await lab.session(id);
    const recorded = await lab.recordedOutput(recording.id);
    expect(recorded.slice(0, shown.length)).toBe(shown);
    told.push(terminal.output, JSON.stringify(terminal.notices), recorded);
  }, 150_000);

  describeScans('with Nmap', () => {
    it("a scan brings the hosts behind a tunnel to the customer's assets", async () => {
      const analyst = lab.as('superAdmin');
      const runs = '/assets/tenants/acme/scan-runs';
      // It may still be on its way back from being away.
      await until(async () => {
        const { body } = await analyst.must('GET', `${sites}/${site}`);
        return body.status?.state === 'up';
      }, 60);
      const { body: run } = await analyst.must('POST', runs, {
        ...{ scanner: 'nmap', type: 'discovery', site },
        targets: { assets: [], ranges: ['10.0.0.0/28'] },
      });
      let ended = run;
      await until(async () => {
        ended = (await analyst.must('GET', `${runs}/${run.id}`)).body;
        return !['reserved', 'running'].includes(ended.state);
      }, 60);
      expect(ended).toMatchObject({ state: 'done', progress: 100 });
      const imported = `/assets/tenants/acme/scan-imports/${ended.scanImportId}`;
      await until(
        async () => (await analyst.must('GET', imported)).body.state === 'done',
        60,
      );
      const { body: assets } = await analyst.must(
        'GET',
        `/assets/assets?tenant=acme&search=${labHost}`,
      );
      expect(assets.items).toMatchObject([{ name: '10-0-0-10' }]);
      const outside = await analyst.must('POST', runs, {
        ...{ scanner: 'nmap', type: 'discovery', site },
        targets: { assets: [], ranges: ['10.0.1.0/28'] },
      });
      await until(async () => {
        ended = (await analyst.must('GET', `${runs}/${outside.body.id}`)).body;
        return ended.state === 'failed';
      }, 60);
      expect(ended.reason).toContain(
        '10.0.1.0/28 is not in the ranges of the site, so nothing was scanned',
      );
    }, 150_000);
  });

  it('no file of a tunnel is to be found anywhere once it was sealed', async () => {
    const processes = processesBelow(served.pid, connector.pid);
    expect(processes.commands.join()).toContain('openvpn');
    const { body: audited } = await lab
      .as('superAdmin')
      .must('GET', '/audit/tenants/acme/events?limit=200');
    const places: Record<string, string[]> = {
      'answers of the API': answers,
      'what browsers were told': told,
      'command lines of processes': processes.commands,
      'environments of processes': processes.environments,
      'the audit log': [JSON.stringify(audited)],
      'files of the product': filesBelow(
        served.life.environment.WARDROOM_DATA_DIR,
      ),
      'files of the connector': filesBelow(connector.directory),
      'the database': await served.dump(),
      'the logs': [served.log, ...connector.printed],
    };
    const leaks = Object.entries(places).flatMap(([place, texts]) =>
      Object.entries(secrets)
        .filter(([, secret]) =>
          spellingsOf(secret).some(form => texts.some(t => t.includes(form))),
        )
        .map(([name]) => `${name} is in ${place}`),
    );
    expect(leaks).toEqual([]);
    expect(Object.values(secrets).every(s => s.length > 20)).toBe(true);
    expect(Object.values(places).every(texts => texts.length > 0)).toBe(true);
  });
});

/** The second line of a block, which no other has. */
function lineOf(file: string, title: string): string {
  const [, ...lines] = file.slice(file.indexOf(`BEGIN ${title}`)).split('\n');
  return lines[1];
}
