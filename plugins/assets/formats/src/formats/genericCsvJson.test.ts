import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { genericCsvJson } from './genericCsvJson';
import { genericTime } from './genericRecords';

const finding = (fields: object = {}) => ({
  title: 'Weak cipher',
  severity: 'High',
  description: 'TLS 1.0 is on.',
  ...fields,
});
const report = (...findings: object[]) => JSON.stringify({ findings });
const table = [
  'Date,Title,CweId,Url,Severity,Description,Mitigation,FalsePositive,epss_score,known_exploited,CVSSV3,CVE',
  '01/30/2018,Weak cipher,327,https://shop.example/a?b=1,High,"TLS 1.0, on",Turn it off,TRUE,.5,True,AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H,CVE-2024-1',
  '30/01/2018,Open port,0,,Urgent,Open,,FALSE,,,,',
].join('\n');

scanFormatSuite(genericCsvJson, [
  { name: 'a table', content: table, findings: 2 },
  {
    name: 'JSON with two places',
    content: report(finding({ endpoints: ['shop.example', '10.0.0.1:443'] })),
    findings: 2,
  },
  {
    name: 'nothing found',
    content: '{"name":"Review","type":"Review","findings":[]}',
    findings: 0,
  },
]);

corpusSuite('generic-csv-json', {
  rule: 'one finding for each row, and for each place of an object; the other importer joins rows of one title',
  count: ({ findings, raw_records, ...entry }) =>
    raw_records?.csv_rows ??
    Math.max(
      findings ?? 0,
      (entry as { distinct_locations?: number }).distinct_locations ?? 0,
    ),
});

describe('generic-csv-json', () => {
  const read = async (content: string) =>
    readBytes(content, [genericCsvJson], { format: 'generic-csv-json' });

  it('reads a row into its place, status and figures, and warns of what it does not know', async () => {
    const { records, warnings } = await read(table);
    expect(records).toMatchObject([
      {
        finding: {
          rule: 'Weak cipher',
          status: 'false-positive',
          cwes: [327],
          vulnerabilityIds: [],
          epss: { score: 0.5 },
          knownExploited: true,
          score: 7.5,
          asset: { identifiers: [{ kind: 'fqdn' }, { kind: 'origin' }] },
          occurrence: { kind: 'web', url: 'https://shop.example/a?b=1' },
          lastSeenAt: '2018-01-30T00:00:00.000Z',
        },
      },
      {
        finding: {
          severity: 'Info',
          sourceSeverity: 'Urgent',
          occurrence: { kind: 'host' },
        },
      },
    ]);
    expect(warnings.first).toEqual([
      'Open port: the severity “Urgent” is unknown; it counts as Info',
    ]);
  });

  it.each([
    [{ endpoints: ['10.0.0.1:443'] }, { kind: 'network', port: 443 }],
    [{ endpoints: ['2001:db8::1'] }, { kind: 'host' }],
    [
      { endpoints: [{ protocol: 'https', host: 'a.example', path: 'b' }] },
      { kind: 'web', url: 'https://a.example/b' },
    ],
    [
      { component_name: 'openssl', component_version: '1.1' },
      { kind: 'package', name: 'openssl', version: '1.1' },
    ],
    [
      { file_path: 'a.c', line: '7' },
      { kind: 'code', file: 'a.c', line: 7 },
    ],
  ])('finds the place in %j', async (fields, occurrence) => {
    const { records } = await read(report(finding(fields)));
    expect(records).toMatchObject([{ finding: { occurrence } }]);
  });

  it('takes a description that is empty, but no table of anybody for its own', async () => {
    const { records } = await read(report(finding({ description: '' })));
    expect(records).toHaveLength(1);
    const bare = 'Title,Severity\nWeak cipher,High\n';
    expect((await read(bare)).records).toHaveLength(1);
    await expect(readBytes(bare, [genericCsvJson])).rejects.toThrow('not sure');
  });

  it('reads columns with the names of fields, and each endpoint of a cell', async () => {
    const { records } = await read(
      [
        'title,severity,description,cwe,endpoints,vulnerability_ids,false_p',
        'Weak cipher,High,b,327,https://a.example/;v=1; b.example,CVE-2024-10001; GHSA-aaaa-bbbb-cccc,True',
      ].join('\n'),
    );
    const about = {
      cwes: [327],
      vulnerabilityIds: ['CVE-2024-10001', 'GHSA-aaaa-bbbb-cccc'],
      status: 'false-positive',
    };
    expect(records).toMatchObject([
      { finding: { ...about, occurrence: { url: 'https://a.example/;v=1' } } },
      { finding: { ...about, asset: { name: 'b.example' } } },
    ]);
  });

  it.each([
    [{ titel: 'a' }, 'Finding 1: titel is no field'],
    [{ title: '', severity: null }, 'Finding 1: title, severity are missing'],
  ])('refuses %j and names the field', async (fields, message) => {
    await expect(read(report(finding(fields)))).rejects.toThrow(message);
  });

  it.each(['TRUE', 'Wahr', 'vrai', 'VERDADERO'])(
    'takes %s for yes, as spreadsheets of that language write it',
    async word => {
      const content = `Title,Severity,Description,FalsePositive\nA,Low,b,${word}\n`;
      expect((await read(content)).records).toMatchObject([
        { finding: { status: 'false-positive' } },
      ]);
    },
  );

  it.each([
    ['28/02/2021', '2021-02-28T00:00:00.000Z'],
    ['02/03/2021', '2021-02-03T00:00:00.000Z'],
    ['02.03.2021', '2021-03-02T00:00:00.000Z'],
    ['2021-01-06', '2021-01-06T00:00:00.000Z'],
    ['2021/01/06', '2021-01-06T00:00:00.000Z'],
    ['Jan 6, 2021', '2021-01-06T00:00:00.000Z'],
    ['soon', undefined],
  ])('reads the date %s', (text, time) => {
    expect(genericTime(text)).toBe(time);
  });
});
