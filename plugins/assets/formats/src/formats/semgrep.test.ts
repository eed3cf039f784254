import { builtInFormats } from '../builtInFormats';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { semgrep } from './semgrep';

const result = (
  extra: object = {},
  line = 7,
  rule = 'java.lang.injection',
) => ({
  check_id: rule,
  path: 'src/Shop.java',
  start: { line, col: 3 },
  end: { line: line + 1, col: 9 },
  extra: {
    message: 'Text of users goes into a query.',
    metadata: {
      cwe: ['CWE-89: SQL Injection'],
      owasp: ['A03:2021 - Injection'],
      references: ['https://owasp.example/injection'],
    },
    severity: 'ERROR',
    fingerprint: 'requires login',
    lines: '  run("select " + name);',
    ...extra,
  },
});
const report = (...results: object[]) => ({
  version: '1.100.0',
  results,
  errors: [],
  paths: { scanned: ['src/Shop.java'] },
});
const dependency = {
  title: 'Prototype pollution',
  advisory: {
    severity: 'HIGH',
    ecosystem: 'npm',
    references: { cveIds: ['CVE-2024-1234'], cweIds: ['CWE-1321'] },
  },
  dependencyFileLocation: { path: 'package-lock.json', startLine: 5 },
  matchedDependency: { name: 'lodash', versionSpecifier: '4.17.13' },
  closestSafeDependency: { versionSpecifier: '4.17.21' },
  repositoryName: 'team/shop',
  openedAt: '2024-05-06T07:08:09Z',
};

const kept = (fields: object = {}) => ({
  id: 1,
  match_based_id: 'ab_0',
  repository: { name: 'team/shop' },
  status: 'open',
  severity: 'high',
  created_at: '2024-05-06T07:08:09Z',
  rule_name: 'java.lang.injection',
  rule_message: 'Text of users goes into a query.',
  location: { file_path: 'src/Shop.java', line: 7, end_line: 8 },
  rule: { cwe_names: ['CWE-89: SQL Injection'] },
  ...fields,
});
const accepted = kept({ status: 'ignored', triage_reason: 'acceptable_risk' });
const weakPackage = kept({
  rule_name: 'ssc-1',
  vulnerability_identifier: 'CVE-2024-1234',
  found_dependency: { package: 'lodash', version: '4.17.13', ecosystem: 'npm' },
  fix_recommendations: [{ package: 'lodash', version: '4.17.21' }],
});

scanFormatSuite(semgrep, [
  {
    name: 'findings of its platform',
    content: JSON.stringify({ findings: [kept(), accepted, weakPackage] }),
    findings: 3,
  },
  {
    name: 'two results',
    content: JSON.stringify(report(result(), result({}, 20))),
    findings: 2,
  },
  {
    name: 'weak dependencies',
    content: JSON.stringify({ vulns: [dependency] }),
    findings: 1,
  },
  { name: 'nothing found', content: JSON.stringify(report()), findings: 0 },
]);

corpusSuite('semgrep', {
  rule: 'one finding for each result; results that are there twice meet in one key',
  count: entry =>
    (entry.raw_records?.results ?? 0) + (entry.raw_records?.vulns ?? 0),
});

