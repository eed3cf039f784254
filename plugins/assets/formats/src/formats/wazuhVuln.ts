import { isIP } from 'node:net';
import { identify } from '../normalise/identify';
import { linksIn } from '../normalise/linksIn';
import { severityIn } from '../normalise/severityIn';
import { timeOf } from '../normalise/timeOf';
import { JsonRecord } from '../read/JsonRecord';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { AssetIdentifier, ScannedAsset } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';

/**
 * Wazuh's inventory of vulnerabilities: the answer of the manager's API (until 4.7) or of a search in the indexer (from
 * 4.8), whose hits may also stand alone, on lines or in a list. All are what somebody has asked for, so none proves that an
 * agent has nothing else.
 */
export const wazuhVuln: ScanFormat = {
  id: 'wazuh-vuln',
  title: 'Wazuh vulnerabilities',
  version: 1,
  recognise,
  read,
};

function recognise({ json }: FileHead): number {
  const answer = new JsonRecord(json);
  const items = answer.value('data', 'affected_items');
  if (Array.isArray(items)) {
    const [first] = answer.objects('data', 'affected_items');
    if (first) return first.has('cve') ? 1 : 0;
    return /vulnerabilit/i.test(answer.text('message') ?? '') ? 0.95 : 0.75;
  }
  const hits = answer.value('hits', 'hits');
  const [hit] = Array.isArray(hits)
    ? answer.objects('hits', 'hits')
    : [firstOf(json)];
  if (!hit) return 0.75;
  const index = hit.text('_index') ?? '';
  const source = hit.object('_source');
  const both = source.has('vulnerability') && source.has('agent');
  return both || /^wazuh-states-vulnerabilities/.test(index) ? 1 : 0;
}

/** The first of some hits that stand alone. */
function firstOf(json: unknown): JsonRecord {
  return new JsonRecord(Array.isArray(json) ? json[0] : json);
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const { json } = file.head;
  const answer = new JsonRecord(json);
  const isAnswer = answer.has('data') || answer.has('hits');
  if (!isAnswer && !firstOf(json).has('_source'))
    throw new ScanFileError(
      'This is no answer with vulnerabilities of Wazuh. Ask the API for /vulnerability/{agent}, or the indexer for wazuh-states-vulnerabilities-*.',
    );
  yield { kind: 'scan', scanner: 'Wazuh' };
  const assets = new Set<string>();
  const bare = Array.isArray(json) ? '[]' : '';
  const paths = isAnswer
    ? ['data.affected_items[]', 'hits.hits[]', ...TOTALS, FAILED]
    : [bare];
  let found = 0;
  let total = 0;
  for await (const { path, value } of file.json(paths)) {
    if (TOTALS.includes(path)) {
      total = Math.max(total, new JsonRecord({ value }).number('value') ?? 0);
      continue;
    }
    if (path === FAILED) {
      const why = new JsonRecord(value).text('error', 'message') ?? 'no reason';
      file.warn(`Wazuh has no answer for an agent: “${why.slice(0, 200)}”`);
      continue;
    }
    found += 1;
    const record = new JsonRecord(value);
    const finding =
      path === 'data.affected_items[]'
        ? findingOfItem(file, record)
        : findingOfHit(file, record);
    const { asset } = finding;
    const key = JSON.stringify(asset?.identifiers);
    if (asset && !assets.has(key)) {
      assets.add(key);
      yield { kind: 'asset', asset };
    }
    yield finding;
  }
  if (total > found)
    file.warn(
      `The answer has ${found} of ${total} vulnerabilities. Ask for the other pages as well.`,
    );
}

/** How many there are; an answer has no more than somebody has asked for, or 500. */
const TOTALS = ['data.total_affected_items', 'hits.total.value'];
const FAILED = 'data.failed_items[]';

