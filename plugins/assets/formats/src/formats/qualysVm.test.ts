import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { qualysVm } from './qualysVm';

type Detection = { severity?: number; type?: string; status?: string };
const report = ({ severity = 4, type = 'Vuln', status }: Detection) =>
  `<?xml version="1.0"?><!DOCTYPE ASSET_DATA_REPORT SYSTEM "https://qualys.example/asset_data_report.dtd">
<ASSET_DATA_REPORT><HEADER><TEMPLATE>Weekly</TEMPLATE></HEADER><HOST_LIST><HOST><IP network_id="7">10.1.2.3</IP><DNS>shop.example</DNS>
<OPERATING_SYSTEM>Debian 12</OPERATING_SYSTEM><VULN_INFO_LIST><VULN_INFO><QID id="qid_38739">38739</QID><TYPE>${type}</TYPE><PORT>22</PORT>
<PROTOCOL>tcp</PROTOCOL><RESULT>weak</RESULT><FIRST_FOUND>2026-01-05T10:00:00Z</FIRST_FOUND><VULN_STATUS>${status ?? 'Active'}</VULN_STATUS>
<CVSS3_FINAL>6.5 (AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N)</CVSS3_FINAL></VULN_INFO></VULN_INFO_LIST></HOST></HOST_LIST>
<GLOSSARY><VULN_DETAILS_LIST><VULN_DETAILS id="qid_38739"><QID id="qid_38739">38739</QID><TITLE>Old keys</TITLE><SEVERITY>${severity}</SEVERITY>
<THREAT>Keys are &lt;B&gt;old&lt;/B&gt;.</THREAT><CVE_ID_LIST><CVE_ID><ID>CVE-2024-1000</ID><URL>https://cve.example</URL></CVE_ID></CVE_ID_LIST></VULN_DETAILS></VULN_DETAILS_LIST></GLOSSARY></ASSET_DATA_REPORT>`;
const scan = `<!DOCTYPE SCAN SYSTEM "https://qualys.example/scan-1.dtd"><SCAN value="scan/1767607200.1">
<HEADER><KEY value="DATE">2026-01-05T10:00:00Z</KEY><OPTION_PROFILE><OPTION_PROFILE_TITLE>Full</OPTION_PROFILE_TITLE></OPTION_PROFILE></HEADER>
<IP value="10.1.2.3" name="shop.example"><OS>Debian</OS><INFOS><CAT value="Information gathering"><INFO number="6" severity="3"><TITLE>Name</TITLE></INFO></CAT></INFOS>
<VULNS><CAT value="Web" port="443" protocol="tcp"><VULN number="86476" severity="5"><TITLE>Stops</TITLE><CVSS3_BASE>7.5</CVSS3_BASE></VULN></CAT></VULNS></IP></SCAN>`;
const api = `<HOST_LIST_VM_DETECTION_OUTPUT><RESPONSE><DATETIME>2026-02-04T08:00:00Z</DATETIME><HOST_LIST><HOST><ID>1</ID><IP>10.1.2.3</IP><DETECTION_LIST>
<DETECTION><QID>38739</QID><TYPE>Confirmed</TYPE><SEVERITY>4</SEVERITY><STATUS>Fixed</STATUS></DETECTION></DETECTION_LIST></HOST></HOST_LIST></RESPONSE></HOST_LIST_VM_DETECTION_OUTPUT>`;
const table = `"Asset Vuln Datalist Report","04 Feb 2026 10:00AM GMT-0500","1"
"Company","Street 1","City"
"QID","Title","Severity","Type Detected","Last Detected","Protocol","Port","Status","Asset Name","Asset IPV4","Results"
"38739","Old keys","4","Confirmed","Feb 03, 2026 07:00 AM","'-","0","ACTIVE","SHOP","10.1.2.3","weak, old"
`;
const answer = `----BEGIN_RESPONSE_BODY_CSV
"Host ID","IP Address","Operating System","DNS Name","QG HostID","QID","Type","Port","Protocol","Status","Severity","First Found Datetime","Last Found Datetime","Results"
"1","10.1.2.3","Debian","shop.example","a-1","38739","Confirmed","22","tcp","Fixed","4","2026-01-05T10:00:00Z","2026-02-03T07:00:00Z","weak"
----END_RESPONSE_BODY_CSV
`;

scanFormatSuite(qualysVm, [
  { name: 'a report by host', content: report({}), findings: 1 },
  { name: 'results of a scan', content: scan, findings: 2 },
  { name: 'detections of the API', content: api, findings: 1 },
  { name: 'a table below what it is about', content: table, findings: 1 },
  { name: 'a table of the API', content: answer, findings: 1 },
  {
    name: 'a report without hosts',
    content:
      '<ASSET_DATA_REPORT><HEADER><TEMPLATE>T</TEMPLATE></HEADER></ASSET_DATA_REPORT>',
    findings: 0,
  },
]);

