import type { CsvRow } from '../read/CsvRow';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { cwesIn, genericRecords, type GenericFinding } from './genericRecords';

/** What one writes by hand or exports from elsewhere: columns and fields as DefectDojo's generic import has them. */
export const genericCsvJson: ScanFormat = {
  id: 'generic-csv-json',
  title: 'Generic findings (CSV or JSON)',
  version: 1,
  recognise,
  read,
};

const REQUIRED = ['title', 'severity', 'description'];

/** Fields of JSON beside those that are read; they are kept. */
const KEPT = [
  'dynamic_finding',
  'duplicate',
  'effort_for_fixing',
  'files',
  'kev_date',
  'mitigated',
  'nb_occurences',
  'numerical_severity',
  'planned_remediation_date',
  'planned_remediation_version',
  'publish_date',
  'ransomware_used',
  'sast_sink_object',
  'sast_source_file_path',
  'sast_source_line',
  'sast_source_object',
  'scanner_confidence',
  'service',
  'static_finding',
  'thread_id',
  'unique_id_from_tool',
  'active',
  'verified',
];

function recognise({ json, rows }: FileHead): number {
  if (rows) {
    const header = rows.find(isHeader);
    if (!header) return 0;
    // With a title and a severity alone it may be anybody's.
    return namesIn(header).has('description') ? 0.75 : 0.5;
  }
  const report = new JsonRecord(json);
  if (!Array.isArray(report.value('findings'))) return 0;
  const [first] = report.objects('findings');
  if (first) return first.has('title') && first.has('severity') ? 0.75 : 0;
  return report.has('type') || report.has('name') ? 0.75 : 0.5;
}

function isHeader(cells: string[]): boolean {
  const names = namesIn(cells);
  return names.has('title') && names.has('severity');
}

function namesIn(cells: string[]): Set<string> {
  return new Set(
    cells.map(cell =>
      cell
        .replace(/^\ufeff/, '')
        .trim()
        .toLowerCase(),
    ),
  );
}

function read(file: ScanFile): AsyncGenerator<ScanRecord> {
  return file.head.json === undefined ? readTable(file) : readJson(file);
}

async function* readTable(file: ScanFile): AsyncGenerator<ScanRecord> {
  for await (const row of file.csv(isHeader)) {
    const title = row.text('Title');
    if (title) yield* genericRecords(ofRow(row, title), file);
    else file.warn(`Row ${row.row}: the title is missing; the row is left out`);
  }
}

/** Exports have the names of the fields of JSON for some columns. */
function ofRow(row: CsvRow, title: string): GenericFinding {
  const component = row.text('ComponentName', 'component_name');
  const path = row.text('FilePath', 'file_path');
  const vectors = [row.text('CVSSV4'), row.text('CVSSV3')];
  const scores = [row.number('CVSSV4_score'), row.number('CVSSV3_score')];
  return {
    title,
    severity: row.text('Severity') ?? '',
    rule: row.text('vuln_id_from_tool'),
    date: row.text('Date'),
    endpoints: endpointsIn(row.text('Url', 'endpoints')),
    parameter: row.text('param'),
    component: component
      ? {
          name: component,
          version: row.text('ComponentVersion', 'component_version'),
          fixedVersion: row.text('fix_version'),
        }
      : undefined,
    code: path ? { file: path, line: row.number('line') } : undefined,
    vectors,
    scores,
    epss: {
      score: row.number('epss_score'),
      percentile: row.number('epss_percentile'),
    },
    flags: {
      falsePositive: row.flag('FalsePositive', 'false_p'),
      accepted: row.flag('RiskAccepted', 'risk_accepted'),
      mitigated: row.flag('IsMitigated', 'is_mitigated'),
      outOfScope: row.flag('OutOfScope', 'out_of_scope'),
      underReview: row.flag('under_review'),
    },
    description: row.text('Description'),
    impact: row.text('Impact'),
    remediation: row.text('Mitigation'),
    references: linesOf(row.text('References')),
    vulnerabilityIds: ['CVE', 'Vulnerability Id', 'vulnerability_ids'].flatMap(
      name => row.text(name) ?? [],
    ),
    cwes: cwesIn(
      ['CweId', 'CweIds', 'cwe'].flatMap(name => row.text(name) ?? []),
    ),
    knownExploited: row.flag('known_exploited'),
    fixAvailable: row.flag('fix_available'),
    tags: row.text('Tags')?.split(/[,;]/),
    raw: row.rest(),
  };
}

