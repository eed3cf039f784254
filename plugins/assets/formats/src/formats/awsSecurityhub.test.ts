import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { awsSecurityhub } from './awsSecurityhub';

const INSTANCE =
  'arn:aws:ec2:eu-west-1:123456789012:instance/i-0123456789abcdef0';
const finding = (fields: object = {}) => ({
  SchemaVersion: '2018-10-08',
  Id: 'arn:aws:securityhub:eu-west-1:123456789012:finding/1',
  ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
  GeneratorId: 'security-control/S3.8',
  AwsAccountId: '123456789012',
  Title: 'Buckets are private',
  Severity: { Label: 'HIGH' },
  Types: ['Software and Configuration Checks'],
  Resources: [
    { Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::logs' },
    { Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::backups' },
  ],
  Compliance: {
    Status: 'FAILED',
    RelatedRequirements: ['CIS-1.5 1.20', 'NIST.800-53.r5 AC-2(1)'],
  },
  RecordState: 'ACTIVE',
  Workflow: { Status: 'NEW' },
  FirstObservedAt: '2025-01-02T03:04:05Z',
  ...fields,
});
const passed = finding({ Compliance: { Status: 'PASSED' } });
const vulnerable = finding({
  GeneratorId: 'AWSInspector',
  Compliance: undefined,
  Resources: [
    { Type: 'AwsIamRole', Id: 'arn:aws:iam::123456789012:role/a' },
    {
      Type: 'AwsEc2Instance',
      Id: INSTANCE,
      Details: {
        AwsEc2Instance: { VpcId: 'vpc-1', IpV4Addresses: ['10.0.0.7'] },
      },
    },
  ],
  Vulnerabilities: [
    {
      Id: 'GHSA-aaaa-bbbb-cccc',
      RelatedVulnerabilities: ['CVE-2024-1234'],
      VulnerablePackages: [
        { Name: 'kernel', Version: '5.1', FixedInVersion: '5.2' },
      ],
      FixAvailable: 'YES',
    },
  ],
});

scanFormatSuite(awsSecurityhub, [
  {
    name: 'an event',
    content: JSON.stringify({ detail: { findings: [finding()] } }),
    findings: 1,
  },
  {
    name: 'one of each kind',
    content: JSON.stringify({ Findings: [finding(), passed, vulnerable] }),
    findings: 2,
  },
  {
    name: 'a bare list',
    content: JSON.stringify([finding()]),
    findings: 1,
  },
  {
    name: 'one finding alone',
    content: JSON.stringify(finding()),
    findings: 1,
  },
  { name: 'nothing found', content: '{"Findings": []}', findings: 0 },
]);

/** Findings that did not pass, where some did. */
const FAILED: Record<string, number> = {
  'config_many_findings.json': 0,
  'config_one_finding.json': 0,
  'prowler-output.asff.json': 290,
};

corpusSuite('aws-securityhub', {
  rule: 'one finding for each of AWS’s own at one of its resources; those with the status PASSED are evidence, which the other importer keeps as findings',
  count: ({ file, findings }) => FAILED[file ?? ''] ?? findings ?? 0,
});

describe('aws-securityhub', () => {
  const read = async (...findings: object[]) =>
    (await readBytes(JSON.stringify(findings), [awsSecurityhub])).records;

  it('takes the same resource in whatever order AWS lists them', async () => {
    const [one] = await read(finding());
    const resources = [...finding().Resources].reverse();
    const [other] = await read(finding({ Resources: resources }));
    expect(one).toMatchObject({
      finding: {
        rule: 'security-control/S3.8',
        asset: { identifiers: [{ kind: 'cloud-id', value: '123456789012' }] },
        occurrence: { kind: 'resource', resource: 'arn:aws:s3:::backups' },
        controls: { 'CIS-1.5': ['1.20'], 'NIST.800-53.r5': ['AC-2(1)'] },
      },
    });
    expect(other).toMatchObject({
      finding: { occurrence: { resource: 'arn:aws:s3:::backups' } },
    });
  });

  it('finds a package on a computer', async () => {
    expect(await read(vulnerable)).toMatchObject([
      {
        finding: {
          rule: 'GHSA-aaaa-bbbb-cccc',
          vulnerabilityIds: ['GHSA-aaaa-bbbb-cccc', 'CVE-2024-1234'],
          asset: { identifiers: [{ value: INSTANCE }, {}, { zone: 'vpc-1' }] },
          occurrence: { kind: 'package', name: 'kernel', fixedVersion: '5.2' },
        },
      },
    ]);
  });

  it('says that a page is one of several', async () => {
    const page = { Findings: [finding()], NextToken: 'next' };
    const last = { ...page, NextToken: null };
    const warned = async (...pages: object[]) => {
      const content = pages.map(each => JSON.stringify(each)).join('\n');
      return (await readBytes(content, [awsSecurityhub])).warnings.first;
    };
    expect(await warned(page, last)).toEqual([]);
    expect(await warned(page)).toEqual([expect.stringContaining('more pages')]);
  });

  it('names all vulnerabilities that a finding has', async () => {
    const Vulnerabilities = [{ Id: 'CVE-2024-1234' }, { Id: 'CVE-2024-1235' }];
    expect(await read(finding({ Vulnerabilities }))).toMatchObject([
      {
        finding: {
          rule: 'CVE-2024-1234',
          vulnerabilityIds: ['CVE-2024-1234', 'CVE-2024-1235'],
        },
      },
    ]);
  });

  it.each([
    [{ Normalized: 75, Original: '7.5' }, 'High', 0],
    [{ Original: '7.5' }, 'Info', 1],
    [{ Label: 'INFORMATIONAL', Normalized: 0 }, 'Info', 0],
  ])('rates %j as %s', async (Severity, severity, warned) => {
    const content = JSON.stringify([finding({ Severity })]);
    const { records, warnings } = await readBytes(content, [awsSecurityhub]);
    expect(records).toMatchObject([{ finding: { severity } }]);
    expect(warnings.count).toBe(warned);
  });

  it.each([
    [{ RecordState: 'ARCHIVED' }, 'fixed'],
    [{ Workflow: { Status: 'RESOLVED' } }, 'fixed'],
    [{ Workflow: { Status: 'SUPPRESSED' } }, 'suppressed'],
    [{}, 'open'],
  ])('knows what %j means', async (fields, status) => {
    expect(await read(finding(fields))).toMatchObject([
      { finding: { status } },
    ]);
  });

  it('names a finding of GuardDuty by its type and not by its detector', async () => {
    const records = await read(
      finding({
        GeneratorId: 'arn:aws:guardduty:eu-west-1:123456789012:detector/1',
        Types: ['TTPs/Persistence', 'Effects/Theft'],
        Compliance: undefined,
        Severity: { Normalized: 75 },
      }),
    );
    expect(records).toMatchObject([
      { finding: { rule: 'Effects/Theft', severity: 'High' } },
    ]);
  });
});
