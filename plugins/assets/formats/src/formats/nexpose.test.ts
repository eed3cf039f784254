import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { nexpose } from './nexpose';

type Report = { severity?: number; status?: string; scan?: string };
const report = ({ severity = 5, status, scan = 'finished' }: Report) =>
  `<NexposeReport version="2.0"><scans><scan id="1" startTime="20260105T100000000" endTime="20260105T110000000" status="${scan}"/></scans>
<nodes><node address="10.1.2.3" status="alive" hardware-address="001122AABBCC" scan-template="Full audit"><names><name>shop.example</name></names>
<fingerprints><os certainty="0.8" vendor="Debian" product="Linux" version="12"/></fingerprints>
<tests><test id="host-test" status="not-vulnerable"/><test id="other" status="skipped-version"/></tests>
<endpoints><endpoint protocol="tcp" port="53" status="open"><services><service name="DNS"><tests>
<test id="DNS-Snooping" key="" status="${status ?? 'vulnerable-exploited'}" vulnerable-since="20251231T235959123"><Paragraph>Four answers</Paragraph></test>
</tests></service></services></endpoint></endpoints></node></nodes>
<VulnerabilityDefinitions><vulnerability id="dns-snooping" title="Cache snooping" severity="${severity}" cvssScore="5.0" cvssVector="(AV:N/AC:L/Au:N/C:P/I:N/A:N)">
<references><reference source="CVE">CVE-2024-1000</reference><reference source="URL">https://dns.example</reference></references>
<solution><ContainerBlockElement><Paragraph>Restrict it.</Paragraph></ContainerBlockElement></solution></vulnerability></VulnerabilityDefinitions></NexposeReport>`;

const simple = `<NeXposeSimpleXML version="1.0"><generated>20260105T110000000</generated><devices><device address="10.1.2.3" id="7">
<fingerprint certainty="0.80"><description>Debian Linux 12</description><vendor>Debian</vendor></fingerprint>
<vulnerabilities><vulnerability id="unix-umask" resultCode="VP"><id type="url">https://umask.example</id></vulnerability></vulnerabilities>
<services><service name="NTP" port="123" protocol="udp"><fingerprint certainty="0.2"><product>NTP</product><version>4.2</version></fingerprint>
<vulnerabilities><vulnerability id="NTPD-crypto" resultCode="VV"><id type="cve">2009-1252</id><id type="bid">35017</id></vulnerability>
<vulnerability id="other" resultCode="NV"/></vulnerabilities></service></services></device></devices></NeXposeSimpleXML>`;

scanFormatSuite(nexpose, [
  { name: 'a simple export', content: simple, findings: 2 },
  { name: 'a test that found something', content: report({}), findings: 1 },
  {
    name: 'nothing found',
    content: report({ status: 'not-vulnerable' }),
    findings: 0,
  },
]);

/** Tests whose status says vulnerable or potential. */
const TESTS: Record<string, number> = { 'dns.xml': 5, 'many_vulns.xml': 162 };

corpusSuite('nexpose', {
  rule: 'one finding a test that found something, at its port; the other importer joins them and adds ports and hosts',
  count: ({ file }) => TESTS[file ?? ''],
});

const recordsOf = async (of: Report) =>
  (await readBytes(report(of), [nexpose])).records;
const findingOf = async (of: Report) => {
  const found = (await recordsOf(of)).find(each => each.kind === 'finding');
  if (found?.kind !== 'finding') throw new Error('no finding');
  return found.finding;
};

describe('nexpose', () => {
  it('joins a test with what it looks for, which stands behind it', async () => {
    expect(await findingOf({})).toMatchObject({
      rule: 'dns-snooping',
      title: 'Cache snooping',
      severity: 'Medium',
      vulnerabilityIds: ['CVE-2024-1000'],
      remediation: 'Restrict it.',
      evidence: 'Four answers',
      firstSeenAt: '2025-12-31T23:59:59.000Z',
      occurrence: { kind: 'network', port: 53, protocol: 'tcp' },
    });
  });

  it('reads a simple export, which has ids and no severities', async () => {
    const { records, warnings } = await readBytes(simple, [nexpose]);
    expect(warnings.first).toEqual([expect.stringContaining('no severities')]);
    expect(records).toMatchObject([
      {
        asset: {
          name: '10.1.2.3',
          os: 'Debian Linux 12',
          services: [{ port: 123, protocol: 'udp', product: 'NTP' }],
        },
      },
      { finding: { rule: 'unix-umask', occurrence: { kind: 'host' } } },
      {
        finding: {
          rule: 'ntpd-crypto',
          title: 'NTPD-crypto',
          severity: 'Info',
          vulnerabilityIds: ['CVE-2009-1252'],
          occurrence: { kind: 'network', port: 123, protocol: 'udp' },
        },
      },
    ]);
  });

  it('finds what is wrong with a protocol that has no ports on the host', async () => {
    const { records } = await readBytes(
      report({}).replace(
        'protocol="tcp" port="53"',
        'protocol="icmp" port="0"',
      ),
      [nexpose],
    );
    expect(records).toMatchObject([
      { asset: { services: [] } },
      { kind: 'passed' },
      { finding: { rule: 'dns-snooping', occurrence: { kind: 'host' } } },
    ]);
  });

  it('says where a report does not tell what a test looks for', async () => {
    const content = report({}).replace('id="dns-snooping"', 'id="other"');
    const { records, warnings } = await readBytes(content, [nexpose]);
    expect(records.at(-1)).toMatchObject({ finding: { severity: 'Info' } });
    expect(warnings.first).toEqual([expect.stringContaining('dns-snooping')]);
  });

  it('tells the asset with its services, and covers it when the scan is finished', async () => {
    const [asset, passed] = await recordsOf({});
    expect(asset).toMatchObject({
      asset: {
        name: 'shop.example',
        os: 'Debian Linux 12',
        services: [{ port: 53, name: 'DNS' }],
      },
      coverage: { scope: 'Full audit' },
    });
    expect(passed).toMatchObject({ kind: 'passed', rule: 'host-test' });
    const [stopped] = await recordsOf({ scan: 'stopped' });
    expect(stopped).toMatchObject({ coverage: undefined });
  });

  it('keeps the key when severity and status change', async () => {
    const before = await findingOf({});
    const after = await findingOf({
      severity: 9,
      status: 'exception-vulnerable-version',
    });
    expect([after.severity, after.status]).toEqual([
      'Critical',
      'risk-accepted',
    ]);
    expect(findingKey('nexpose', after)).toEqual(findingKey('nexpose', before));
  });
});