async function* readJson(file: ScanFile): AsyncGenerator<ScanRecord> {
  const facts = new JsonRecord(file.head.json);
  yield {
    kind: 'scan',
    scanner: facts.text('type') ?? facts.text('name'),
    scannerVersion: facts.text('version'),
  };
  let number = 0;
  for await (const { value } of file.json(['findings[]'])) {
    number += 1;
    const item = new JsonRecord(value);
    // A text that is empty is there; of what has no title nobody can say anything.
    const missing = REQUIRED.filter(name =>
      name === 'title' ? !item.text(name) : item.list(name).length === 0,
    );
    if (missing.length > 0)
      throw new ScanFileError(
        `Finding ${number}: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
      );
    yield* genericRecords(ofItem(item, number), file);
  }
}

function ofItem(item: JsonRecord, number: number): GenericFinding {
  const [name, path] = [item.text('component_name'), item.text('file_path')];
  const component = {
    version: item.text('component_version'),
    fixedVersion: item.text('fix_version'),
  };
  const line = item.number('line');
  const finding: GenericFinding = {
    title: item.text('title') as string,
    severity: item.text('severity') ?? '',
    rule: item.text('vuln_id_from_tool'),
    date: item.text('date'),
    endpoints: item.list('endpoints').map(endpointOf).filter(Boolean),
    parameter: item.text('param'),
    component: name ? { name, ...component } : undefined,
    code: path ? { file: path, line } : undefined,
    vectors: [item.text('cvssv4'), item.text('cvssv3')],
    scores: [item.number('cvssv4_score'), item.number('cvssv3_score')],
    epss: {
      score: item.number('epss_score'),
      percentile: item.number('epss_percentile'),
    },
    flags: {
      falsePositive: item.flag('false_p'),
      accepted: item.flag('risk_accepted'),
      mitigated: item.flag('is_mitigated'),
      outOfScope: item.flag('out_of_scope'),
      underReview: item.flag('under_review'),
    },
    description: item.text('description'),
    impact: item.text('impact'),
    remediation: item.text('mitigation'),
    evidence: evidenceOf(item),
    references: item.texts('references').flatMap(linesOf),
    vulnerabilityIds: [
      ...item.texts('cve'),
      ...item.texts('vulnerability_ids'),
    ],
    cwes: cwesIn([...item.texts('cwe'), ...item.texts('cwes')]),
    knownExploited: item.flag('known_exploited'),
    fixAvailable: item.flag('fix_available'),
    tags: item.texts('tags'),
  };
  const raw = item.rest() ?? {};
  const unknown = Object.keys(raw).filter(each => !KEPT.includes(each));
  if (unknown.length > 0)
    throw new ScanFileError(
      `Finding ${number}: ${unknown.slice(0, 5).join(', ')} ${unknown.length > 1 ? 'are no fields' : 'is no field'} of the generic format. Correct the names or leave them out.`,
    );
  return { ...finding, raw: { ...raw, files: filesOf(item) } };
}

/** Endpoints in one cell. A semicolon or a comma may be a part of an address, and parts two of them only with a space behind. */
function endpointsIn(cell = ''): string[] {
  return cell.split(/\s*[;,]?\s*\n\s*|[;,]\s+|;$/).filter(Boolean);
}

/** An endpoint as text, or by its parts. */
function endpointOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  const parts = new JsonRecord(value);
  const [host, protocol] = [parts.text('host'), parts.text('protocol')];
  if (!host) return '';
  const port = parts.text('port');
  const path = parts.text('path')?.replace(/^\/*/, '/') ?? '';
  const query = parts.text('query');
  return `${protocol ? `${protocol}://` : ''}${host}${port ? `:${port}` : ''}${path}${query ? `?${query}` : ''}`;
}

function evidenceOf(item: JsonRecord): string | undefined {
  const texts = [
    ...item.texts('steps_to_reproduce'),
    ...item.texts('severity_justification'),
    ...item.texts('payload'),
  ];
  return texts.join('\n\n') || undefined;
}

/** Names of attached files; their content is no part of a finding. */
function filesOf(item: JsonRecord): string[] | undefined {
  const names = item.objects('files').flatMap(each => each.texts('title'));
  return names.length > 0 ? names : undefined;
}

function linesOf(text = ''): string[] {
  return text.split('\n');
}
