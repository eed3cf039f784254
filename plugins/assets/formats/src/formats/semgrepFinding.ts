import { cwesOf } from '../normalise/cwesOf';
import { maskSecrets } from '../normalise/maskSecrets';
import { timeOf } from '../normalise/timeOf';
import type { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { FindingRecord, SourceStatus } from '../record/ScanRecord';
import { osvEcosystemOf } from './osvEcosystemOf';
import { semgrepSeverity } from './semgrepResult';

/** A finding as the platform of Semgrep keeps it and its API gives it out: of code, or of a package. */
export function semgrepFinding(
  item: JsonRecord,
  file: ScanFile,
): FindingRecord {
  const about = item.object('rule');
  const rule = item.text('rule_name') ?? about.text('name') ?? 'unknown rule';
  const repository = item.text('repository', 'name');
  const place = item.object('location');
  const path = place.text('file_path') ?? 'unknown file';
  const link = item.text('line_of_code_url');
  const message = item.text('rule_message') ?? about.text('message');
  const occurrence = packageIn(item, path) ?? {
    kind: 'code' as const,
    file: path,
    line: place.number('line'),
    endLine: place.number('end_line'),
    fingerprint: item.text('match_based_id') ?? item.text('syntactic_id'),
  };
  const where = occurrence.kind === 'package' ? occurrence.name : path;
  return {
    kind: 'finding',
    rule,
    title: `${rule.split('.').at(-1)} in ${where}`,
    ...semgrepSeverity(item.text('severity'), rule, file),
    vulnerabilityIds: item.texts('vulnerability_identifier'),
    cwes: cwesOf(about.texts('cwe_names')),
    description: message && maskSecrets(message),
    references: link ? [link] : [],
    asset: repository
      ? {
          name: repository,
          identifiers: [{ kind: 'repository', value: repository }],
        }
      : undefined,
    occurrence,
    status: statusOf(item),
    firstSeenAt: timeOf(item.value('created_at')),
    tags: [
      ...item.texts('categories'),
      ...about.texts('vulnerability_classes'),
    ],
    raw: { ...item.rest(), rule: item.value('rule') },
  };
}

function packageIn(item: JsonRecord, path: string): Occurrence | undefined {
  const found = item.object('found_dependency');
  const name = found.text('package');
  if (!name) return undefined;
  const fixes = item
    .objects('fix_recommendations')
    .flatMap(each => each.texts('version'));
  return {
    kind: 'package',
    name,
    version: found.text('version'),
    fixedVersion: fixes.join(', ') || undefined,
    ecosystem: osvEcosystemOf(found.text('ecosystem')),
    path,
  };
}

function statusOf(item: JsonRecord): SourceStatus | undefined {
  const status = item.text('status') ?? item.text('state');
  if (status === 'fixed' || status === 'removed') return 'fixed';
  if (status === 'reviewing') return 'under-investigation';
  if (status !== 'ignored' && status !== 'muted') return undefined;
  const reason = item.text('triage_reason') ?? '';
  if (/false/.test(reason)) return 'false-positive';
  return /risk/.test(reason) ? 'risk-accepted' : 'suppressed';
}
