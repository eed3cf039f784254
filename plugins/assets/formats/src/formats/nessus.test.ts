import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes, type Read } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { nessus } from './nessus';

const item = (attributes: string, content = '') =>
  `<ReportItem svc_name="www" protocol="tcp" pluginFamily="Web" pluginID="500" pluginName="Old server" ${attributes}>${content}</ReportItem>`;
const xml = (items: string, more = '') => `<?xml version="1.0" ?>
<NessusClientData_v2><Policy><policyName>Weekly</policyName><Preferences><ServerPreferences>
<preference><name>port_range</name><value>1-1024</value></preference></ServerPreferences></Preferences></Policy>
<Report name="Weekly" xmlns:cm="http://www.nessus.org/cm"><ReportHost name="10.1.2.3"><HostProperties>
<tag name="host-ip">10.1.2.3</tag><tag name="host-fqdn">shop.example</tag><tag name="netbios-name">ACME\\SHOP</tag>
<tag name="mac-address">00:11:22:AA:BB:CC</tag><tag name="Credentialed_Scan">true</tag>
<tag name="HOST_START">Mon Jan  5 10:00:00 2026</tag>${more}</HostProperties>${items}</ReportHost></Report></NessusClientData_v2>`;
const end = '<tag name="HOST_END_TIMESTAMP">1767607200</tag>';
const check = (name: string, result: string, severity: number) =>
  item(
    `port="0" severity="${severity}"`,
    `<cm:compliance-check-name>${name}</cm:compliance-check-name><cm:compliance-result>${result}</cm:compliance-result><cm:compliance-reference>800-53|AC-6,CSF|PR.AC-4</cm:compliance-reference>`,
  );
const tableOf = (...rows: string[]) =>
  [
    'Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output',
    ...rows,
    ',,,,,,,,,,,,',
  ].join('\n');

scanFormatSuite(nessus, [
  {
    name: 'XML with a port, the host and checks of a benchmark',
    content: xml(
      item('port="443" severity="2"', '<cve>CVE-2024-1000</cve>') +
        item('port="0" severity="0"') +
        check('1.1 Passwords', 'PASSED', 0) +
        check('1.2 Updates', 'FAILED', 3),
      end,
    ),
    findings: 3,
  },
  { name: 'XML without items', content: xml('', end), findings: 0 },
  {
    name: 'a table of Nessus, one row for each CVE of a plugin',
    content: tableOf(
      '500,CVE-2024-1000,5.0,High,10.1.2.3,tcp,443,Old server,s,d,n/a,,out',
      '500,CVE-2024-1001,5.0,High,10.1.2.3,tcp,443,Old server,s,d,n/a,,out',
      '500,CVE-2024-1000,5.0,High,10.1.2.4,tcp,443,Old server,s,d,n/a,,out',
      '21157,,,PASSED,10.1.2.4,tcp,0,Checks,,"""1.1 Passwords"" : [PASSED]",,,',
      '21157,,,FAILED,10.1.2.4,tcp,0,Checks,,"""1.2 Updates"" : [FAILED]",,,',
    ),
    findings: 3,
  },
  {
    name: 'a table of Security Center',
    content:
      'Plugin,Plugin Name,Family,Severity,IP Address,Protocol,Port,DNS Name,CVSS V3 Vector,First Discovered\n' +
      '500,Old server,Web,Critical,10.1.2.3,TCP,443,shop.example,AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N,"Feb 9, 2024 10:48:42 UTC"\n',
    findings: 1,
  },
  {
    name: 'a table of Vulnerability Management',
    content:
      'asset.name;asset.display_ipv4_address;definition.id;definition.name;severity;port;protocol;state\n' +
      'shop;10.1.2.3;500;Old server;Low;0;TCP;FIXED\n',
    findings: 1,
  },
  { name: 'a table without rows', content: tableOf(), findings: 0 },
]);

corpusSuite('nessus', {
  rule: 'one finding an item or row, so one a host, plugin and port; the other importer joins hosts and outputs',
  count: ({ raw_records }) =>
    raw_records?.['<ReportItem>'] ?? raw_records?.csv_rows ?? 0,
});

const finding = ({ records }: Read, at = 0) => {
  const found = records.filter(each => each.kind === 'finding')[at];
  if (found?.kind !== 'finding') throw new Error('no finding');
  return found.finding;
};

