import { cwesOf } from '../normalise/cwesOf';
import { englishTimeOf } from '../normalise/englishTimeOf';
import { identify, macOf } from '../normalise/identify';
import { linksIn } from '../normalise/linksIn';
import { severityOf, severityOfScore } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import { webAsset } from '../normalise/webAsset';
import type { CsvRow } from '../read/CsvRow';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { AssetIdentifier, ScannedAsset } from '../record/ScannedAsset';
import type {
  FindingRecord,
  ScanRecord,
  SourceStatus,
} from '../record/ScanRecord';
import { severities, type Severity } from '../record/Severity';
import { nessusCsvHeader } from './nessusCsvHeader';

/**
 * The tables of Nessus (`Plugin ID`, `Host`), Security Center (`Plugin`, `IP Address`) and Vulnerability Management and
 * Web App Scanning (`definition.id`, `asset.name`). Nessus writes one row for each CVE of a plugin; they are one finding.
 */
export async function* nessusCsv(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Tenable' };
  let last: FindingRecord | undefined;
  for await (const row of file.csv(nessusCsvHeader)) {
    const record = recordOf(row, file);
    if (record?.kind === 'finding' && last && isNextCve(last, record)) {
      last.vulnerabilityIds?.push(...(record.vulnerabilityIds ?? []));
      continue;
    }
    if (last) yield last;
    last = record?.kind === 'finding' ? record : undefined;
    if (record && record.kind !== 'finding') yield record;
  }
  if (last) yield last;
}

/** Whether a row is the row before it for another CVE. */
function isNextCve(last: FindingRecord, next: FindingRecord): boolean {
  const alike = ({ rule, asset, occurrence, evidence }: FindingRecord) =>
    JSON.stringify([rule, asset, occurrence, evidence]);
  const known = last.vulnerabilityIds ?? [];
  const [id] = next.vulnerabilityIds ?? [];
  return (
    known.length > 0 &&
    id !== undefined &&
    !known.includes(id) &&
    alike(last) === alike(next)
  );
}

function recordOf(row: CsvRow, file: ScanFile): ScanRecord | undefined {
  const plugin = row.text('Plugin ID', 'Plugin', 'definition.id');
  const name = row.text('Name', 'Plugin Name', 'definition.name');
  if (!plugin && !name) return undefined;
  const title = name ?? `Plugin ${plugin}`;
  const asset = assetOf(row);
  const word =
    row.text('Risk', 'Severity', 'definition.severity', 'Risk Factor') ?? '';
  const what = { plugin: plugin ?? title, title, asset, word };
  return /^(PASSED|FAILED|WARNING|ERROR)$/.test(word)
    ? complianceRecord(row, what)
    : findingRecord(row, what, file);
}

type What = {
  plugin: string;
  title: string;
  asset: ScannedAsset | undefined;
  word: string;
};

function findingRecord(
  row: CsvRow,
  { plugin, title, asset, word }: What,
  file: ScanFile,
): FindingRecord {
  const [vector, score] = ratingOf(row);
  const severity = severityBy(word, score);
  if (!severity)
    file.warn(
      `Row ${row.row}: the severity “${word}” is unknown; it counts as Info`,
    );
  const references = row.text('See Also', 'definition.see_also') ?? '';
  const xrefs = row.text('XREF', 'Cross References', 'definition.references');
  const epss = row.number('EPSS Score', 'definition.epss.score');
  const solution = row.text(
    ...['Solution', 'Steps to Remediate', 'definition.solution'],
  );
  return {
    kind: 'finding',
    rule: plugin,
    title,
    severity: severity ?? 'Info',
    sourceSeverity: word,
    score,
    vector,
    vulnerabilityIds: (row.text('CVE', 'definition.cve') ?? '')
      .split(/[\s,;|]+/)
      .filter(Boolean),
    cwes: cwesOf([row.text('CWE', 'definition.cwe'), xrefs]),
    description: described(row),
    remediation: solution && /^n\/a$/i.test(solution) ? undefined : solution,
    evidence: row.text('Plugin Output', 'output', 'proof'),
    references: linksIn(references.replaceAll(',', ' ')),
    asset,
    occurrence: occurrenceOf(row, asset),
    status: statusOf(row),
    firstSeenAt: timeIn(
      row.text('First Discovered', 'First Found', 'first_observed'),
    ),
    lastSeenAt: timeIn(
      row.text('Last Observed', 'Last Found', 'last_seen', 'Host End'),
    ),
    knownExploited: xrefs?.includes('CISA-KNOWN-EXPLOITED') || undefined,
    epss: epss !== undefined && epss <= 1 ? { score: epss } : undefined,
    raw: row.rest(),
  };
}

/** Whoever exports a table chooses its columns: where none has a word, the score counts. */
function severityBy(word: string, score = 0): Severity | undefined {
  if (/^[0-4]$/.test(word)) return severities[Number(word)];
  return word ? severityOf(word) : severityOfScore(score);
}

function described(row: CsvRow): string | undefined {
  const synopsis = row.text('Synopsis', 'definition.synopsis');
  const description = row.text('Description', 'definition.description');
  return [synopsis, description].filter(Boolean).join('\n\n') || undefined;
}

