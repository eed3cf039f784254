import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { awsInspector2 } from './awsInspector2';

const INSTANCE =
  'arn:aws:ec2:eu-west-1:123456789012:instance/i-0123456789abcdef0';
const finding = (resource: object, fields: object = {}) => ({
  findingArn: 'arn:aws:inspector2:eu-west-1:123456789012:finding/1',
  awsAccountId: '123456789012',
  type: 'PACKAGE_VULNERABILITY',
  title: 'CVE-2024-1234 - openssl',
  severity: 'HIGH',
  status: 'ACTIVE',
  firstObservedAt: '2025-12-26 14:21:44.742000+01:00',
  resources: [resource],
  packageVulnerabilityDetails: {
    vulnerabilityId: 'CVE-2024-1234',
    vulnerablePackages: [
      { name: 'openssl-libs', version: '1.1', fixedInVersion: '1.2' },
      { name: 'openssl', version: '1.1', fixedInVersion: 'NotAvailable' },
    ],
    cvss: [
      {
        version: '3.1',
        baseScore: 7.5,
        scoringVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
      },
    ],
  },
  fixAvailable: 'PARTIAL',
  epss: { score: 0.2 },
  ...fields,
});
const computer = {
  type: 'AWS_EC2_INSTANCE',
  id: 'i-0123456789abcdef0',
  details: { awsEc2Instance: { ipV4Addresses: ['10.0.0.7'], vpcId: 'vpc-1' } },
};
const report = (...findings: object[]) => JSON.stringify({ findings });
const table = `AWS Account Id,Severity,Fix Available,Finding Type,Title,Description,Finding ARN,First Seen,Last Seen,Resource ID,Region,Affected Packages,Package Installed Version,Fixed in Version,Status,Inspector Score,Vulnerability Id,Resource Type,Epss Score,Age (Days)
123456789012,HIGH,YES,PACKAGE_VULNERABILITY,CVE-2024-1234 - openssl,Old,arn:aws:inspector2:eu-west-1:123456789012:finding/1,"Dec 26, 2025, 1:21 PM (UTC)",2026-01-05T10:00:00Z,${INSTANCE},eu-west-1,openssl,1.1,1.2,ACTIVE,7.5,CVE-2024-1234,AWS_EC2_INSTANCE,0.2,10
`;

const classic = {
  arn: 'arn:aws:inspector:eu-west-1:123456789012:target/0-a/template/0-b/run/0-c/finding/0-d',
  schemaVersion: 1,
  service: 'Inspector',
  assetType: 'ec2-instance',
  assetAttributes: {
    agentId: 'i-0123456789abcdef0',
    hostname: 'shop.example',
    ipv4Addresses: ['10.0.0.7'],
  },
  id: 'CVE-2024-1234',
  title: 'Instance i-0123456789abcdef0 is vulnerable to CVE-2024-1234',
  recommendation: 'Update it.',
  severity: 'Medium',
  numericSeverity: 6,
  attributes: [
    { key: 'package_name', value: 'openssl-0:1.1' },
    { key: 'CVSS3_SCORE', value: '7.5' },
  ],
  createdAt: 1767607200.5,
};

scanFormatSuite(awsInspector2, [
  {
    name: 'Inspector Classic',
    content: JSON.stringify({ findings: [classic], failedItems: {} }),
    findings: 1,
  },
  {
    name: 'a computer and an image',
    content: report(
      finding(computer),
      finding({
        type: 'AWS_ECR_CONTAINER_IMAGE',
        id: 'arn:aws:ecr:eu-west-1:123456789012:repository/shop/sha256:00ff',
      }),
    ),
    findings: 2,
  },
  {
    name: 'a bare list',
    content: JSON.stringify([finding(computer)]),
    findings: 1,
  },
  { name: 'nothing found', content: report(), findings: 0 },
  {
    name: 'the last page of nothing',
    content: JSON.stringify({ findings: [], nextToken: null }),
    findings: 0,
  },
  {
    name: 'an event of the bus',
    content: JSON.stringify({
      source: 'aws.inspector2',
      detail: finding(computer),
    }),
    findings: 1,
  },
  { name: 'a table', content: table, findings: 1 },
  {
    name: 'findings on lines',
    content: [1, 2].map(() => JSON.stringify(finding(computer))).join('\n'),
    findings: 2,
  },
]);

