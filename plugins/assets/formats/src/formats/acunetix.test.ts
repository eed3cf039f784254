import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { acunetix } from './acunetix';

const item = (severity = 'medium', details = 'One') =>
  `<ReportItem id="1"><Name><![CDATA[SQL injection]]></Name><Details><![CDATA[<b>${details}</b>]]></Details><Affects>/a</Affects><Parameter>id</Parameter><Severity>${severity}</Severity><TechnicalDetails><Request><![CDATA[POST /a HTTP/1.1\nCookie: s=geheim]]></Request></TechnicalDetails><CWEList><CWE id="89">CWE-89</CWE></CWEList><CVSS3><Descriptor>CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L</Descriptor><Score>5.3</Score></CVSS3></ReportItem>`;
const xml = (items: string, aborted = 'False') =>
  `<?xml version="1.0"?><ScanGroup ExportedOn="28/02/2020, 05:13:54"><Scan><StartURL>shop.example:8080</StartURL><StartTime>27/02/2020, 12:56:09</StartTime><Aborted>${aborted}</Aborted><Crawler StartUrl="http://shop.example:8080/"/><ReportItems>${items}</ReportItems></Scan></ScanGroup>`;
const weakness = {
  Name: 'Cookie',
  Type: 'CookieNotMarkedAsHttpOnly',
  Severity: 'BestPractice',
  State: 'AcceptedRisk',
  Url: 'https://shop.example/login',
  FirstSeenDate: '06/16/2021 12:30 PM',
  Classification: { Cwe: '16', Owasp: 'A5', Cvss31: null },
  HttpRequest: {
    Method: 'GET',
    Content: 'GET / HTTP/1.1\r\nCookie: s=geheim',
    Parameters: [{ Name: 'id', Vulnerable: true }],
  },
};
const json = (...weaknesses: object[]) =>
  JSON.stringify({
    Generated: '25/06/2021 09:59 AM',
    Target: { ScanId: '6', Url: 'https://shop.example/' },
    Vulnerabilities: weaknesses,
  });

scanFormatSuite(acunetix, [
  { name: 'XML', content: xml(item()), findings: 1 },
  { name: 'XML without weaknesses', content: xml(''), findings: 0 },
  { name: 'JSON', content: json(weakness), findings: 1 },
  { name: 'JSON without weaknesses', content: json(), findings: 0 },
]);

corpusSuite('acunetix', {
  rule: 'one finding an item of a report; the other importer joins items of one name',
  count: ({ raw_records: raw }) =>
    raw?.['<ReportItem>'] ?? raw?.Vulnerabilities ?? 0,
});

describe('acunetix', () => {
  it('is known by what was found where that fills the start of a file', async () => {
    const { Vulnerabilities, ...rest } = JSON.parse(json(weakness));
    const many = Array(500).fill({ LookupId: '1', ...Vulnerabilities[0] });
    const content = JSON.stringify({ Vulnerabilities: many, ...rest });
    const { records } = await readBytes(content, [acunetix]);
    expect(records[0]).toMatchObject({
      asset: { name: 'https://shop.example' },
    });
  });

  const first = async (content: string) => {
    const { records } = await readBytes(content, [acunetix]);
    const [found] = records.filter(each => each.kind === 'finding');
    return found.finding;
  };

  it('says the same rule and place again when rating and details change', async () => {
    const before = await first(xml(item()));
    const after = await first(xml(item('high', 'Others')));
    expect([after.rule, after.occurrence]).toEqual([
      before.rule,
      before.occurrence,
    ]);
    expect(before).toMatchObject({
      asset: { name: 'http://shop.example:8080' },
      occurrence: {
        url: 'http://shop.example:8080/a',
        method: 'POST',
        parameter: 'id',
      },
    });
  });

  it('puts what is weak about a server as a whole at its address', async () => {
    const whole = item().replace('>/a<', '>Web Server<');
    expect((await first(xml(whole))).occurrence).toMatchObject({
      url: 'http://shop.example:8080/',
    });
  });

  it('reads state, month before day, and keeps no cookies', async () => {
    const found = await first(json(weakness));
    expect(found).toMatchObject({
      severity: 'Info',
      status: 'risk-accepted',
      firstSeenAt: '2021-06-16T12:30:00.000Z',
      controls: { OWASP: ['A5'] },
    });
    expect(JSON.stringify([found, await first(xml(item()))])).not.toContain(
      'geheim',
    );
  });

  it('covers nothing where the scan was aborted', async () => {
    const of = async (aborted: string) => {
      const content = xml('', aborted);
      return (await readBytes(content, [acunetix])).records[0];
    };
    expect(await of('False')).toMatchObject({ coverage: { scope: '' } });
    expect(await of('True')).toMatchObject({ coverage: undefined });
  });
});
