import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { nmap } from './nmap';

const run = (hosts: string, args = 'nmap -sV --script vulners 10.1.2.3') =>
  `<?xml version="1.0"?><!DOCTYPE nmaprun>
<nmaprun scanner="nmap" args="${args}" start="1767607200" version="7.95">
<scaninfo type="syn" protocol="tcp" services="22,80"/><scaninfo type="udp" protocol="udp" services="53"/>
${hosts}<runstats><finished time="1767607300"/></runstats></nmaprun>`;
const host = (ports: string, reason = 'syn-ack') =>
  `<host endtime="1767607250"><status state="up" reason="${reason}"/><address addr="10.1.2.3" addrtype="ipv4"/>
<address addr="00:11:22:AA:BB:CC" addrtype="mac"/><hostnames><hostname name="shop.example" type="PTR"/></hostnames>
<ports>${ports}</ports></host>`;
const ssh = (script: string) =>
  `<port protocol="tcp" portid="22"><state state="open"/><service name="ssh" product="OpenSSH" version="7.4"><cpe>cpe:/a:openbsd:openssh:7.4</cpe></service>${script}</port>`;
const vulners = `<script id="vulners" output="x"><table key="cpe:/a:openbsd:openssh:7.4">
<table><elem key="id">CVE-2018-15919</elem><elem key="cvss">5.3</elem><elem key="type">cve</elem></table>
<table><elem key="id">CVE-2016-10012</elem><elem key="cvss">7.8</elem><elem key="type">cve</elem></table></table></script>`;
const check = (state: string) =>
  `<script id="ssl-heartbleed" output="Risk factor: High"><table key="NMAP-1"><elem key="title">Heartbleed</elem><elem key="state">${state}</elem><table key="ids"><elem>CVE:CVE-2014-0160</elem></table></table></script>`;

scanFormatSuite(nmap, [
  {
    name: 'a service with weaknesses, and a port that is filtered',
    content: run(
      host(
        `${ssh(vulners)}<port protocol="tcp" portid="80"><state state="filtered"/></port>`,
      ),
    ),
    findings: 2,
  },
  { name: 'no host', content: run(''), findings: 0 },
]);

corpusSuite('nmap', {
  rule: 'one finding a weakness that a script found; the other importer has one of severity Info for each port too',
  count: ({ findings, severities }) =>
    (findings ?? 0) - (severities?.Info ?? 0),
});

const recordsOf = async (content: string) =>
  (await readBytes(content, [nmap])).records;

describe('nmap', () => {
  it('tells assets with their services, and which ports and scripts cover them', async () => {
    expect((await recordsOf(run(host(ssh('')))))[0]).toMatchObject({
      kind: 'asset',
      asset: {
        name: 'shop.example',
        identifiers: [
          { kind: 'fqdn', value: 'shop.example' },
          { kind: 'ip', value: '10.1.2.3' },
          { kind: 'mac', value: '00:11:22:aa:bb:cc' },
        ],
        services: [
          {
            port: 22,
            protocol: 'tcp',
            name: 'ssh',
            product: 'OpenSSH',
            version: '7.4',
          },
        ],
      },
      coverage: { scope: 'vulners', ports: 'T:22,80,U:53' },
    });
  });

  it('has no asset where nothing has answered', async () => {
    const silent =
      '<port protocol="tcp" portid="22"><state state="filtered"/></port>';
    const down =
      '<host><status state="down"/><address addr="10.1.2.4" addrtype="ipv4"/></host>';
    expect(await recordsOf(run(host(silent, 'user-set') + down))).toEqual([]);
  });

  it('reads vulners of versions that write text alone', async () => {
    const text = `<script id="vulners" output="&#xa;  cpe:/a:openbsd:openssh:7.4: &#xa;    &#x9;CVE-2018-15919&#x9;5.0&#x9;https://vulners.com/cve/CVE-2018-15919"/>`;
    expect((await recordsOf(run(host(ssh(text)))))[1]).toMatchObject({
      finding: {
        rule: 'CVE-2018-15919',
        title: 'CVE-2018-15919 in OpenSSH 7.4',
        severity: 'Medium',
        vulnerabilityIds: ['CVE-2018-15919'],
        occurrence: { kind: 'network', port: 22 },
      },
    });
  });

  it('takes a check of its library for a finding, and for passed where it says so', async () => {
    const kinds = ['VULNERABLE', 'NOT VULNERABLE'].map(async state => {
      const [, record] = await recordsOf(run(host(ssh(check(state)))));
      return record;
    });
    expect(await Promise.all(kinds)).toMatchObject([
      {
        finding: {
          rule: 'ssl-heartbleed:NMAP-1',
          severity: 'High',
          vulnerabilityIds: ['CVE-2014-0160'],
        },
      },
      { kind: 'passed', result: 'NOT VULNERABLE' },
    ]);
  });
});