corpusSuite('aws-inspector2', {
  rule: 'one finding for each of Inspector’s own, with its packages in one; an answer without findings is no report',
});

describe('aws-inspector2', () => {
  it('reads findings of Inspector Classic, with what stands in their attributes', async () => {
    const { records } = await readBytes(report(classic), [awsInspector2]);
    expect(records).toMatchObject([
      {
        finding: {
          rule: 'CVE-2024-1234',
          severity: 'Medium',
          score: 7.5,
          vulnerabilityIds: ['CVE-2024-1234'],
          remediation: 'Update it.',
          asset: { name: 'shop.example' },
          occurrence: { kind: 'package', name: 'openssl-0:1.1' },
          firstSeenAt: '2026-01-05T10:00:00.500Z',
        },
      },
    ]);
  });

  const read = async (content: string) =>
    (await readBytes(content, [awsInspector2])).records;

  it('finds an open port in a table', async () => {
    const content = `Finding ARN,Finding Type,Resource ID,Resource Type,Title,Severity,Port Range
arn:aws:inspector2:eu-west-1:123456789012:finding/1,NETWORK_REACHABILITY,${INSTANCE},AWS_EC2_INSTANCE,Port 22 is open,HIGH,22 - 22
`;
    expect(await read(content)).toMatchObject([
      { finding: { occurrence: { kind: 'network', port: 22 } } },
    ]);
  });

  it('finds a package on a computer, whose addresses are of its network', async () => {
    expect(await read(report(finding(computer)))).toMatchObject([
      {
        finding: {
          rule: 'CVE-2024-1234',
          severity: 'High',
          asset: {
            identifiers: [
              { kind: 'cloud-id', value: 'i-0123456789abcdef0' },
              { kind: 'ip', value: '10.0.0.7', zone: 'vpc-1' },
            ],
          },
          occurrence: { kind: 'package', name: 'openssl' },
          evidence: 'openssl 1.1\nopenssl-libs 1.1, fixed in 1.2',
          firstSeenAt: '2025-12-26T13:21:44.742Z',
          fixAvailable: true,
          epss: { score: 0.2 },
        },
      },
    ]);
  });

  it('finds a port that can be reached, and a file of a function', async () => {
    const [port, code] = await read(
      report(
        finding(
          { id: INSTANCE },
          {
            packageVulnerabilityDetails: undefined,
            networkReachabilityDetails: {
              openPortRange: { begin: 22, end: 22 },
              protocol: 'TCP',
            },
          },
        ),
        finding(
          { id: 'arn:aws:lambda:eu-west-1:123456789012:function:shop' },
          {
            packageVulnerabilityDetails: undefined,
            codeVulnerabilityDetails: {
              detectorId: 'python/injection',
              cwes: ['CWE-78'],
              filePath: { filePath: 'app.py', startLine: 3, endLine: 4 },
            },
          },
        ),
      ),
    );
    expect(port).toMatchObject({
      finding: { occurrence: { kind: 'network', port: 22, protocol: 'tcp' } },
    });
    expect(code).toMatchObject({
      finding: {
        rule: 'python/injection',
        cwes: [78],
        asset: { name: '123456789012' },
        occurrence: {
          resource:
            'arn:aws:lambda:eu-west-1:123456789012:function:shop#app.py',
        },
      },
    });
  });

  it('reads a row of its table as the finding of its interface', async () => {
    expect(await read(table)).toMatchObject([
      {
        finding: {
          rule: 'CVE-2024-1234',
          severity: 'High',
          score: 7.5,
          epss: { score: 0.2 },
          fixAvailable: true,
          firstSeenAt: '2025-12-26T13:21:00.000Z',
          lastSeenAt: '2026-01-05T10:00:00.000Z',
          asset: { name: 'i-0123456789abcdef0' },
          occurrence: { kind: 'package', name: 'openssl', fixedVersion: '1.2' },
          raw: { 'Age (Days)': '10' },
        },
      },
    ]);
  });
});