corpusSuite('qualys-vm', {
  rule: 'one finding a detection or row; rows above the names of columns are no findings',
});

const recordsOf = async (content: string) =>
  (await readBytes(content, [qualysVm])).records;
const findingOf = async (content: string) => {
  const record = (await recordsOf(content)).find(
    each => each.kind === 'finding',
  );
  if (record?.kind !== 'finding') throw new Error('no finding');
  return record.finding;
};

describe('qualysVm', () => {
  it('joins a detection with what its QID means', async () => {
    const [asset, finding] = await recordsOf(report({}));
    expect(asset).toMatchObject({
      asset: {
        name: 'shop.example',
        identifiers: [
          { kind: 'fqdn', value: 'shop.example' },
          { kind: 'ip', value: '10.1.2.3', zone: '7' },
        ],
      },
      coverage: { scope: 'Weekly' },
    });
    expect(finding).toMatchObject({
      finding: {
        rule: '38739',
        title: 'Old keys',
        severity: 'High',
        score: 6.5,
        description: 'Keys are old.',
        vulnerabilityIds: ['CVE-2024-1000'],
        occurrence: { kind: 'network', port: 22 },
      },
    });
  });

  it('says what Qualys says of an answer that is not whole', async () => {
    const warning =
      '<WARNING><CODE>1980</CODE><TEXT>1000 record limit exceeded</TEXT></WARNING>';
    const { warnings, records } = await readBytes(
      api.replace('</RESPONSE>', `${warning}</RESPONSE>`),
      [qualysVm],
    );
    expect(records).toHaveLength(2);
    expect(warnings.first).toEqual([expect.stringContaining('1000 record')]);
  });

  it('takes the time of an answer of the API for that of the scan', async () => {
    const { facts } = await readBytes(api, [qualysVm]);
    expect(facts.endedAt).toBe('2026-02-04T08:00:00.000Z');
  });

  it('keeps the key when severity and status change', async () => {
    const before = await findingOf(report({}));
    const after = await findingOf(report({ severity: 5, status: 'Fixed' }));
    expect([after.severity, after.status]).toEqual(['Critical', 'fixed']);
    expect(findingKey('qualys-vm', after)).toEqual(
      findingKey('qualys-vm', before),
    );
  });

  it('reads a report in which Qualys knows nothing of one host', async () => {
    const content = report({})
      .replace('<IP network_id="7">10.1.2.3</IP>', '<IPV6>2001:db8::1</IPV6>')
      .replace('<HOST>', '<HOST><ERROR>Not scanned</ERROR></HOST><HOST>');
    const { records, warnings } = await readBytes(content, [qualysVm]);
    expect(warnings.first).toEqual([expect.stringContaining('Not scanned')]);
    expect(records).toMatchObject([
      { asset: { identifiers: [{}, { kind: 'ip', value: '2001:db8::1' }] } },
      { kind: 'finding' },
    ]);
  });

  it('takes gathered information for no weakness', async () => {
    expect((await findingOf(report({ type: 'Ig' }))).severity).toBe('Info');
  });

  it('reads times and empty cells of tables', async () => {
    expect(await findingOf(table)).toMatchObject({
      lastSeenAt: '2026-02-03T07:00:00.000Z',
      occurrence: { kind: 'host' },
      asset: { identifiers: [{ value: 'shop' }, { value: '10.1.2.3' }] },
    });
  });

  it('reads the table of the API as its XML', async () => {
    expect(await findingOf(answer)).toMatchObject({
      rule: '38739',
      severity: 'High',
      status: 'fixed',
      firstSeenAt: '2026-01-05T10:00:00.000Z',
      lastSeenAt: '2026-02-03T07:00:00.000Z',
      asset: {
        name: 'shop.example',
        identifiers: [{ value: 'a-1' }, {}, { value: '10.1.2.3' }],
      },
    });
  });

  it.each([
    '<SIMPLE_RETURN><RESPONSE><TEXT>Bad login</TEXT></RESPONSE></SIMPLE_RETURN>',
    '<GENERIC_RETURN><API name="x"/><RETURN status="FAILED" number="2002">Bad login</RETURN></GENERIC_RETURN>',
    '<ASSET_DATA_REPORT><ERROR number="999">Bad login</ERROR></ASSET_DATA_REPORT>',
    '<SCAN value="scan/1.2"><ERROR number="999">Bad login</ERROR></SCAN>',
  ])('says what Qualys says where it sent no report: %s', async content => {
    await expect(recordsOf(content)).rejects.toThrow('Bad login');
  });
});
