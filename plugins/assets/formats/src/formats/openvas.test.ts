import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { openvas } from './openvas';

type Result = { port?: string; threat?: string; severity?: string };
const result = ({ port, threat, severity }: Result) =>
  `<result id="r"><name>Weak ciphers</name><creation_time>2026-01-05T10:00:00Z</creation_time>
<host>10.1.2.3<asset asset_id="a"/><hostname>shop.example</hostname></host><port>${port ?? '443/tcp'}</port>
<nvt oid="1.3.6.1.4.1.25623.1.0.7"><name>Weak ciphers</name><tags>summary=Old ciphers.|solution=Turn them off.|cvss_base_vector=AV:N/AC:L/Au:N/C:P/I:N/A:N</tags>
<refs><ref type="cve" id="CVE-2016-2183"/><ref type="url" id="https://sweet.example"/></refs></nvt>
<threat>${threat ?? 'Medium'}</threat><severity>${severity ?? '5.0'}</severity><qod><value>98</value></qod><description>3DES</description></result>`;
const report = (results: string, rows = -1) =>
  `<report id="1" format_id="2"><task><name>Weekly</name></task><report id="3"><gmp><version>22.4</version></gmp>
<filters><term>levels=hml rows=${rows}</term></filters><results start="1" max="-1">${results}</results>
<host><ip>10.1.2.3</ip><start>2026-01-05T10:00:00Z</start><end>2026-01-05T11:00:00Z</end>
<detail><name>best_os_txt</name><value>Debian 12</value></detail><detail><name>Auth-SSH-Success</name><value>1</value></detail></host>
<scan_start>2026-01-05T10:00:00Z</scan_start></report></report>`;

const hosts =
  'IP,Hostname,OS,Scan Start,Scan End,CVSS,Severity,High,Medium,Low,Log,False Positive,Total\n' +
  '10.1.2.3,shop.example,Debian 12,2026-01-05T10:00:00Z,2026-01-05T11:00:00Z,7.5,High,1,2,0,30,0,33\n';

scanFormatSuite(openvas, [
  {
    name: 'a report in a report',
    content: report(
      result({}) + result({ port: 'general/tcp', threat: 'Log' }),
    ),
    findings: 2,
  },
  {
    name: 'an answer of the protocol',
    content: `<get_reports_response status="200">${report(result({}))}</get_reports_response>`,
    findings: 1,
  },
  { name: 'no results', content: report(''), findings: 0 },
  {
    name: 'results alone',
    content: `<results start="1" max="1">${result({})}</results>`,
    findings: 1,
  },
  { name: 'a table of hosts', content: hosts, findings: 0 },
  {
    name: 'a table',
    content:
      'IP,Hostname,Port,Port Protocol,CVSS,Severity,QoD,NVT Name,Summary,NVT OID,CVEs\n' +
      '10.1.2.3,shop.example,443,tcp,5.0,Medium,98,Weak ciphers,"Old, ciphers",1.3.6.1.4.1.25623.1.0.7,"CVE-2016-2183,CVE-2016-6329"\n',
    findings: 1,
  },
]);

corpusSuite('openvas', {
  rule: 'one finding a result; the other importer leaves out CVE ids of the XML',
  count: ({ raw_records, findings }) =>
    raw_records?.['<result>'] ?? findings ?? 0,
  cves: ({ file, cves }) => (file?.endsWith('.xml') ? undefined : cves),
});

const recordsOf = async (content: string) =>
  (await readBytes(content, [openvas])).records;
const findingOf = async (of: Result) => {
  const [record] = await recordsOf(report(result(of)));
  if (record.kind !== 'finding') throw new Error('no finding');
  return record.finding;
};

describe('openvas', () => {
  it('knows the hosts of a table that has no results', async () => {
    const { records, warnings } = await readBytes(hosts, [openvas]);
    expect(records).toMatchObject([
      { kind: 'asset', asset: { name: 'shop.example', os: 'Debian 12' } },
    ]);
    expect(warnings.first).toEqual([expect.stringContaining('none of them')]);
  });

  it('covers a host whose scan has ended, and none where rows were left out', async () => {
    const [whole] = await recordsOf(report(''));
    expect(whole).toMatchObject({
      asset: { os: 'Debian 12', identifiers: [{ value: '10.1.2.3' }] },
      coverage: { scope: 'Weekly | levels=hml rows=-1', authenticated: true },
    });
    const [part] = await recordsOf(report('', 10));
    expect(part).toMatchObject({ coverage: undefined });
  });

  it('takes what a report on changes has no more for fixed', async () => {
    const of = (delta: string) =>
      result({}).replace('</result>', `<delta>${delta}</delta></result>`);
    const { records } = await readBytes(report(of('new') + of('gone')), [
      openvas,
    ]);
    expect(records).toMatchObject([
      { finding: { status: 'open' } },
      { finding: { status: 'fixed' } },
      { kind: 'asset' },
    ]);
  });

  it('keeps the key when the rating changes', async () => {
    const before = await findingOf({});
    const after = await findingOf({ threat: 'High', severity: '7.5' });
    expect([before.severity, after.severity]).toEqual(['Medium', 'High']);
    expect(findingKey('openvas', after)).toEqual(findingKey('openvas', before));
  });

  it.each([
    [{ threat: '', severity: '9.8' }, 'Critical', 'open'],
    [{ threat: 'Alarm' }, 'High', 'open'],
    [{ threat: 'Log', severity: '0.0' }, 'Info', 'open'],
    [{ threat: 'False Positive', severity: '-1.0' }, 'Info', 'false-positive'],
  ])('maps %p to %s and %s', async (of, severity, status) => {
    expect(await findingOf(of)).toMatchObject({ severity, status });
  });

  it.each(['get_reports_response', 'authenticate_response'])(
    'says what %s says in place of a report',
    async root => {
      const content = `<${root} status="404" status_text="No such report"/>`;
      await expect(recordsOf(content)).rejects.toThrow('No such report');
    },
  );

  it.each([
    ['https (443/tcp)', { kind: 'network', port: 443, service: 'https' }],
    ['53/udp', { kind: 'network', port: 53, protocol: 'udp' }],
    ['general/tcp', { kind: 'host' }],
  ])('reads the place %s', async (port, occurrence) => {
    expect((await findingOf({ port })).occurrence).toMatchObject(occurrence);
  });
});
