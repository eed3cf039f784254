import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { grype } from './grype';

const match = (id: string, related: string[] = []) => ({
  vulnerability: {
    id,
    severity: 'High',
    fix: { versions: ['1.2'], state: 'fixed' },
  },
  relatedVulnerabilities: related.map(each => ({ id: each, namespace: 'nvd' })),
  artifact: {
    name: 'openssl',
    version: '1.1',
    type: 'deb',
    purl: 'pkg:deb/debian/openssl@1.1',
  },
});
const report = (matches: object[]) =>
  JSON.stringify({
    matches,
    source: {
      type: 'image',
      target: { userInput: 'registry.example/shop:1.4' },
    },
    descriptor: { name: 'grype', version: '0.80.0' },
  });

const old = JSON.stringify({
  matches: [
    {
      vulnerability: {
        id: 'CVE-2024-1000',
        severity: 'High',
        links: ['https://cve.example'],
        cvssV3: {
          baseScore: 7.5,
          vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
        },
        fixedInVersion: '1.2',
      },
      artifact: { name: 'openssl', version: '1.1', locations: ['/lib/dpkg'] },
    },
  ],
  source: { type: 'directory', target: '.' },
});

scanFormatSuite(grype, [
  {
    name: 'two packages',
    content: report([
      match('GHSA-aaaa-bbbb-cccc', ['CVE-2024-1']),
      match('CVE-2024-2'),
    ]),
    findings: 2,
  },
  { name: 'nothing found', content: report([]), findings: 0 },
  {
    name: 'no list of matches',
    content: '{"matches":null,"descriptor":{"name":"grype"}}',
    findings: 0,
  },
  { name: 'the notation of the first versions', content: old, findings: 1 },
]);

corpusSuite('grype', {
  rule: 'one finding a match; the other importer joins matches of one id, package and version',
  count: entry => entry.raw_records?.matches ?? 0,
});

describe('grype', () => {
  it('names an image without its tag, so that the next build is the same asset', async () => {
    const { records } = await readBytes(report([match('CVE-2024-2')]), [grype]);
    expect(records[0]).toMatchObject({
      kind: 'asset',
      asset: {
        name: 'registry.example/shop:1.4',
        identifiers: [{ kind: 'image', value: 'registry.example/shop' }],
      },
      coverage: { scope: '' },
    });
  });

  it('is known where its fields are sorted and many matches are left out', async () => {
    const { matches, ...rest } = JSON.parse(report([match('CVE-2024-2')]));
    const left = { ...match('CVE-2024-3'), note: 'x'.repeat(100_000) };
    const { descriptor, source } = rest;
    const content = { descriptor, ignoredMatches: [left], matches, source };
    const { records } = await readBytes(JSON.stringify(content), [grype]);
    expect(records.filter(each => each.kind === 'finding')).toHaveLength(1);
  });

  it('keeps what somebody has it ignore, and leaves out what is in order as it says itself', async () => {
    const none = {
      name: '',
      version: '',
      language: '',
      type: '',
      location: '',
    };
    const rule = (changes: object) => ({
      ...{ vulnerability: '', reason: '', namespace: '', 'fix-state': '' },
      ...{ package: none, 'vex-status': '', 'match-type': '', ...changes },
    });
    const headers = { ...none, name: 'kernel-headers', type: 'rpm' };
    const rules: [string, object][] = [
      ['CVE-2024-1', { vulnerability: 'CVE-2024-1', reason: 'unreachable' }],
      ['CVE-2024-2', { 'fix-state': 'not-fixed' }],
      ['CVE-2024-3', { package: { ...none, location: '/test/**' } }],
      ['CVE-2024-4', { namespace: 'vex', 'vex-status': 'not_affected' }],
      ['CVE-2024-5', { namespace: 'vex', 'vex-status': 'fixed' }],
      ['CVE-2024-6', { 'match-type': 'exact-indirect', package: headers }],
      ['CVE-2024-7', { vulnerability: 'X', reason: 'DistroPackageFixed' }],
      ['CVE-2024-8', { reason: 'Something of its own' }],
    ];
    const ignoredMatches = rules.map(([id, changes]) => ({
      ...match(id),
      appliedIgnoreRules: [rule(changes)],
    }));
    const content = { ...JSON.parse(report([])), ignoredMatches };
    const { records, warnings } = await readBytes(JSON.stringify(content), [
      grype,
    ]);
    const statuses = records.flatMap(each =>
      each.kind === 'finding' ? [each.finding.status] : [],
    );
    expect(statuses).toEqual([
      ...['suppressed', 'suppressed', 'not-affected', 'fixed'],
    ]);
    expect(warnings.first).toEqual([
      'Matches that the scan was not to show, or that are none by rules of Grype: 4',
    ]);
  });

  it.each([
    [{}, ''],
    [{ scope: 'Squashed', exclude: [] }, ''],
    [{ search: { scope: 'all-layers' } }, 'all-layers'],
    [{ exclude: ['./b', './a'] }, 'without ./a, without ./b'],
    [{ 'only-fixed': true, 'only-notfixed': false }, 'only-fixed'],
    [{ 'ignore-wontfix': 'wont-fix,unknown' }, 'without wont-fix,unknown'],
  ])('covers what it was set to look at: %j', async (configuration, scope) => {
    const { descriptor, ...rest } = JSON.parse(report([]));
    const set = { ...rest, descriptor: { ...descriptor, configuration } };
    const { records } = await readBytes(JSON.stringify(set), [grype]);
    expect(records).toMatchObject([{ coverage: { scope } }]);
  });

  it('reads ratings and fixes of the first versions, and takes no folder “.” for an asset', async () => {
    const { records } = await readBytes(old, [grype]);
    expect(records).toMatchObject([
      {
        finding: {
          score: 7.5,
          references: ['https://cve.example'],
          occurrence: { fixedVersion: '1.2', path: '/lib/dpkg' },
        },
      },
    ]);
    expect(records[0]).toHaveProperty('finding.asset', undefined);
  });

  it('names an image by its tag where somebody gave its number or a file', async () => {
    for (const userInput of ['shop.tar', `sha256:${'0a'.repeat(32)}`]) {
      const target = { userInput, tags: ['registry.example/shop:1.4'] };
      const content = {
        ...JSON.parse(report([])),
        source: { type: 'image', target },
      };
      const { records } = await readBytes(JSON.stringify(content), [grype]);
      expect(records).toMatchObject([
        { asset: { identifiers: [{ value: 'registry.example/shop' }] } },
      ]);
    }
  });
});
