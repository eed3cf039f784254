import { identify } from '../normalise/identify';
import { severityOf, severityOfScore } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import type { CsvRow } from '../read/CsvRow';
import type { ScanFile } from '../read/ScanFile';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import { openvasCsvHeader } from './openvasCsvHeader';

/**
 * Greenbone's tables: one result a row, without hosts that have none, so that it covers none; or one host a row, with
 * figures in place of results.
 */
export async function* openvasCsv(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'OpenVAS' };
  const kind = file.head.rows?.map(openvasCsvHeader).find(Boolean);
  if (kind === 'hosts')
    file.warn(
      'The table of hosts says how many results there are, and none of them. Export the results as well.',
    );
  for await (const row of file.csv(each => Boolean(openvasCsvHeader(each)))) {
    const title = row.text('NVT Name', 'NVT OID');
    const asset = assetOf(row);
    if (kind !== 'hosts' && title) yield findingRecord(row, title, file);
    else if (kind === 'hosts' && asset)
      yield { kind: 'asset', asset: { ...asset, os: row.text('OS') } };
  }
}

function findingRecord(
  row: CsvRow,
  title: string,
  file: ScanFile,
): FindingRecord {
  const oid = row.text('NVT OID');
  const word = row.text('Severity');
  const score = row.number('CVSS');
  const severity =
    word === undefined ? severityOfScore(score ?? 0) : severityOf(word);
  const isFalse = /^false positive$/i.test(word ?? '');
  if (!severity && !isFalse)
    file.warn(
      `Row ${row.row}: the severity “${word}” is unknown; it counts as Info`,
    );
  const port = row.number('Port') ?? 0;
  const protocol = row.text('Port Protocol')?.toLowerCase() ?? 'tcp';
  const links = row.text('Other References')?.match(/https?:\/\/[^\s,]+/g);
  return {
    kind: 'finding',
    rule: oid ?? title,
    title,
    severity: severity ?? 'Info',
    sourceSeverity: word,
    score,
    vulnerabilityIds: [row.text('CVEs') ?? '', oid ?? '', title],
    description: [row.text('Summary'), row.text('Vulnerability Insight')]
      .filter(Boolean)
      .join('\n\n'),
    impact: row.text('Impact'),
    remediation: row.text('Solution'),
    evidence: row.text('Specific Result'),
    references: links ?? [],
    asset: assetOf(row),
    occurrence:
      port > 0 ? { kind: 'network', port, protocol } : { kind: 'host' },
    status: isFalse ? 'false-positive' : undefined,
    lastSeenAt: timeOf(row.text('Timestamp')),
    raw: row.rest(),
  };
}

function assetOf(row: CsvRow): ScannedAsset | undefined {
  const ip = row.text('IP', 'Host');
  const name = row.text('Hostname');
  const identifiers = [name, ip].flatMap(each => identify(each ?? ''));
  return identifiers.length > 0
    ? { name: name ?? ip ?? '', identifiers }
    : undefined;
}
