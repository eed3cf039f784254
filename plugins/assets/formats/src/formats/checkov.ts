import { severityOf } from '../normalise/severityOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { textIn } from '../read/textIn';
import type { Occurrence } from '../record/Occurrence';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';

/** Checkov's JSON: one report, or a list of them with one for each kind of file. */
export const checkov: ScanFormat = {
  id: 'checkov',
  title: 'Checkov',
  version: 1,
  recognise,
  read,
};

const LISTS = ['failed_checks', 'passed_checks', 'skipped_checks'];

function recognise({ json }: FileHead): number {
  const report = new JsonRecord(Array.isArray(json) ? json[0] : json);
  const results = report.object('results');
  if (report.has('check_type') && LISTS.some(name => results.has(name)))
    return 1;
  return [report, report.object('summary')].some(each =>
    each.has('checkov_version'),
  )
    ? 1
    : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const list = Array.isArray(file.head.json) ? '[].' : '';
  yield { kind: 'scan', scanner: 'Checkov' };
  const paths = [
    ...LISTS.map(name => `${list}results.${name}[]`),
    `${list}results.parsing_errors[]`,
    `${list}summary`,
    `${list}checkov_version`,
  ];
  for await (const { path, value, parents } of file.json(paths)) {
    const item = new JsonRecord(value);
    if (path.endsWith('checkov_version'))
      yield { kind: 'scan', scannerVersion: textIn(value) };
    else if (path.endsWith('summary'))
      yield { kind: 'scan', scannerVersion: item.text('checkov_version') };
    else if (path.endsWith('parsing_errors[]'))
      file.warn(`${textIn(value) ?? 'A file'}: Checkov could not read it`);
    else if (path.endsWith('failed_checks[]'))
      yield findingOf(item, typeOf(parents), file);
    else yield passedOf(item);
  }
}

function typeOf(parents: Record<string, unknown>[]): string | undefined {
  const type = parents.map(each => each.check_type).find(Boolean);
  return typeof type === 'string' ? type : undefined;
}

function passedOf(item: JsonRecord): ScanRecord {
  const rule = item.text('check_id') ?? 'unknown check';
  return {
    kind: 'passed',
    rule,
    title: item.text('check_name') ?? rule,
    result: item.text('check_result', 'result') ?? 'PASSED',
    occurrence: placeOf(item),
  };
}

function findingOf(
  item: JsonRecord,
  type: string | undefined,
  file: ScanFile,
): FindingRecord {
  const weakness = item.object('vulnerability_details');
  const check = item.text('check_id') ?? 'unknown check';
  const rule = weakness.text('id') ?? check;
  // Without a licence there are no severities.
  const word = item.text('severity') ?? weakness.text('severity');
  const severity = severityOf(word ?? 'medium');
  if (!severity)
    file.warn(`${rule}: the severity “${word}” is unknown; it counts as Info`);
  const fix = fixIn(weakness);
  return {
    kind: 'finding',
    rule,
    title: titleOf(item, rule),
    severity: severity ?? 'Info',
    sourceSeverity: word,
    score: weakness.number('cvss'),
    vector: weakness.text('vector'),
    vulnerabilityIds: weakness.texts('id'),
    description: item.text('description') ?? weakness.text('description'),
    remediation: fix ? `Update to ${fix}.` : undefined,
    // A line with a secret stays out.
    evidence: type === 'secrets' ? undefined : codeOf(item),
    references: [...item.texts('guideline'), ...weakness.texts('link')],
    occurrence: placeOf(item),
    fixAvailable: fix ? true : undefined,
    controls: controlsOf(item.object('benchmarks')),
    tags: type ? [type] : undefined,
    raw: type === 'secrets' ? undefined : item.rest(),
  };
}

/** A package of a lock file, or a resource in a file: its name survives moved lines. */
function placeOf(item: JsonRecord): Occurrence {
  const path =
    item.text('file_path') ?? item.text('repo_file_path') ?? 'unknown file';
  const weakness = item.object('vulnerability_details');
  const name = weakness.text('package_name');
  if (name)
    return {
      kind: 'package',
      name,
      version: weakness.text('package_version'),
      fixedVersion: fixIn(weakness),
      path,
    };
  const [line, endLine] = item
    .list('file_line_range')
    .map(each => Number(textIn(each)));
  return {
    kind: 'code',
    file: path,
    ...(line > 0 ? { line } : {}),
    ...(endLine > 0 ? { endLine } : {}),
    fingerprint: item.text('resource'),
  };
}

/** The lowest version without the weakness, which stands in words where the platform has told it. */
function fixIn(weakness: JsonRecord): string | undefined {
  const text =
    weakness.text('lowest_fixed_version') ?? weakness.text('fix_version');
  const version = text?.replace(/^fixed in /i, '');
  return version && /^\S*\d/.test(version) ? version : undefined;
}

/** One name stands for all weak packages; what is said of each is told beside it. */
function titleOf(item: JsonRecord, rule: string): string {
  const weakness = item.object('vulnerability_details');
  const name = weakness.text('package_name');
  if (weakness.has('id') && name) return `${rule} in ${name}`;
  const about = item.text('short_description');
  return (name ? about : undefined) ?? item.text('check_name') ?? about ?? rule;
}

/** Lines with their numbers: `[[1, "resource {"], …]`. */
function codeOf(item: JsonRecord): string | undefined {
  const lines = item
    .list('code_block')
    .map(each => lineOf(Array.isArray(each) ? each : []))
    .map(line => line.trimEnd());
  return lines.join('\n') || undefined;
}

function lineOf([number, text]: unknown[]): string {
  return `${textIn(number) ?? ''} ${typeof text === 'string' ? text : ''}`;
}

function controlsOf(
  benchmarks: JsonRecord,
): Record<string, string[]> | undefined {
  const names = benchmarks.names();
  if (names.length === 0) return undefined;
  return Object.fromEntries(
    names.map(name => [
      name,
      benchmarks.objects(name).flatMap(each => each.texts('name')),
    ]),
  );
}
