import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { osvScanner } from './osvScanner';

const advisory = (id: string, fields: object = {}) => ({
  id,
  aliases: ['CVE-2024-1234'],
  summary: 'Injection',
  affected: [
    {
      package: { ecosystem: 'PyPI', name: 'django', purl: 'pkg:pypi/django' },
      ranges: [
        { type: 'GIT', events: [{ fixed: 'abcdef' }] },
        { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.1' }] },
      ],
    },
    {
      package: { ecosystem: 'PyPI', name: 'other' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ fixed: '9.9' }] }],
    },
  ],
  ...fields,
});
const report = (
  vulnerabilities: object[],
  source: object = { path: '/shop/requirements.txt', type: 'lockfile' },
) => ({
  results: [
    {
      source,
      packages: [
        {
          package: { name: 'django', version: '2.0', ecosystem: 'PyPI' },
          vulnerabilities,
          groups: [
            {
              ids: ['GHSA-aaaa-bbbb-cccc', 'PYSEC-2024-1'],
              max_severity: '9.1',
              experimentalAnalysis: { 'PYSEC-2024-1': { called: false } },
            },
          ],
          license_violations: ['GPL-3.0'],
        },
      ],
    },
  ],
  experimental_config: {},
});
const LOW = 'CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N';
const both = [
  advisory('GHSA-aaaa-bbbb-cccc', {
    database_specific: { severity: 'MODERATE', cwe_ids: ['CWE-89'] },
  }),
  advisory('PYSEC-2024-1'),
];

scanFormatSuite(osvScanner, [
  {
    name: 'two advisories on one weakness, and a licence',
    content: JSON.stringify(report(both)),
    findings: 3,
  },
  {
    name: 'no list of results',
    content: JSON.stringify({ results: null, experimental_config: {} }),
    findings: 0,
  },
  {
    name: 'nothing found',
    content: JSON.stringify({ results: [], experimental_config: {} }),
    findings: 0,
  },
]);

corpusSuite('osv-scanner', {
  rule: 'one finding for each advisory on a package in a file; what is only rated by its vector or its group has that severity, where the other importer says Low; aliases count as ids',
  count: entry => entry.raw_records?.vulnerabilities ?? 0,
  cves: () => undefined,
  severities: () => undefined,
});

describe('osvScanner', () => {
  const findings = async (content: object) => {
    const { records } = await readBytes(JSON.stringify(content), [osvScanner]);
    return records.flatMap(each =>
      each.kind === 'finding' ? [each.finding] : [],
    );
  };

  it('reads only what is said of the package, and finds its two advisories to be one weakness', async () => {
    const [one, other] = await findings(report(both));
    expect(one).toMatchObject({
      rule: 'CVE-2024-1234',
      title: 'GHSA-aaaa-bbbb-cccc in django',
      severity: 'Medium',
      cwes: [89],
      remediation: 'Update to 2.1.',
      occurrence: { ecosystem: 'pypi', path: '/shop/requirements.txt' },
    });
    expect(other).toMatchObject({ severity: 'Critical', tags: ['not called'] });
    expect(findingKey('x', other)).toEqual(findingKey('x', one));
  });

  it.each([
    ['its vector', { severity: [{ type: 'CVSS_V3', score: LOW }] }, 'Low'],
    ['its word', { severity: [{ type: 'Ubuntu', score: 'high' }] }, 'High'],
    ['nothing', {}, 'Info'],
    ['that it does harm', { id: 'MAL-2024-1' }, 'Critical'],
  ])('rates an advisory by %s', async (_, fields, severity) => {
    const [found] = await findings(
      report([advisory('OSV-2024-1', { ...fields })]),
    );
    expect(found.severity).toBe(severity);
  });

  it('takes what is not called in the second version as in the first', async () => {
    const text = JSON.stringify(report(both));
    const second = text.replace(
      'experimentalAnalysis',
      'experimental_analysis',
    );
    expect(await findings(JSON.parse(second))).toEqual(
      await findings(report(both)),
    );
  });

  it('knows an image by its repository', async () => {
    const source = { path: 'registry.example/shop:1.4', type: 'docker' };
    const [found] = await findings(report(both, source));
    expect(found.asset?.identifiers).toEqual([
      { kind: 'image', value: 'registry.example/shop' },
    ]);
  });
});
