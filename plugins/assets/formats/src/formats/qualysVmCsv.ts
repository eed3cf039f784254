import { cwesOf } from '../normalise/cwesOf';
import { englishTimeOf } from '../normalise/englishTimeOf';
import { identify } from '../normalise/identify';
import { severityOf } from '../normalise/severityOf';
import { textOfHtml } from '../normalise/textOfHtml';
import { dateOf, timeOf } from '../normalise/timeOf';
import type { CsvRow } from '../read/CsvRow';
import type { ScanFile } from '../read/ScanFile';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { ScanRecord, SourceStatus } from '../record/ScanRecord';
import { severities } from '../record/Severity';
import { qualysVmCsvHeader } from './qualysVmCsvHeader';

/** Qualys' tables: one detection a row, or one CVE of a detection. */
export async function* qualysVmCsv(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Qualys' };
  for await (const row of file.csv(qualysVmCsvHeader)) {
    const qid = cell(row, 'QID');
    if (qid && /^\d+$/.test(qid)) yield recordOf(row, qid, file);
  }
}

/** Empty cells are `-` or `'-` here. */
function cell(row: CsvRow, ...names: string[]): string | undefined {
  const texts = names.map(name => row.text(name)?.replace(/^'(?=-)/, ''));
  return texts.find(text => text && text !== '-');
}

function html(row: CsvRow, ...names: string[]): string | undefined {
  return textOfHtml(cell(row, ...names) ?? '') || undefined;
}

function recordOf(row: CsvRow, qid: string, file: ScanFile): ScanRecord {
  const level = cell(row, 'Q_SEVERITY', 'Severity', 'KB Severity') ?? '';
  const severity = /^[1-5]$/.test(level)
    ? severities[Number(level) - 1]
    : severityOf(level);
  if (!severity)
    file.warn(
      `Row ${row.row}: the severity “${level}” is unknown; it counts as Info`,
    );
  const isInfo = /^(ig|info)/i.test(cell(row, 'Type', 'Type Detected') ?? '');
  const port = row.number('Port') ?? 0;
  const protocol = cell(row, 'Protocol')?.toLowerCase() ?? 'tcp';
  return {
    kind: 'finding',
    rule: qid,
    title: cell(row, 'Title', 'VULN TITLE') ?? `QID ${qid}`,
    severity: isInfo ? 'Info' : (severity ?? 'Info'),
    sourceSeverity: cell(row, 'Severity') ?? level,
    ...ratingOf(row),
    vulnerabilityIds: [cell(row, 'CVE', 'CVE ID', 'CVEID') ?? ''],
    cwes: cwesOf([cell(row, 'CWE')]),
    description: html(row, 'Threat', 'CVE-Description'),
    impact: html(row, 'Impact'),
    remediation: html(row, 'Solution'),
    evidence: cell(row, 'Results', 'Result'),
    asset: assetOf(row),
    occurrence:
      port > 0
        ? { kind: 'network', port, protocol, service: cell(row, 'Service') }
        : { kind: 'host' },
    status: statusOf(row),
    firstSeenAt: timeIn(cell(row, 'First Detected', 'First Found Datetime')),
    lastSeenAt: timeIn(
      cell(row, 'Last Detected', 'Last Found Datetime', 'LAST SCAN'),
    ),
    tags: cell(row, 'Asset Tags')?.split(/\s*,\s*/),
    fixAvailable: row.flag('Vuln Patchable'),
    raw: row.rest(),
  };
}

/** A score may be followed by its vector in parentheses. */
function ratingOf(row: CsvRow) {
  const text = cell(
    row,
    ...['CVSSv3.1 Base (nvd)', 'CVSSv3.1 Base', 'CVSS3.1 Base', 'CVSS3 Base'],
    ...['CVSS_BASE', 'CVSS Base', 'CVSSv2 Base (nvd)', 'CVSS'],
  );
  const score = parseFloat(text ?? '');
  return {
    score: Number.isFinite(score) ? score : undefined,
    vector: /\(([^()]*\/[^()]*)\)/.exec(text?.slice(0, 300) ?? '')?.[1],
  };
}

function assetOf(row: CsvRow): ScannedAsset | undefined {
  const ips = [
    ...['IP', 'Host IP', 'IP Address', 'IPv6', 'Asset IPV4', 'Asset IPV6'],
  ].flatMap(name => cell(row, name)?.split(/[\s,]+/) ?? []);
  const names = [
    ...['FQDN', 'DNS', 'DNS Name', 'HOSTNAME', 'Asset Name'],
    ...['NetBIOS', 'Netbios Name'],
  ].flatMap(name => cell(row, name) ?? []);
  const agent = cell(row, 'QG HostID');
  const zone = cell(row, 'Network');
  const identifiers = [
    ...(agent ? [{ kind: 'agent-id' as const, value: agent }] : []),
    ...names.flatMap(identify),
    ...ips.flatMap(identify).map(each => ({
      ...each,
      ...(zone && !/default/i.test(zone) && { zone }),
    })),
  ];
  if (identifiers.length === 0) return undefined;
  return {
    name: names[0] ?? ips[0] ?? agent ?? '',
    identifiers,
    os: cell(row, 'OS', 'Operating System'),
  };
}

function statusOf(row: CsvRow): SourceStatus | undefined {
  if (/^fixed$/i.test(cell(row, 'Vuln Status', 'Status') ?? '')) return 'fixed';
  if (/^approved$/i.test(cell(row, 'FALSE POSITIVE STATUS') ?? ''))
    return 'false-positive';
  return row.flag('Ignored') || row.flag('Disabled') ? 'suppressed' : undefined;
}

/** `02/13/2026 10:11:12`, as Americans write it unless that is no date, or with the month as a word. */
function timeIn(text: string | undefined): string | undefined {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d+):(\d\d)(?::(\d\d))?)?/
    .exec(text ?? '')
    ?.slice(1)
    .map(each => Number(each ?? 0));
  if (!parts) return timeOf(text) ?? englishTimeOf(text);
  const [first, second, year, hour, minute, seconds] = parts;
  const [month, day] = first > 12 ? [second, first] : [first, second];
  return dateOf(year, month, { day, hour, minute, second: seconds });
}
