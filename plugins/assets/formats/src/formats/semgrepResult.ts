import { cwesOf } from '../normalise/cwesOf';
import { maskSecretsIn } from '../normalise/maskSecretsIn';
import { maskSecrets } from '../normalise/maskSecrets';
import { maskValues } from '../normalise/maskValues';
import { severityIn } from '../normalise/severityIn';
import type { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { CodeOccurrence, PackageOccurrence } from '../record/Occurrence';
import type { FindingRecord } from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import { osvEcosystemOf } from './osvEcosystemOf';
import { type SemgrepFingerprints, semgrepText } from './SemgrepFingerprints';

/** Words that stand for other severities than elsewhere. */
const SEVERITIES: Record<string, Severity> = {
  info: 'Low',
  experiment: 'Info',
  inventory: 'Info',
};

/** One match of a rule. */
export function semgrepResult(
  item: JsonRecord,
  fingerprints: SemgrepFingerprints,
  file: ScanFile,
): FindingRecord {
  const rule = item.text('check_id') ?? 'unknown rule';
  const path = item.text('path') ?? 'unknown file';
  const extra = item.object('extra');
  const metadata = extra.object('metadata');
  const occurrence =
    packageIn(extra.object('sca_info'), metadata) ??
    codeIn(item, fingerprints.of(item, rule, path), path);
  const where = occurrence.kind === 'package' ? occurrence.name : path;
  return {
    kind: 'finding',
    rule,
    title: `${rule.split('.').at(-1)} in ${where}`,
    ...semgrepSeverity(
      metadata.text('sca-severity') ?? extra.text('severity'),
      rule,
      file,
    ),
    vulnerabilityIds: [
      'sca-vuln-database-identifier',
      ...['cve', 'cve-id', 'ghsa', 'ghsa-id'],
    ].flatMap(name => metadata.texts(name)),
    cwes: cwesOf(metadata.texts('cwe')),
    references: [
      ...metadata.texts('references'),
      ...metadata.texts('source'),
      ...metadata.texts('source-rule-url'),
    ],
    occurrence,
    status: extra.flag('is_ignored') ? 'suppressed' : undefined,
    ...textsOf(rule, extra),
    controls: controlsOf(metadata),
    tags: [...metadata.texts('category'), ...metadata.texts('technology')],
  };
}

/** Severity by the word of a rule or an advisory. */
export function semgrepSeverity(
  word: string | undefined,
  where: string,
  file: ScanFile,
): Pick<FindingRecord, 'severity' | 'sourceSeverity'> {
  const key = word?.toLowerCase() ?? '';
  return {
    severity: Object.hasOwn(SEVERITIES, key)
      ? SEVERITIES[key]
      : severityIn(file, word, where),
    sourceSeverity: word,
  };
}

/** A package that is weak, where a rule is about one. */
function packageIn(
  dependency: JsonRecord,
  metadata: JsonRecord,
): PackageOccurrence | undefined {
  const match = dependency.object('dependency_match');
  const found = match.object('found_dependency');
  const name = found.text('package');
  if (!name) return undefined;
  const fixes = metadata
    .objects('sca-fix-versions')
    .flatMap(each => each.texts(name));
  return {
    kind: 'package',
    name,
    version: found.text('version'),
    fixedVersion: fixes.join(', ') || undefined,
    ecosystem: osvEcosystemOf(found.text('ecosystem')),
    path: match.text('lockfile') ?? found.text('lockfile_path'),
  };
}

function codeIn(
  item: JsonRecord,
  fingerprint: string,
  file: string,
): CodeOccurrence {
  return {
    kind: 'code',
    file,
    line: item.number('start', 'line'),
    endLine: item.number('end', 'line'),
    fingerprint,
  };
}

const SECRETS =
  /secret|credential|passw(?:or)?d|hard-?coded|token|api[-_]?key|private[-_]?key|detected-/i;

/** Message, code and what else holds code. Of a secret that was found nothing is shown but the message without it. */
function textsOf(
  rule: string,
  extra: JsonRecord,
): Pick<FindingRecord, 'description' | 'remediation' | 'evidence' | 'raw'> {
  const message = extra.text('message');
  const code = semgrepText(extra, 'lines');
  const fix = extra.text('fix');
  const variables = extra.object('metavars');
  const rest = {
    ...extra.rest(),
    metadata: extra.value('metadata'),
    sca_info: extra.value('sca_info'),
  };
  const isSecret =
    SECRETS.test(rule) || isValidated(extra) || isOfSecrets(extra);
  if (isSecret)
    return {
      description: withoutValues(message, variables),
      raw: { validation_state: extra.text('validation_state') },
    };
  return {
    description: message && maskSecrets(message),
    remediation: fix && `Replace the code with: ${maskSecrets(fix)}`,
    evidence: code && maskSecrets(code),
    raw: maskSecretsIn(rest) as Record<string, unknown>,
  };
}

/** Secrets are tried where they are accepted; all others say that nothing tries them. */
function isValidated(extra: JsonRecord): boolean {
  const state = extra.text('validation_state') ?? 'NO_VALIDATOR';
  return state !== 'NO_VALIDATOR';
}

function isOfSecrets(extra: JsonRecord): boolean {
  const metadata = extra.object('metadata');
  const cwes = cwesOf(metadata.texts('cwe'));
  return (
    cwes.some(cwe => [259, 321, 522, 798].includes(cwe)) ||
    metadata.texts('technology').includes('secrets')
  );
}

/** A message without the pieces of code that the rule has put into it. */
function withoutValues(
  message: string | undefined,
  variables: JsonRecord,
): string | undefined {
  const values = variables
    .names()
    .map(name => variables.text(name, 'abstract_content') ?? '')
    .filter(value => value.length > 3);
  return message && maskSecrets(maskValues(message, values));
}

/** `A03:2021` of `A03:2021 - Injection`. */
function controlsOf(metadata: JsonRecord): FindingRecord['controls'] {
  const ids = metadata
    .texts('owasp')
    .flatMap(each => each.match(/\bA\d{1,2}:\d{4}\b/) ?? []);
  return ids.length > 0 ? { 'OWASP Top 10': ids } : undefined;
}
