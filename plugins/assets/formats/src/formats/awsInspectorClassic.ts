import { JsonRecord } from '../read/JsonRecord';

/** Whether an object is a finding of Inspector Classic. */
export function isAwsInspectorClassic(item: JsonRecord): boolean {
  return (
    item.has('arn') &&
    item.has('numericSeverity') &&
    item.has('assetAttributes')
  );
}

/** A finding of Inspector Classic as its successor has it: of a computer, with packages and scores in a list of attributes. */
export function awsInspectorClassic(item: JsonRecord): JsonRecord {
  const attributes = new Map(
    item
      .objects('attributes')
      .map(
        each => [each.text('key')?.toUpperCase(), each.text('value')] as const,
      ),
  );
  const computer = item.object('assetAttributes');
  const arn = item.text('arn') ?? '';
  const rule = item.text('id');
  const cve = [attributes.get('CVE_ID'), rule].find(each =>
    /^CVE-/i.test(each ?? ''),
  );
  const packages = attributes.get('PACKAGE_NAME')?.split(/,\s*/) ?? [];
  const score = attributes.get('CVSS3_SCORE') ?? attributes.get('CVSS2_SCORE');
  const vector =
    attributes.get('CVSS3_VECTOR') ?? attributes.get('CVSS2_VECTOR');
  const finding = {
    findingArn: arn,
    awsAccountId: /^arn:[^:]*:[^:]*:[^:]*:(\d+):/.exec(arn)?.[1],
    severity: item.text('severity'),
    type: rule ?? item.text('title'),
    title: item.text('title') ?? rule,
    description: item.text('description'),
    firstObservedAt: item.value('createdAt'),
    updatedAt: item.value('updatedAt'),
    inspectorScore: score,
    inspectorScoreDetails: { adjustedCvss: { scoringVector: vector } },
    remediation: { recommendation: { text: item.text('recommendation') } },
    packageVulnerabilityDetails: {
      vulnerabilityId: cve,
      vulnerablePackages: packages.map(name => ({ name })),
    },
    resources: [
      {
        id: computer.text('agentId') ?? attributes.get('INSTANCE_ID'),
        type: 'AWS_EC2_INSTANCE',
        region: /^arn:[^:]*:[^:]*:([^:]+):/.exec(arn)?.[1],
        tags: { Name: computer.text('hostname') },
        details: {
          awsEc2Instance: {
            ipV4Addresses: computer.value('ipv4Addresses'),
            vpcId: attributes.get('VPC_ID'),
          },
        },
      },
    ],
    attributes: item.value('attributes'),
    assetAttributes: item.value('assetAttributes'),
  };
  return new JsonRecord({ ...item.rest(), ...finding });
}