/** Vector and score of the newest version of CVSS that is rated. */
function ratingOf(row: CsvRow): [string | undefined, number | undefined] {
  const ratings: [vector: string[], score: string[]][] = [
    [
      ['CVSS V4 Vector', 'CVSS v4.0 Vector', 'definition.cvss4.base_vector'],
      [
        'CVSS v4.0 Base Score',
        'CVSS V4 Base Score',
        'definition.cvss4.base_score',
      ],
    ],
    [
      ['CVSS V3 Vector', 'CVSS3 Vector', 'definition.cvss3.base_vector'],
      [
        ...['CVSS v3.0 Base Score', 'CVSS V3 Base Score', 'CVSS3 Base Score'],
        ...['CVSSv3', 'definition.cvss3.base_score'],
      ],
    ],
    [
      ['CVSS V2 Vector', 'CVSS Vector', 'definition.cvss2.base_vector'],
      [
        ...['CVSS v2.0 Base Score', 'CVSS V2 Base Score', 'CVSS Base Score'],
        ...['CVSS', 'definition.cvss2.base_score'],
      ],
    ],
  ];
  const found = ratings.map(
    ([vectors, scores]) =>
      [row.text(...vectors), row.number(...scores)] as const,
  );
  const [vector, score] = found.find(([v, s]) => v || s) ?? [];
  return [vector, score];
}

function assetOf(row: CsvRow): ScannedAsset | undefined {
  const host = row.text('Host', 'asset.host_name', 'asset.name');
  const fqdn = row.text('DNS Name', 'FQDN', 'asset.display_fqdn', 'asset.fqdn');
  const netbios = row.text('NetBIOS Name', 'NetBios', 'asset.netbios_name');
  const ips = [
    row.text(
      'IP Address',
      'asset.display_ipv4_address',
      'asset.ipv4_addresses',
    ),
    row.text('asset.display_ipv6_address', 'asset.ipv6_addresses'),
  ].flatMap(each => each?.split(/[\s,;[\]"]+/).filter(Boolean) ?? []);
  const mac = row.text('MAC Address', 'asset.display_mac_address') ?? '';
  const agent = row.text('Agent ID');
  const name = [host, fqdn, ips[0], netbios].find(Boolean);
  if (!name) return webAsset(row.text('url', 'asset.url'));
  const zone = row.text('asset.network.id');
  const identifiers: AssetIdentifier[] = [
    ...(agent ? [{ kind: 'agent-id' as const, value: agent }] : []),
    ...[host, fqdn, netbios?.split('\\').pop()].flatMap(each =>
      each && each !== 'N/A' ? identify(each) : [],
    ),
    ...ips
      .flatMap(identify)
      .map(each => ({ ...each, ...(zone && !isDefault(zone) && { zone }) })),
    ...mac
      .split(/[\s,;]+/)
      .flatMap(each => macOf(each) ?? [])
      .map(value => ({ kind: 'mac' as const, value })),
  ];
  return { name, identifiers, os: row.text('OS', 'asset.operating_system') };
}

/** The network that stands for “no networks apart” has an id of zeros. */
function isDefault(network: string): boolean {
  return /^[0-]+$/.test(network);
}

function occurrenceOf(
  row: CsvRow,
  asset: ScannedAsset | undefined,
): Occurrence {
  const output = row.text('Plugin Output', 'output') ?? '';
  const port = row.number('Port', 'asset.port') ?? 0;
  const protocol = row.text('Protocol')?.toLowerCase() ?? 'tcp';
  const isSite =
    /^https?:/i.test(asset?.name ?? '') || /^https?$/.test(protocol);
  const url =
    row.text('url', 'asset.url') ?? /\bURL '([^']+)'/.exec(output)?.[1];
  if (url && URL.canParse(url))
    return {
      kind: 'web',
      url,
      method: row.text('http_method'),
      parameter:
        row.text('input_name') ?? /element named '([^']+)'/.exec(output)?.[1],
    };
  if (isSite && asset)
    return {
      kind: 'web',
      url: asset.name.includes('://')
        ? asset.name
        : `${protocol}://${asset.name}`,
    };
  return port > 0 ? { kind: 'network', port, protocol } : { kind: 'host' };
}

function statusOf(row: CsvRow): SourceStatus | undefined {
  const modified = row.text('risk_modified')?.toUpperCase();
  if (modified === 'ACCEPTED') return 'risk-accepted';
  const state = row.text('state', 'Vulnerability State')?.toUpperCase();
  return state === 'FIXED' ? 'fixed' : undefined;
}

const COMPLIANCE: Record<string, Severity> = {
  FAILED: 'High',
  WARNING: 'Medium',
  ERROR: 'Info',
};

/** One plugin runs all checks of a benchmark: the description begins with the name of the check and its result. */
function complianceRecord(
  row: CsvRow,
  { plugin, title: pluginName, asset, word }: What,
): ScanRecord {
  const description = row.text('Description') ?? '';
  const first = description.slice(0, 500).split('\n')[0];
  const title = first.replace(/\s*:\s*\[\w+\]\s*$/, '').replace(/^"|"$/g, '');
  const check = {
    rule: `${plugin}:${title || pluginName}`,
    title: title || pluginName,
    asset,
    occurrence: { kind: 'host' as const },
  };
  if (word === 'PASSED') return { kind: 'passed', ...check, result: word };
  return {
    kind: 'finding',
    ...check,
    severity: COMPLIANCE[word],
    sourceSeverity: word,
    description,
    remediation: row.text('Solution', 'Steps to Remediate'),
    evidence: row.text('Plugin Output'),
    raw: row.rest(),
  };
}

function timeIn(text: string | undefined): string | undefined {
  return timeOf(text) ?? englishTimeOf(text);
}
