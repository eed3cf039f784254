import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { qualysWas } from './qualysWas';

const found = `<VULNERABILITY_LIST><VULNERABILITY><UNIQUE_ID>u</UNIQUE_ID><QID>150085</QID><URL>https://shop.example/find?q=1</URL>
<PARAM>q</PARAM><DETECTION_DATE>14 May 2024 09:35AM GMT+0200</DETECTION_DATE><PAYLOADS><PAYLOAD><REQUEST><METHOD>POST</METHOD>
<URL>https://shop.example/find</URL><HEADERS><HEADER><key>Cookie</key><value>id=s3cret</value></HEADER></HEADERS></REQUEST>
<RESPONSE><CONTENTS base64="true">aGVsbG8=</CONTENTS></RESPONSE></PAYLOAD></PAYLOADS><IGNORED>false</IGNORED></VULNERABILITY></VULNERABILITY_LIST>`;
const gathered = `<INFORMATION_GATHERED_LIST><INFORMATION_GATHERED><QID>6</QID><DATA base64="true">aGVsbG8=</DATA></INFORMATION_GATHERED></INFORMATION_GATHERED_LIST>`;
const entry = (qid: number, severity: number) =>
  `<QID><QID>${qid}</QID><SEVERITY>${severity}</SEVERITY><TITLE>Test ${qid}</TITLE><CWE>CWE-772</CWE><SOLUTION>N/A</SOLUTION></QID>`;
const report = (results: string, { severity = 3, status = 'Finished' } = {}) =>
  `<WAS_SCAN_REPORT><SUMMARY><GLOBAL_SUMMARY><VULNERABILITY>1</VULNERABILITY></GLOBAL_SUMMARY></SUMMARY><RESULTS>${results}</RESULTS>
<GLOSSARY><QID_LIST>${entry(150085, severity)}${entry(6, 3)}</QID_LIST></GLOSSARY><APPENDIX><SCAN_LIST><SCAN><PROFILE>Weekly</PROFILE>
<STATUS>${status}</STATUS><AUTHENTICATION_STATUS>Successful</AUTHENTICATION_STATUS></SCAN></SCAN_LIST><WEBAPP><URL>https://shop.example/</URL></WEBAPP></APPENDIX></WAS_SCAN_REPORT>`;

scanFormatSuite(qualysWas, [
  {
    name: 'a vulnerability and gathered information',
    content: report(found + gathered),
    findings: 2,
  },
  {
    name: 'a report by web application',
    content: report(
      `<WEB_APPLICATION><NAME>Shop</NAME>${found}</WEB_APPLICATION>`,
    ).replace(/WAS_SCAN_REPORT/g, 'WAS_WEBAPP_REPORT'),
    findings: 1,
  },
  { name: 'nothing found', content: report(''), findings: 0 },
]);

corpusSuite('qualys-was', {
  rule: 'one finding a detection; the other importer joins those of one QID',
});

const recordsOf = async (content: string) =>
  (await readBytes(content, [qualysWas])).records;
const findingOf = async (content: string) => {
  const record = (await recordsOf(content)).find(
    each => each.kind === 'finding',
  );
  if (record?.kind !== 'finding') throw new Error('no finding');
  return record.finding;
};

describe('qualysWas', () => {
  it('puts a detection at its address, and masks what the request carries', async () => {
    const finding = await findingOf(report(found));
    expect(finding).toMatchObject({
      rule: '150085',
      severity: 'Medium',
      cwes: [772],
      asset: { identifiers: [{ kind: 'origin' }] },
      occurrence: { kind: 'web', method: 'POST', parameter: 'q' },
      lastSeenAt: '2024-05-14T07:35:00.000Z',
    });
    expect(finding.evidence).toContain('hello');
    expect(JSON.stringify(finding)).not.toContain('s3cret');
  });

  it('covers the application when its scan is finished', async () => {
    expect((await recordsOf(report('')))[0]).toMatchObject({
      coverage: { scope: 'Weekly', authenticated: true },
    });
    const [stopped] = await recordsOf(report('', { status: 'Canceled' }));
    expect(stopped).toMatchObject({ coverage: undefined });
  });

  it('takes gathered information for no weakness', async () => {
    expect((await findingOf(report(gathered))).severity).toBe('Info');
  });

  it('puts gathered information on the web application that it is of', async () => {
    const sites = ['https://one.example/', 'https://two.example/'];
    const records = await recordsOf(
      report(
        sites
          .map(
            url =>
              `<WEB_APPLICATION><URL>${url}</URL>${gathered}</WEB_APPLICATION>`,
          )
          .join(''),
      ).replace(/WAS_SCAN_REPORT/g, 'WAS_WEBAPP_REPORT'),
    );
    expect(records.slice(1)).toMatchObject(
      sites.map(url => ({ finding: { occurrence: { kind: 'web', url } } })),
    );
  });

  it('keeps the key when the severity changes', async () => {
    const before = await findingOf(report(found));
    const after = await findingOf(report(found, { severity: 5 }));
    expect(after.severity).toBe('Critical');
    expect(findingKey('qualys-was', after)).toEqual(
      findingKey('qualys-was', before),
    );
  });
});
