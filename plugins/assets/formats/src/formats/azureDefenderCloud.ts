import { placeInCloud } from '../normalise/placeInCloud';
import { severityOf } from '../normalise/severityOf';
import { timedByResults } from '../normalise/timedByResults';
import { timeOf } from '../normalise/timeOf';
import type { CsvRow } from '../read/CsvRow';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';

/** The table of recommendations that Defender for Cloud exports: one row for each recommendation and resource. */
export const azureDefenderCloud: ScanFormat = {
  id: 'azure-defender-cloud',
  title: 'Microsoft Defender for Cloud',
  version: 1,
  recognise,
  read,
};

const COLUMNS = ['recommendationname', 'resourceid', 'state'];

function recognise({ rows }: FileHead): number {
  return rows?.some(isHeader) ? 1 : 0;
}

function isHeader(cells: string[]): boolean {
  const names = cells.map(cell =>
    cell
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
  return COLUMNS.every(name => names.includes(name));
}

function read(file: ScanFile): AsyncGenerator<ScanRecord> {
  return timedByResults(readTable(file));
}

async function* readTable(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Microsoft Defender for Cloud' };
  for await (const row of file.csv(isHeader)) yield recordOf(row, file);
}

function recordOf(row: CsvRow, file: ScanFile): ScanRecord {
  const title = row.text('recommendationDisplayName');
  const rule = row.text('recommendationName') ?? title ?? 'unknown';
  const result = row.text('state') ?? '';
  const place = placeInCloud({
    account: row.text('subscriptionId')?.toLowerCase(),
    accountName: row.text('subscriptionName'),
    resource: row.text('resourceId') ?? row.text('resourceName'),
    resourceType: row.text('resourceType'),
  });
  const checkedAt = timeOf(row.text('exportedTimestamp'));
  if (!/^unhealthy$/i.test(result))
    return {
      kind: 'passed',
      rule,
      title: title ?? rule,
      result,
      ...place,
      checkedAt,
    };
  const word = row.text('severity') ?? '';
  const severity = severityOf(word);
  if (!severity)
    file.warn(
      `Row ${row.row}: the severity “${word}” is unknown; it counts as Info`,
    );
  return {
    kind: 'finding',
    rule,
    title: title ?? rule,
    severity: severity ?? 'Info',
    sourceSeverity: word,
    description: row.text('description'),
    remediation: row.text('remediationSteps'),
    references: [row.text('azurePortalRecommendationLink') ?? ''],
    ...place,
    firstSeenAt:
      timeOf(row.text('firstEvaluationDate')) ??
      timeOf(row.text('statusChangeDate')),
    lastSeenAt: checkedAt,
    raw: row.rest(),
  };
}
