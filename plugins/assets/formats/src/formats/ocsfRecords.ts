import { cwesOf } from '../normalise/cwesOf';
import { severityIn } from '../normalise/severityIn';
import { timeOf } from '../normalise/timeOf';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type {
  FindingRecord,
  ScanRecord,
  SourceStatus,
} from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import { ocsfPlaces } from './ocsfPlaces';

const NONE = new JsonRecord(undefined);

/** A record for each weakness that an event names, or for the event itself, at each of its places. */
export function* ocsfRecords(
  event: JsonRecord,
  file: ScanFile,
): Generator<ScanRecord> {
  const info = event.has('finding_info')
    ? event.object('finding_info')
    : event.object('finding');
  const weaknesses = event.objects('vulnerabilities');
  for (const weakness of weaknesses.length > 0 ? weaknesses : [NONE])
    for (const within of placesIn(weakness))
      for (const place of ocsfPlaces(event, within))
        yield {
          ...recordOf(event, { info, weakness, file }),
          ...place,
        };
}

type Part = { info: JsonRecord; weakness: JsonRecord; file: ScanFile };

function recordOf(event: JsonRecord, part: Part) {
  const { info, weakness } = part;
  const compliance = event.object('compliance');
  const rule = ruleOf(event, info, weakness);
  const title = weakness.text('title') ?? info.text('title') ?? rule;
  const result =
    compliance.text('status') ??
    RESULTS[compliance.text('status_id') ?? ''] ??
    event.text('status_code') ??
    '';
  const controls = controlsOf(compliance);
  if (/^(?:pass|passed|success|compliant)$/i.test(result))
    return {
      kind: 'passed' as const,
      rule,
      title,
      result,
      controls,
      checkedAt: timeIn(event, 'time'),
    };
  return {
    kind: 'finding' as const,
    rule,
    title,
    ...ratingOf(event, weakness, part.file),
    status: statusOf(event),
    controls,
    ...factsOf(event, part),
  };
}

/** States of a check by their numbers; the others have found something. */
const RESULTS: Partial<Record<string, string>> = { '1': 'Pass' };

/** Id of the weakness, else what the product calls the check. */
function ruleOf(
  event: JsonRecord,
  info: JsonRecord,
  weakness: JsonRecord,
): string {
  const names = [
    weakness.text('cve', 'uid'),
    weakness.text('advisory', 'uid'),
    event.text('compliance', 'control'),
    info.text('analytic', 'uid'),
    event.text('metadata', 'event_code'),
    info.text('analytic', 'name'),
    weakness.text('title'),
    info.text('title'),
    info.texts('types')[0],
  ];
  return names.find(Boolean) ?? 'unknown';
}

function factsOf(
  event: JsonRecord,
  { info, weakness }: Part,
): Partial<FindingRecord> {
  const cve = weakness.object('cve');
  const advice = [event, weakness, info].map(each =>
    each.object('remediation'),
  );
  const classes = [cve, weakness].flatMap(each => [
    each.text('cwe', 'uid'),
    each.text('cwe_uid'),
    ...each.objects('related_cwes').map(cwe => cwe.text('uid')),
  ]);
  const epss = cve.number('epss', 'score');
  return {
    vulnerabilityIds: [
      ...cve.texts('uid'),
      ...weakness.texts('advisory', 'uid'),
      ...weakness.texts('related_vulnerabilities'),
    ],
    cwes: cwesOf(classes),
    description: weakness.text('desc') ?? cve.text('desc') ?? info.text('desc'),
    impact: event.text('risk_details') ?? event.text('impact'),
    remediation: advice.map(each => each.text('desc')).find(Boolean),
    evidence: event.text('status_detail') ?? event.text('message'),
    references: [
      ...weakness.texts('references'),
      ...cve.texts('references'),
      ...advice.flatMap(each => [
        ...each.texts('references'),
        ...each.objects('kb_article_list').flatMap(kb => kb.texts('src_url')),
      ]),
      ...info.texts('src_url'),
    ],
    firstSeenAt:
      timeIn(weakness, 'first_seen_time') ??
      timeIn(info, 'first_seen_time') ??
      timeIn(info, 'created_time'),
    lastSeenAt:
      timeIn(weakness, 'last_seen_time') ??
      timeIn(info, 'last_seen_time') ??
      timeIn(event, 'time'),
    epss:
      epss === undefined
        ? undefined
        : { score: epss, percentile: cve.number('epss', 'percentile') },
    fixAvailable:
      weakness.flag('is_fix_available') ?? weakness.flag('fix_available'),
    raw: {
      ...event.rest(),
      finding_info: info.rest(),
      vulnerability: weakness.rest(),
      resources: event.value('resources'),
      cloud: event.value('cloud'),
      device: event.value('device'),
    },
  };
}