describe('nessus', () => {
  it('covers a host with its policy and ports, and only when its scan has ended', async () => {
    const ended = await readBytes(xml('', end), [nessus]);
    expect(ended.records[0]).toMatchObject({
      asset: {
        name: 'shop.example',
        identifiers: [
          { kind: 'fqdn', value: 'shop.example' },
          { kind: 'hostname', value: 'shop' },
          { kind: 'ip', value: '10.1.2.3' },
          { kind: 'mac', value: '00:11:22:aa:bb:cc' },
        ],
      },
      coverage: { scope: 'Weekly', authenticated: true, ports: '1-1024' },
    });
    const { records } = await readBytes(xml(''), [nessus]);
    expect(records[0]).toMatchObject({ coverage: undefined });
  });

  it('rates by CVSS 3 where it is there, and keeps the key when that changes', async () => {
    const rated = '<cvss3_base_score>9.8</cvss3_base_score>';
    const before = finding(
      await readBytes(xml(item('port="443" severity="2"')), [nessus]),
    );
    const after = finding(
      await readBytes(xml(item('port="443" severity="2"', rated)), [nessus]),
    );
    expect([before.severity, after.severity]).toEqual(['Medium', 'Critical']);
    expect(findingKey('nessus', after)).toEqual(findingKey('nessus', before));
  });

  it('tells checks of a benchmark apart, and makes no finding of one that passed', async () => {
    const { records } = await readBytes(
      xml(
        check('1.1 Passwords', 'PASSED', 0) + check('1.2 Updates', 'FAILED', 3),
      ),
      [nessus],
    );
    expect(records.slice(1)).toMatchObject([
      { kind: 'passed', rule: '500:1.1 Passwords', result: 'PASSED' },
      {
        kind: 'finding',
        finding: {
          rule: '500:1.2 Updates',
          severity: 'High',
          controls: { '800-53': ['AC-6'], CSF: ['PR.AC-4'] },
        },
      },
    ]);
  });

  it('puts a finding of a web application at its address', async () => {
    const site = `<NessusClientData_v2><Report><ReportHost name="https://shop.example/"><HostProperties/><ReportItem pluginID="98104" pluginName="XSS" severity="3" port="443" protocol="TCP"><plugin_output>Detected on URL 'https://shop.example/find' by the form element named 'q'</plugin_output></ReportItem></ReportHost></Report></NessusClientData_v2>`;
    expect(finding(await readBytes(site, [nessus]))).toMatchObject({
      asset: {
        identifiers: [{ kind: 'origin', value: 'https://shop.example' }],
      },
      occurrence: {
        kind: 'web',
        url: 'https://shop.example/find',
        parameter: 'q',
      },
    });
  });

  it('knows an application by its address where a table names no host', async () => {
    const content =
      'Plugin ID,Plugin Name,Severity,URL,Input Name\n98104,XSS,High,https://shop.example/find,q\n';
    expect(finding(await readBytes(content, [nessus]))).toMatchObject({
      asset: { identifiers: [{ kind: 'origin' }] },
      occurrence: { kind: 'web', url: 'https://shop.example/find' },
    });
  });

  it.each([
    ['1,10.1.2.3,443,Old,Critical,', 'Critical'],
    ['1,10.1.2.3,443,Old,None,', 'Info'],
    ['1,10.1.2.3,443,Old,,7.5', 'High'],
    ['1,10.1.2.3,443,Old,,', 'Info'],
  ])('rates a row without “Risk” by what it has: %s', async (row, severity) => {
    const names = 'Plugin ID,Host,Port,Name,Risk Factor,CVSS v3.0 Base Score';
    const read = await readBytes(`${names}\n${row}\n`, [nessus]);
    expect(finding(read).severity).toBe(severity);
  });

  it('rates an item without severity by its risk factor', async () => {
    const content = xml(item('port="0"', '<risk_factor>High</risk_factor>'));
    expect(finding(await readBytes(content, [nessus])).severity).toBe('High');
  });

  it('takes lists in cells as the newest exports write them', async () => {
    const content = `asset.name,definition.id,definition.name,definition.cve,definition.see_also,severity
shop,1,Old,"[""CVE-2024-1000"",""CVE-2024-1001""]","[""https://a.example/1"",""https://a.example/2""]",high
`;
    expect(finding(await readBytes(content, [nessus]))).toMatchObject({
      vulnerabilityIds: ['CVE-2024-1000', 'CVE-2024-1001'],
      references: ['https://a.example/1', 'https://a.example/2'],
    });
  });

  it('refuses the format of old versions and says what to do', async () => {
    await expect(
      readBytes('<NessusClientData><Report/></NessusClientData>', [nessus]),
    ).rejects.toThrow('with a later version');
  });
});
