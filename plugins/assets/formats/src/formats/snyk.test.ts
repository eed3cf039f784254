import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { snyk } from './snyk';

const weakness = (fields: object = {}) => ({
  id: 'SNYK-JS-LODASH-590103',
  title: 'Prototype Pollution',
  severity: 'high',
  cvssScore: 9.8,
  identifiers: { CVE: ['CVE-2024-1234'], CWE: ['CWE-400'], GHSA: [] },
  packageName: 'lodash',
  packageManager: 'yarn',
  version: '4.17.13',
  from: ['shop@1.0.0', '@babel/core@7.0.0', 'lodash@4.17.13'],
  upgradePath: [false, '@babel/core@7.1.0', 'lodash@4.17.20'],
  fixedIn: ['4.17.20'],
  ...fields,
});
const project = (vulnerabilities: object[], fields: object = {}) => ({
  vulnerabilities,
  ok: false,
  dependencyCount: 65,
  projectName: 'shop',
  displayTargetFile: 'web\\yarn.lock',
  path: '/home/kim/shop',
  ...fields,
});
const image = project([weakness()], {
  docker: {},
  path: 'registry.example/shop:1.4',
  projectName: 'docker-image|shop',
  applications: [project([weakness()], { projectName: 'app' })],
});

const settings = project([], {
  projectName: 'cloud',
  projectType: 'terraformconfig',
  targetFile: 'main.tf',
  displayTargetFile: undefined,
  infrastructureAsCodeIssues: [
    {
      id: 'SNYK-CC-TF-1',
      title: 'Bucket is public',
      severity: 'medium',
      lineNumber: 3,
      path: ['resource', 'aws_s3_bucket[shop]', 'acl'],
      iacDescription: { issue: 'Anybody reads it.', resolve: 'Close it.' },
      documentation: 'https://rules.example/1',
    },
  ],
});

const unmanaged = JSON.stringify([
  {
    issues: [
      {
        pkgName: 'https://curl.example|curl',
        pkgVersion: '7.58.0',
        issueId: 'SNYK-UNMANAGED-CURL-1',
        fixInfo: { nearestFixedInVersion: '7.66.0', upgradePaths: [] },
      },
    ],
    issuesData: {
      'SNYK-UNMANAGED-CURL-1': weakness({
        id: 'SNYK-UNMANAGED-CURL-1',
        fixedIn: [],
        packageName: undefined,
      }),
    },
    depGraphData: {},
    vulnerabilities: [weakness({ name: 'https://curl.example|curl@7.58.0' })],
    path: '/home/kim/shop',
    dependencyCount: 1,
    packageManager: 'Unmanaged (C/C++)',
  },
]);

scanFormatSuite(snyk, [
  { name: 'packages without a manager', content: unmanaged, findings: 1 },
  { name: 'infrastructure', content: JSON.stringify(settings), findings: 1 },
  {
    name: 'two projects',
    content: JSON.stringify([project([weakness()]), project([])]),
    findings: 1,
  },
  { name: 'an image', content: JSON.stringify(image), findings: 2 },
  { name: 'nothing found', content: JSON.stringify(project([])), findings: 0 },
]);

corpusSuite('snyk', {
  rule: 'one finding for each weakness and each way of dependencies to its package',
  ofOthers: ({ file }) => file === 'snykcode_issue_9270.json',
});

describe('snyk', () => {
  const read = async (content: object) =>
    (await readBytes(JSON.stringify(content), [snyk])).records;

  it('is known where advice that fills the start stands before what was found', async () => {
    const { vulnerabilities, ...rest } = project([weakness()], {
      licensesPolicy: {},
      remediation: { unresolved: Array(9000).fill({ id: 'SNYK-JS-1' }) },
    });
    const records = await read({ ...rest, vulnerabilities });
    expect(records.at(-1)?.kind).toBe('finding');
  });

  it('joins a package without a manager with what its weakness is', async () => {
    const { records } = await readBytes(unmanaged, [snyk]);
    expect(records).toMatchObject([
      {
        finding: {
          rule: 'SNYK-UNMANAGED-CURL-1',
          title: 'Prototype Pollution in curl',
          severity: 'Critical',
          vulnerabilityIds: ['CVE-2024-1234'],
          occurrence: {
            name: 'curl',
            version: '7.58.0',
            fixedVersion: '7.66.0',
            ecosystem: 'generic',
            path: 'https://curl.example|curl',
          },
        },
      },
    ]);
  });

  it('takes the score before the word, and the way to the package without versions', async () => {
    expect(await read(project([weakness()]))).toMatchObject([
      { kind: 'asset', asset: { name: 'shop' }, coverage: { scope: '' } },
      {
        finding: {
          severity: 'Critical',
          vulnerabilityIds: ['CVE-2024-1234'],
          cwes: [400],
          remediation: 'Update to @babel/core@7.1.0.',
          occurrence: {
            kind: 'package',
            name: 'lodash',
            ecosystem: 'npm',
            path: 'web/yarn.lock: shop > @babel/core > lodash',
          },
        },
      },
    ]);
  });

  it('names an image without its tag, and finds in it what its applications have', async () => {
    const asset = {
      identifiers: [{ kind: 'image', value: 'registry.example/shop' }],
    };
    const [scanned, ...records] = await read(image);
    expect(scanned).toMatchObject({ asset });
    const findings = records.filter(each => each.kind === 'finding');
    expect(findings).toMatchObject([
      { finding: { asset } },
      { finding: { asset } },
    ]);
  });

  it('keeps what somebody has told Snyk to ignore: it is not gone', async () => {
    const told = { filtered: { ignored: [{ reason: 'Not reachable' }] } };
    const filtered = { ignore: [weakness(told)], patch: [] };
    const text = JSON.stringify([project([]), project([], { filtered })]);
    const { records } = await readBytes(text, [snyk]);
    const findings = records.filter(each => each.kind === 'finding');
    expect(findings).toMatchObject([
      {
        finding: {
          ...{ rule: 'SNYK-JS-LODASH-590103', status: 'suppressed' },
          asset: { identifiers: [{ value: 'shop' }] },
          raw: told,
        },
      },
    ]);
  });

  it('says what Snyk says where it could not look', async () => {
    const content = { ok: false, error: 'No lock file.', path: '/shop' };
    await expect(read(content)).rejects.toThrow('No lock file.');
  });

  it('reads the other projects where it could not look at one', async () => {
    const content = [
      { ok: false, error: 'No lock file.', path: '/other' },
      project([weakness()]),
    ];
    const text = JSON.stringify(content);
    const { records, warnings } = await readBytes(text, [snyk]);
    expect(records).toHaveLength(2);
    expect(warnings.first).toEqual([
      'Snyk could not look at /other: No lock file.',
    ]);
  });

  it('finds settings of infrastructure at their place in the file', async () => {
    const [asset, found] = await read(settings);
    expect(asset).toMatchObject({ coverage: undefined });
    expect(found).toMatchObject({
      finding: {
        rule: 'SNYK-CC-TF-1',
        title: 'Bucket is public in main.tf',
        severity: 'Medium',
        remediation: 'Close it.',
        asset: { name: 'cloud' },
        occurrence: {
          kind: 'code',
          file: 'main.tf',
          line: 3,
          fingerprint: 'resource.aws_s3_bucket[shop].acl',
        },
      },
    });
  });
});
