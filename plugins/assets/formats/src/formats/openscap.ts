import { severityIn } from '../normalise/severityIn';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { XmlElement } from '../read/XmlElement';
import type { Occurrence } from '../record/Occurrence';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { OpenscapTarget } from './OpenscapTarget';
import { openscapRules, type OpenscapRule } from './openscapRules';

/**
 * Results of XCCDF 1.1 and 1.2, as OpenSCAP and others write them: a benchmark with results, results alone, or both within
 * an asset report (ARF).
 */
export const openscap: ScanFormat = {
  id: 'openscap',
  title: 'OpenSCAP (XCCDF)',
  version: 1,
  recognise,
  read,
};

const RESULT = '**/TestResult';

function recognise({ xml }: FileHead): number {
  if (!xml) return 0;
  if (xml.root === 'asset-report-collection')
    return /asset-reporting-format/.test(xml.namespace) ? 1 : 0.8;
  const known = xml.root === 'Benchmark' || xml.root === 'TestResult';
  return known && /\/xccdf\//.test(xml.namespace) ? 1 : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const rules = await openscapRules(file);
  let target: OpenscapTarget | undefined;
  for await (const { path, element } of file.xml([
    `${RESULT}/@`,
    ...OpenscapTarget.parts.map(each => `${RESULT}/${each}`),
    `${RESULT}/rule-result`,
  ])) {
    if (path === `${RESULT}/@`) {
      if (target) yield* target.record();
      target = new OpenscapTarget();
      yield factsOf(element);
    } else if (path !== `${RESULT}/rule-result`) target?.take(element);
    else if (target) yield* recordsOf(file, element, { rules, target });
  }
  if (!target)
    throw new ScanFileError(
      'This is a checklist without results of a scan. Export the results (oscap: --results or --results-arf).',
    );
  yield* target.record();
}

function factsOf({ attributes }: XmlElement): ScanRecord {
  const system = attributes['test-system'];
  const [, version] = /:openscap:([\w.-]+)/.exec(system ?? '') ?? [];
  return {
    kind: 'scan',
    scanner: version ? 'OpenSCAP' : system,
    scannerVersion: version,
    startedAt: timeOf(attributes['start-time']),
    endedAt: timeOf(attributes['end-time']),
  };
}

function* recordsOf(
  file: ScanFile,
  element: XmlElement,
  of: { rules: Map<string, OpenscapRule>; target: OpenscapTarget },
): Generator<ScanRecord> {
  const id = element.attributes.idref ?? 'unknown rule';
  const result = element.text('result') ?? 'unknown';
  // Rules that the profile leaves out were not looked for.
  if (result === 'notselected') return;
  const rule = of.rules.get(id);
  const common = {
    rule: id,
    title: rule?.title ?? id,
    asset: of.target.asset(),
    occurrence: occurrenceOf(element),
    controls: rule?.controls,
  };
  const time = timeOf(element.attributes.time);
  if (result === 'fail')
    yield {
      kind: 'finding',
      ...common,
      ...findingOf(file, element, rule),
      lastSeenAt: time,
    };
  else yield { kind: 'passed', ...common, result, checkedAt: time };
}

/** Of rules that are checked more than once, each instance is a place. */
function occurrenceOf(element: XmlElement): Occurrence {
  const instance = element.child('instance');
  const resource = instance?.fullText();
  return resource
    ? {
        kind: 'resource',
        resource,
        resourceType: instance?.attributes.context || undefined,
      }
    : { kind: 'host' };
}

function findingOf(
  file: ScanFile,
  element: XmlElement,
  rule: OpenscapRule | undefined,
): Pick<FindingRecord, 'severity'> & Partial<FindingRecord> {
  const word = element.attributes.severity || rule?.severity;
  const messages = element.all('message').map(each => each.fullText());
  const idents = element.all('ident').map(each => each.fullText());
  return {
    // Checklists of some makers have no severities at all; what failed there is no mere information.
    severity: word ? severityIn(file, word, rule?.title ?? 'Rule') : 'Medium',
    sourceSeverity: word,
    vulnerabilityIds: [...idents, ...(rule?.idents ?? [])],
    description: rule?.description,
    impact: rule?.rationale,
    remediation: rule?.fix ?? element.text('fix'),
    references: rule?.references,
    evidence: messages.join('\n') || undefined,
    raw: {
      ...element.rest('result', 'message', 'fix', 'instance', 'time', 'idref'),
      weight: element.attributes.weight,
    },
  };
}