describe('semgrep', () => {
  it.each([
    ['files', { paths: { scanned: Array(9000).fill('src/Shop.java') } }],
    [
      'errors',
      {
        errors: Array(2000).fill({
          code: 3,
          level: 'warn',
          message: 'Syntax error at src/Shop.java',
          type: 'Syntax error',
        }),
      },
    ],
  ])('is known by %s that fill the start of a file', async (_, many) => {
    const { errors, paths, ...rest } = { ...report(result()), ...many };
    const content = JSON.stringify({ errors, paths, ...rest });
    const read = await readBytes(content, builtInFormats);
    expect([read.format.id, read.records.length]).toEqual(['semgrep', 1]);
  });

  const findings = async (...results: object[]) => {
    const content = JSON.stringify(report(...results));
    const { records } = await readBytes(content, [semgrep]);
    return records.flatMap(each =>
      each.kind === 'finding' ? [each.finding] : [],
    );
  };
  const fingerprints = async (...results: object[]) =>
    (await findings(...results)).map(({ occurrence }) =>
      occurrence.kind === 'code' ? occurrence.fingerprint : undefined,
    );

  it('says what is wrong, where, and by which lists', async () => {
    expect(await findings(result())).toMatchObject([
      {
        title: 'injection in src/Shop.java',
        severity: 'High',
        cwes: [89],
        controls: { 'OWASP Top 10': ['A03:2021'] },
        occurrence: { kind: 'code', line: 7, endLine: 8 },
      },
    ]);
    expect(await findings(result({ severity: 'INFO' }))).toMatchObject([
      { severity: 'Low' },
    ]);
  });

  it('finds a result again where its line has moved, and tells two of a kind apart', async () => {
    const [one] = await fingerprints(result());
    const [moved, second, twice] = await fingerprints(
      result({}, 9),
      result({}, 20),
      result({}, 20),
    );
    expect(moved).toBe(one);
    expect(second).not.toBe(one);
    expect(twice).toBe(second);
    expect(await fingerprints(result({ fingerprint: 'ab_0' }))).toEqual([
      'ab_0',
    ]);
  });

  it('shows the code of what nobody has to try whether it is a secret', async () => {
    const of = async (validation_state: string) => {
      const found = report(result({ validation_state }));
      const read = await readBytes(JSON.stringify(found), [semgrep]);
      const [record] = read.records;
      return record.kind === 'finding' && record.finding.evidence;
    };
    expect(await of('NO_VALIDATOR')).toContain('run("select " + name);');
    expect(await of('CONFIRMED_VALID')).toBeUndefined();
  });

  it('lets no secret through that it was made to find', async () => {
    const secret = 'correct-horse-battery';
    const [found] = await findings(
      result(
        {
          message: `${secret} is a password.`,
          lines: `password = "${secret}"`,
          fix: secret,
          metavars: { $KEY: { abstract_content: secret } },
        },
        7,
        'generic.secrets.detected-password',
      ),
    );
    expect(JSON.stringify(found)).not.toContain(secret);
    expect(found.description).toBe('[masked] is a password.');
  });

  it('reads on where a field is of another kind than it should be', async () => {
    const odd = { toString: 1 };
    const content = { ...report(result({ severity: odd })), version: odd };
    const { records } = await readBytes(JSON.stringify(content), [semgrep]);
    expect(records).toMatchObject([{ finding: { severity: 'Info' } }]);
  });

  it('knows a weak dependency by its package', async () => {
    const content = JSON.stringify({ vulns: [dependency] });
    const { records } = await readBytes(content, [semgrep]);
    expect(records).toMatchObject([
      {
        finding: {
          rule: 'CVE-2024-1234',
          asset: { name: 'team/shop' },
          occurrence: { kind: 'package', name: 'lodash', ecosystem: 'npm' },
        },
      },
    ]);
  });

  it('reads what its platform knows of findings', async () => {
    const content = { findings: [kept(), accepted, weakPackage] };
    const { records } = await readBytes(JSON.stringify(content), [semgrep]);
    expect(records).toMatchObject([
      {
        finding: {
          title: 'injection in src/Shop.java',
          severity: 'High',
          cwes: [89],
          asset: { name: 'team/shop' },
          occurrence: { line: 7, fingerprint: 'ab_0' },
          status: 'open',
          firstSeenAt: '2024-05-06T07:08:09.000Z',
        },
      },
      { finding: { status: 'risk-accepted' } },
      {
        finding: {
          vulnerabilityIds: ['CVE-2024-1234'],
          occurrence: { name: 'lodash', fixedVersion: '4.17.21' },
        },
      },
    ]);
  });
});