/** A time as text, or in milliseconds since 1970. */
function timeIn(item: JsonRecord, name: string): string | undefined {
  return timeOf(item.value(`${name}_dt`)) ?? timeOf(item.value(name));
}

const LEVELS: Partial<Record<string, Severity>> = {
  '1': 'Info',
  '2': 'Low',
  '3': 'Medium',
  '4': 'High',
  '5': 'Critical',
  '6': 'Critical',
};

/** The event's own number comes first: words are the product's. */
function ratingOf(
  event: JsonRecord,
  weakness: JsonRecord,
  file: ScanFile,
): Pick<FindingRecord, 'severity' | 'sourceSeverity' | 'score' | 'vector'> {
  const word = event.text('severity') ?? weakness.text('severity');
  const number = event.text('severity_id') ?? '';
  const [cvss] = weakness
    .objects('cve', 'cvss')
    .sort((a, b) => (b.number('version') ?? 0) - (a.number('version') ?? 0));
  return {
    severity:
      LEVELS[number] ??
      severityIn(
        file,
        word,
        event.text('finding_info', 'title') ?? 'A finding',
      ),
    sourceSeverity: word ?? (number || undefined),
    score: cvss?.number('base_score'),
    vector: cvss?.text('vector_string'),
  };
}

const STATES: Partial<Record<string, SourceStatus>> = {
  '3': 'suppressed',
  '4': 'fixed',
  '5': 'fixed',
  '6': 'fixed',
};
const CLOSED = '3';

function statusOf(event: JsonRecord): SourceStatus | undefined {
  // The oldest class has states by another name, of which the numbers are the same.
  const number = event.text('status_id') ?? event.text('state_id') ?? '';
  if (STATES[number]) return STATES[number];
  return event.text('activity_id') === CLOSED ? 'fixed' : undefined;
}

/** Controls by the standards that they are of. */
function controlsOf(compliance: JsonRecord): Record<string, string[]> {
  const standards = compliance.texts('standards');
  const control = compliance.text('control');
  const ids = compliance.texts('requirements');
  const named = ids.length > 0 ? ids : [control ?? ''].filter(Boolean);
  return named.length > 0
    ? Object.fromEntries(
        (standards.length > 0 ? standards : ['compliance']).map(standard => [
          standard,
          named,
        ]),
      )
    : {};
}

/** Packages and files in which a weakness is; a weakness of which nothing is said is one of the whole. */
function placesIn(weakness: JsonRecord): Occurrence[] {
  const packages = [
    ...weakness.objects('affected_packages'),
    ...weakness.objects('packages'),
  ].map(packageOf);
  const codes = weakness.objects('affected_code').map(codeOf);
  const places = [...packages, ...codes];
  return places.length > 0 ? places : [{ kind: 'host' }];
}

function packageOf(item: JsonRecord): Occurrence {
  return {
    kind: 'package',
    name: item.text('name') ?? 'unknown package',
    version: item.text('version'),
    fixedVersion: item.text('fixed_in_version'),
    ecosystem: item.text('package_manager')?.toLowerCase(),
    purl: item.text('purl'),
    path: item.text('path'),
  };
}

function codeOf(item: JsonRecord): Occurrence {
  const file = item.object('file');
  return {
    kind: 'code',
    file: file.text('path') ?? file.text('name') ?? 'unknown file',
    line: item.number('start_line'),
    endLine: item.number('end_line'),
    fingerprint: item.text('rule', 'uid'),
  };
}
