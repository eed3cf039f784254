import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { testssl } from './testssl';

const header = '"id","fqdn/ip","port","severity","finding","cve","cwe"';
const row = (id: string, severity: string, cve = '') =>
  `"${id}","shop.example/192.0.2.7","443","${severity}","offered","${cve}","CWE-327"`;
const csv = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`;
const check = {
  id: 'BEAST',
  severity: 'LOW',
  finding: 'x',
  cve: 'CVE-2011-3389',
};
const flat = JSON.stringify([
  { ...check, ip: 'shop.example/192.0.2.7', port: '443' },
]);
const pretty = JSON.stringify({
  Invocation: 'testssl.sh shop.example',
  version: '3.2',
  startTime: '1700000000',
  scanResult: [
    {
      targetHost: 'shop.example',
      ip: '192.0.2.7',
      port: '443',
      protocols: [{ id: 'SSLv3', severity: 'OK', finding: 'not offered' }],
      vulnerabilities: [check],
    },
  ],
});

const problem = (finding: string) => [
  { id: 'scanProblem', severity: 'FATAL', finding },
];
const unreached = JSON.stringify({
  Invocation: 'testssl.sh shop.example',
  clientProblem1: problem('No engine'),
  scanResult: problem('Cannot connect'),
});

scanFormatSuite(testssl, [
  {
    name: 'CSV with a weakness, a fact and what is in order',
    content: csv(row('BEAST', 'LOW'), row('service', 'INFO'), row('RC4', 'OK')),
    findings: 2,
  },
  { name: 'flat JSON', content: flat, findings: 1 },
  {
    name: 'lines of flat JSON',
    content: `${flat.slice(1, -1)}\n${flat.slice(1, -1)}\n`,
    findings: 2,
  },
  { name: 'JSON by sections', content: pretty, findings: 1 },
  {
    name: 'JSON of a target that is not there',
    content: unreached,
    findings: 0,
  },
  { name: 'CSV without rows', content: csv(), findings: 0 },
]);

/** Rows that are neither in order nor a figure of the whole scan. */
const ROWS: Record<string, number> = {
  'defectdojo_many_vuln.csv': 377,
  'overall_critical.csv': 143,
};

corpusSuite('testssl', {
  rule: 'one finding a row that is not OK and sums up nothing; the other importer makes one for each CVE, and joins rows',
  count: ({ file, findings }) => ROWS[file ?? ''] ?? findings ?? 0,
});

describe('testssl', () => {
  it('reads the same check at the same port from all notations', async () => {
    const of = async (content: string) =>
      (await readBytes(content, [testssl])).records.flatMap(each =>
        each.kind === 'finding' ? [each.finding] : [],
      )[0];
    const found = await Promise.all(
      [csv(row('BEAST', 'HIGH', 'CVE-2011-3389')), flat, pretty].map(of),
    );
    for (const { rule, occurrence, asset, vulnerabilityIds } of found)
      expect({ rule, occurrence, asset, vulnerabilityIds }).toEqual({
        rule: 'BEAST',
        occurrence: { kind: 'network', port: 443, protocol: 'tcp' },
        asset: {
          name: 'shop.example',
          identifiers: [
            { kind: 'fqdn', value: 'shop.example' },
            { kind: 'ip', value: '192.0.2.7' },
          ],
        },
        vulnerabilityIds: ['CVE-2011-3389'],
      });
  });

  it('covers a port only where certificate, protocols and weaknesses were looked at', async () => {
    const coverage = async (...rows: string[]) => {
      const { records } = await readBytes(csv(...rows), [testssl]);
      return records.flatMap(each =>
        each.kind === 'asset' ? [each.coverage] : [],
      );
    };
    const some = [row('SSLv3', 'OK'), row('heartbleed', 'OK')];
    const most = [...some, row('cert_chain', 'OK')];
    expect(await coverage(...some, row('RC4', 'OK'))).toEqual([undefined]);
    expect(await coverage(...most)).toEqual([undefined]);
    expect(await coverage(...most, row('RC4', 'OK'))).toEqual([
      { scope: '', ports: '443' },
    ]);
  });

  it('covers nothing where somebody ended the run', async () => {
    const ids = ['SSLv3', 'cert_chain', 'heartbleed', 'RC4'];
    const rows = ids.map(id => row(id, 'OK'));
    const end =
      '"scanTime","shop.example/192.0.2.7","443","WARN","Scan interrupted","",""';
    const bySections = (scanTime: string) =>
      JSON.stringify({
        ...{ Invocation: 'testssl.sh shop.example', scanTime },
        scanResult: [
          {
            ...{ targetHost: 'shop.example', ip: '192.0.2.7', port: '443' },
            vulnerabilities: ids.map(id => ({
              ...{ id, severity: 'OK', finding: 'not vulnerable' },
            })),
          },
        ],
      });
    const covered = async (file: string) => {
      const { records } = await readBytes(file, [testssl]);
      return records.some(each => each.kind === 'asset' && each.coverage);
    };
    expect(await covered(bySections('57'))).toBe(true);
    expect(await covered(bySections('Scan interrupted'))).toBe(false);
    expect(await covered(csv(...rows))).toBe(true);
    expect(await covered(csv(...rows, end))).toBe(false);
  });

  it('says why a report by sections has no target', async () => {
    const { warnings } = await readBytes(unreached, [testssl]);
    expect(warnings.first).toEqual([
      expect.stringContaining('No engine'),
      expect.stringContaining('Cannot connect'),
    ]);
  });

  it('takes WARN and FATAL for facts and the grade for no weakness', async () => {
    const { records } = await readBytes(
      csv(
        row('a', 'WARN'),
        row('b', 'FATAL'),
        row('overall_grade', 'CRITICAL'),
      ),
      [testssl],
    );
    expect(
      records.flatMap(each =>
        each.kind === 'finding' ? [each.finding.severity] : [],
      ),
    ).toEqual(['Info', 'Info']);
  });
});
