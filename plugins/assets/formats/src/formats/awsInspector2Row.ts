import { englishTimeOf } from '../normalise/englishTimeOf';
import { timeOf } from '../normalise/timeOf';
import type { CsvRow } from '../read/CsvRow';
import { JsonRecord } from '../read/JsonRecord';

/** Whether a row has the names of the columns of Inspector's table of findings. */
export function isAwsInspector2Header(cells: string[]): boolean {
  return ['Finding ARN', 'Finding Type', 'Resource ID'].every(name =>
    cells.includes(name),
  );
}

/** A row of Inspector's table as its interface has the finding; columns without a place there stay by their names. */
export function awsInspector2Row(row: CsvRow): JsonRecord {
  const time = (name: string) =>
    timeOf(row.text(name)) ?? englishTimeOf(row.text(name));
  const [name] = row.text('Affected Packages')?.split(/,\s*/) ?? [];
  const installed = {
    name,
    version: row.text('Package Installed Version'),
    fixedInVersion: row.text('Fixed in Version'),
    packageManager: row.text('Package Manager'),
    filePath: row.text('File Path'),
  };
  const tags = row.text('Container Image Tags')?.split(/,\s*/);
  const vector = row.text('Inspector Score Vector');
  const finding = {
    findingArn: row.text('Finding ARN'),
    awsAccountId: row.text('AWS Account Id'),
    severity: row.text('Severity'),
    fixAvailable: row.text('Fix Available'),
    type: row.text('Finding Type'),
    title: row.text('Title'),
    description: row.text('Description'),
    status: row.text('Status'),
    firstObservedAt: time('First Seen'),
    lastObservedAt: time('Last Seen'),
    updatedAt: time('Last Updated'),
    inspectorScore: row.number('Inspector Score'),
    inspectorScoreDetails: { adjustedCvss: { scoringVector: vector } },
    epss: { score: row.number('Epss Score') },
    remediation: { recommendation: { text: row.text('Package Remediation') } },
    networkReachabilityDetails: {
      openPortRange: { begin: /^\d+/.exec(row.text('Port Range') ?? '')?.[0] },
    },
    packageVulnerabilityDetails: {
      vulnerabilityId: row.text('Vulnerability Id'),
      referenceUrls: row.text('Reference Urls')?.split(/[,\s]+/),
      vulnerablePackages: name ? [installed] : [],
    },
    resources: [
      {
        id: row.text('Resource ID'),
        type: row.text('Resource Type'),
        region: row.text('Region'),
        details: {
          awsEcrContainerImage: {
            imageTags: tags,
            platform: row.text('Platform'),
          },
        },
      },
    ],
  };
  return new JsonRecord({ ...row.rest(), ...finding });
}
