import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { trivyOperator } from './trivyOperator';

const resource = (kind: string, fields: object, name = 'shop-5d8f7c9b6') => ({
  apiVersion: 'aquasecurity.github.io/v1alpha1',
  kind,
  metadata: {
    name: `replicaset-${name}`,
    labels: {
      'trivy-operator.resource.kind': 'ReplicaSet',
      'trivy-operator.resource.name': name,
      'trivy-operator.resource.namespace': 'default',
      'trivy-operator.container.name': 'web',
    },
  },
  ...fields,
});
const image = {
  registry: { server: 'index.docker.io' },
  artifact: { repository: 'library/redis', tag: '7' },
  os: { family: 'debian', name: '12.5' },
};
const weaknesses = resource('VulnerabilityReport', {
  report: {
    ...image,
    scanner: { name: 'Trivy', version: '0.48.3' },
    vulnerabilities: [
      {
        vulnerabilityID: 'CVE-2024-1234',
        resource: 'openssl',
        installedVersion: '3.0.1',
        fixedVersion: '3.0.2',
        severity: 'HIGH',
        score: 7.5,
        class: 'os-pkgs',
        target: 'redis:7 (debian 12.5)',
        packagePURL: 'pkg:deb/debian/openssl@3.0.1',
      },
    ],
  },
});
const SECRET = 'correct-horse-battery';
const secrets = resource('ExposedSecretReport', {
  report: {
    ...image,
    secrets: [
      {
        ruleID: 'own',
        severity: 'HIGH',
        target: 'root/a.txt',
        match: SECRET,
      },
    ],
  },
});
const checks = (name?: string) =>
  resource(
    'ConfigAuditReport',
    {
      report: {
        checks: [
          {
            checkID: 'KSV014',
            title: 'Root file system is not read-only',
            severity: 'LOW',
            messages: ["Container 'web' of ReplicaSet 'shop' should be"],
            success: false,
          },
          { checkID: 'KSV001', severity: 'LOW', success: true },
        ],
      },
    },
    name,
  );
const compliance = (status: object) => ({
  apiVersion: 'aquasecurity.github.io/v1alpha1',
  kind: 'ClusterComplianceReport',
  metadata: { name: 'nsa' },
  status,
});
const detail = compliance({
  detailReport: {
    title: 'NSA',
    results: [
      {
        id: '1.0',
        severity: 'HIGH',
        checks: [
          { checkID: 'AVD-KSV-0012', target: 'Pod/x', success: false },
          { success: true },
        ],
      },
    ],
  },
});
const summary = compliance({
  summaryReport: {
    id: 'nsa',
    controlCheck: [
      { id: '1.0', name: 'Root', severity: 'HIGH', totalFail: 2 },
      { id: '1.1', name: 'Files', severity: 'LOW', totalFail: 0 },
      { id: '1.2', name: 'People', severity: 'LOW', totalFail: null },
    ],
  },
});

/** Counts and failures as the first versions kept them. */
const first = [
  compliance({
    controlCheck: [
      { id: '1.0', name: 'Root', severity: 'HIGH', failTotal: 2, passTotal: 1 },
      { id: '1.1', name: 'Files', severity: 'LOW', failTotal: 0, passTotal: 3 },
    ],
  }),
  {
    apiVersion: 'aquasecurity.github.io/v1alpha1',
    kind: 'ClusterComplianceDetailReport',
    metadata: { name: 'nsa-details' },
    report: {
      controlCheck: [
        {
          id: '1.0',
          name: 'Root',
          severity: 'HIGH',
          checkResults: [
            {
              id: 'KSV012',
              objectType: 'Pod',
              details: [{ name: 'x', namespace: 'shop', status: 'FAIL' }],
            },
          ],
        },
      ],
    },
  },
];

scanFormatSuite(trivyOperator, [
  {
    name: 'compliance as the first versions have it',
    content: JSON.stringify(first),
    findings: 2,
  },
  { name: 'one report', content: JSON.stringify(weaknesses), findings: 1 },
  {
    name: 'a list as the command line of a cluster writes it',
    content: JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [weaknesses, checks()],
    }),
    findings: 2,
  },
  {
    name: 'lists by kind',
    content: JSON.stringify({
      'vulnerabilityreports.aquasecurity.github.io': [weaknesses],
      'clustercompliancereports.aquasecurity.github.io': [detail, summary],
      'sbomreports.aquasecurity.github.io': [],
    }),
    findings: 3,
  },
  {
    name: 'nothing found',
    content: JSON.stringify([resource('ConfigAuditReport', { report: {} })]),
    findings: 0,
  },
]);

corpusSuite('trivy-operator', {
  rule: 'one finding for each weakness of a package, each secret and each failed check of a report',
});

describe('trivyOperator', () => {
  const read = async (...content: object[]) =>
    (await readBytes(JSON.stringify(content), [trivyOperator])).records;

  it('finds the image by its repository', async () => {
    expect(await read(weaknesses)).toMatchObject([
      {
        kind: 'asset',
        asset: {
          name: 'index.docker.io/library/redis:7',
          identifiers: [{ kind: 'image', value: 'docker.io/library/redis' }],
        },
        coverage: { scope: 'packages' },
      },
      { finding: { rule: 'CVE-2024-1234', severity: 'High', score: 7.5 } },
    ]);
  });

  it('finds a check on a container again after the next roll-out', async () => {
    const [one, passed, other] = await read(
      checks(),
      checks('shop-7f9c5b6d4d'),
    );
    expect(passed).toMatchObject({ kind: 'passed', rule: 'KSV-0001' });
    expect(one).toMatchObject({
      finding: {
        rule: 'KSV-0014',
        occurrence: { resource: 'default/ReplicaSet/shop/web' },
      },
    });
    if (one.kind !== 'finding' || other.kind !== 'finding') throw new Error();
    expect(findingKey('x', other.finding)).toEqual(
      findingKey('x', one.finding),
    );
  });

  it('lets no secret through', async () => {
    expect(JSON.stringify(await read(secrets))).not.toContain(SECRET);
  });

  it('tells what has passed from what people have to look at', async () => {
    expect(await read(detail, summary)).toMatchObject([
      {
        finding: {
          rule: 'KSV-0012',
          severity: 'High',
          controls: { NSA: ['1.0'] },
        },
      },
      { kind: 'passed', rule: '1.0', result: 'PASS' },
      { finding: { rule: 'nsa 1.0', title: 'Root' } },
      { kind: 'passed', result: 'PASS' },
      { kind: 'passed', result: 'MANUAL' },
    ]);
  });

  it('finds what failed for a control in reports of the first versions', async () => {
    const { records } = await readBytes(JSON.stringify(first), [trivyOperator]);
    expect(records).toMatchObject([
      { finding: { severity: 'High', controls: { nsa: ['1.0'] } } },
      { kind: 'passed', controls: { nsa: ['1.1'] } },
      {
        finding: {
          rule: 'KSV-0012',
          severity: 'High',
          controls: { nsa: ['1.0'] },
          occurrence: { kind: 'resource', resource: 'shop/Pod/x' },
        },
      },
    ]);
  });
});