function findingOfItem(file: ScanFile, item: JsonRecord): FindingRecord {
  const cve = item.text('cve');
  const name = item.text('name') ?? 'unknown package';
  const severity = item.text('severity');
  const fixed = fixedVersion(item.text('condition'));
  const title = item.text('title') ?? `${cve ?? 'Vulnerability'} in ${name}`;
  return {
    kind: 'finding',
    rule: cve ?? title,
    title,
    severity: severityIn(file, severity, title),
    sourceSeverity: severity,
    score:
      item.number('cvss3_score') || item.number('cvss2_score') || undefined,
    vulnerabilityIds: cve ? [cve] : [],
    remediation: fixed && `Update ${name} to ${fixed}.`,
    references: item.texts('external_references').flatMap(linksIn),
    asset: assetOf({
      name: item.text('agent_name'),
      id: item.text('agent_id'),
      ips: item.texts('agent_ip'),
    }),
    occurrence: {
      kind: 'package',
      name,
      version: item.text('version'),
      fixedVersion: fixed,
    },
    status: item.text('status') === 'OBSOLETE' ? 'fixed' : 'open',
    firstSeenAt: timeOf(item.text('detection_time')),
    raw: item.rest(),
  };
}

function findingOfHit(file: ScanFile, hit: JsonRecord): FindingRecord {
  const source = hit.object('_source');
  const weakness = source.object('vulnerability');
  const found = source.object('package');
  const cve = weakness.text('id');
  const name =
    found.text('name') ??
    source.text('host', 'os', 'name') ??
    'unknown package';
  const title = `${cve ?? 'Vulnerability'} in ${name}`;
  const severity = weakness.text('severity');
  const fixed = fixedVersion(weakness.text('scanner', 'condition'));
  return {
    kind: 'finding',
    rule: cve ?? title,
    title,
    severity: severityIn(file, severity, title),
    sourceSeverity: severity,
    score: weakness.number('score', 'base') || undefined,
    vulnerabilityIds: cve ? [cve] : [],
    description: weakness.text('description'),
    remediation: fixed && `Update ${name} to ${fixed}.`,
    references: [
      ...weakness.texts('reference'),
      ...weakness.texts('scanner', 'reference'),
    ].flatMap(each => linksIn(each.replaceAll(',', ' '))),
    asset: assetOf({
      name: source.text('agent', 'name'),
      id: source.text('agent', 'id'),
      cluster: clusterOf(hit),
      ips: [...source.texts('agent', 'ip'), ...source.texts('host', 'ip')],
      os:
        source.text('host', 'os', 'full') ?? source.text('host', 'os', 'name'),
    }),
    occurrence: {
      kind: 'package',
      name,
      version: found.text('version'),
      fixedVersion: fixed,
      ecosystem: found.text('type'),
      path: found.text('path'),
    },
    firstSeenAt: timeOf(weakness.text('detected_at')),
    raw: {
      ...source.rest(),
      vulnerability: weakness.rest(),
      package: found.rest(),
    },
  };
}

/** Agents are numbered in a cluster, so that two clusters have the same numbers. */
function clusterOf(hit: JsonRecord): string | undefined {
  const named = hit.object('_source').text('wazuh', 'cluster', 'name');
  const index = hit.text('_index') ?? '';
  return named ?? /^wazuh-states-vulnerabilities-(.+)$/.exec(index)?.[1];
}

type Agent = {
  name?: string;
  id?: string;
  cluster?: string;
  ips: string[];
  os?: string;
};

function assetOf({
  name,
  id,
  cluster,
  ips,
  os,
}: Agent): ScannedAsset | undefined {
  const identifiers: AssetIdentifier[] = [
    ...(id ? [{ kind: 'agent-id' as const, value: id, zone: cluster }] : []),
    ...identify(name ?? ''),
    ...ips.filter(isIP).flatMap(identify),
  ];
  return identifiers.length > 0
    ? { name: name ?? identifiers[0].value, identifiers, os }
    : undefined;
}

/** Wazuh says which versions are weak in words: `Package less than 2.1`. */
function fixedVersion(condition: string | undefined): string | undefined {
  return /^Package less than (\S+)$/i.exec(condition ?? '')?.[1];
}
