import { cwesOf } from '../normalise/cwesOf';
import { identify } from '../normalise/identify';
import { textOfHtml } from '../normalise/textOfHtml';
import { timeOf } from '../normalise/timeOf';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';
import type { ScannedAsset } from '../record/ScannedAsset';
import type {
  FindingRecord,
  ScanRecord,
  SourceStatus,
} from '../record/ScanRecord';
import { severities } from '../record/Severity';

const TEMPLATE = 'ASSET_DATA_REPORT/HEADER/TEMPLATE';
const TIME = 'ASSET_DATA_REPORT/HEADER/GENERATION_DATETIME';
const API_TIME = 'HOST_LIST_VM_DETECTION_OUTPUT/RESPONSE/DATETIME';
const HOST = 'ASSET_DATA_REPORT/HOST_LIST/HOST';
const DETAILS = 'ASSET_DATA_REPORT/GLOSSARY/VULN_DETAILS_LIST/VULN_DETAILS';
/** The API sends 1,000 hosts at once and says where the others are. */
const API_WARNING = 'HOST_LIST_VM_DETECTION_OUTPUT/RESPONSE/WARNING';
const API_HOST = 'HOST_LIST_VM_DETECTION_OUTPUT/RESPONSE/HOST_LIST/HOST';

type Details = Partial<FindingRecord> & { level?: string };
type Context = {
  asset: ScannedAsset | undefined;
  /** What QIDs mean. */
  details: Map<string, Details>;
};

/**
 * Hosts with their detections, from a report or from the API. What a QID means stands behind all hosts, and the API leaves
 * it out. A template covers its hosts; the API sends what its caller asked for, which the file does not tell.
 */
export async function* qualysVmReport(
  file: ScanFile,
): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Qualys' };
  const details = new Map<string, Details>();
  for await (const { element } of file.xml([DETAILS]))
    details.set(qidIn(element), detailsOf(element));
  let scope = '';
  for await (const { path, element } of file.xml([
    ...[TEMPLATE, TIME, API_TIME, HOST, API_HOST, API_WARNING],
  ])) {
    if (path === TEMPLATE) scope = element.fullText();
    else if (path === TIME || path === API_TIME)
      yield { kind: 'scan', endedAt: timeOf(element.fullText()) };
    else if (path === API_WARNING)
      file.warn(`Qualys says: “${element.text('TEXT')?.slice(0, 200) ?? ''}”`);
    else {
      const asset = assetOf(element);
      const error = element.text('ERROR');
      if (error) file.warn(`Qualys says of a host: “${error.slice(0, 200)}”`);
      const coverage = path === HOST && !error ? { scope } : undefined;
      if (asset) yield { kind: 'asset', asset, coverage };
      for (const detection of detectionsOf(element))
        yield recordOf(detection, { asset, details }, file);
    }
  }
}

/** A QID has its number as text, and `qid_` before it as attribute. */
function qidIn(element: XmlElement): string {
  const qid = element.child('QID');
  const id = qid?.attributes.id ?? element.attributes.id ?? '';
  return qid?.fullText() || id.replace(/^qid_/i, '');
}

function detectionsOf(host: XmlElement): XmlElement[] {
  return [
    ...(host.at('VULN_INFO_LIST')?.all('VULN_INFO') ?? []),
    ...(host.at('DETECTION_LIST')?.all('DETECTION') ?? []),
  ];
}

function detailsOf(element: XmlElement): Details {
  const html = (name: string) =>
    textOfHtml(element.text(name) ?? '') || undefined;
  const cves = element.at('CVE_ID_LIST')?.all('CVE_ID') ?? [];
  const vendors = element.at('VENDOR_REFERENCE_LIST')?.children ?? [];
  return {
    title: element.text('TITLE'),
    level: element.text('SEVERITY'),
    ...ratingIn([
      element.text('CVSS3_SCORE', 'CVSS3_BASE'),
      element.text('CVSS_SCORE', 'CVSS_BASE'),
    ]),
    vulnerabilityIds: cves.map(each => each.text('ID') ?? ''),
    cwes: cwesOf([element.text('CWE')]),
    description: html('THREAT'),
    impact: html('IMPACT'),
    remediation: html('SOLUTION'),
    references: [...cves, ...vendors].flatMap(each => each.text('URL') ?? []),
    raw: element.rest(
      ...['id', 'QID', 'TITLE', 'SEVERITY', 'THREAT', 'IMPACT', 'SOLUTION'],
      ...['CVE_ID_LIST', 'VENDOR_REFERENCE_LIST', 'CVSS3_SCORE', 'CVSS_SCORE'],
    ),
  };
}

/** `7.5 (AV:N/…)`, or the score alone. */
function ratingIn(texts: (string | undefined)[]) {
  const text = texts.find(each => each && /^\d/.test(each));
  if (!text) return {};
  const vector = /\(([^()]*\/[^()]*)\)/.exec(text.slice(0, 300))?.[1];
  return { score: parseFloat(text), vector };
}

function assetOf(host: XmlElement): ScannedAsset | undefined {
  const ip = host.text('IP') ?? host.text('IPV6');
  const names = [
    host.text('DNS_DATA', 'FQDN') ?? host.text('DNS'),
    host.text('NETBIOS'),
  ].flatMap(name => name ?? []);
  const cloud = host.text('CLOUD_RESOURCE_ID') ?? host.text('EC2_INSTANCE_ID');
  const network = host.child('IP')?.attributes.network_id;
  const zone = network ?? host.text('NETWORK_ID');
  const agent = host.text('QG_HOSTID');
  const identifiers = [
    ...(cloud ? [{ kind: 'cloud-id' as const, value: cloud }] : []),
    ...(agent ? [{ kind: 'agent-id' as const, value: agent }] : []),
    ...names.flatMap(identify),
    ...identify(ip ?? '').map(each => ({
      ...each,
      ...(zone && zone !== '0' && { zone }),
    })),
  ];
  if (identifiers.length === 0) return undefined;
  const tags = host.at('ASSET_TAGS')?.all('ASSET_TAG') ?? [];
  const cpe = host.text('OS_CPE');
  return {
    name: names[0] ?? ip ?? identifiers[0].value,
    identifiers,
    os: host.text('OPERATING_SYSTEM') ?? host.text('OS'),
    cpes: cpe ? [cpe] : undefined,
    tags: tags.length > 0 ? tags.map(each => each.fullText()) : undefined,
  };
}

function recordOf(
  detection: XmlElement,
  { asset, details }: Context,
  file: ScanFile,
): FindingRecord {
  const text = (...names: string[]) =>
    names.map(name => detection.text(name)).find(Boolean);
  const qid = qidIn(detection);
  const { level: usual, raw, ...of } = details.get(qid) ?? {};
  const level = text('SEVERITY') ?? usual ?? '';
  const title = of.title ?? `QID ${qid}`;
  const mapped = /^[1-5]$/.test(level)
    ? severities[Number(level) - 1]
    : undefined;
  if (!mapped)
    file.warn(
      `${title}: the severity “${level}” is unknown; it counts as Info`,
    );
  const port = Number(text('PORT') ?? 0);
  return {
    ...of,
    ...ratingIn([text('CVSS3_FINAL'), text('CVSS_FINAL')]),
    kind: 'finding',
    rule: qid,
    title,
    severity: /^(Ig|Info)/.test(text('TYPE') ?? '')
      ? 'Info'
      : (mapped ?? 'Info'),
    sourceSeverity: level,
    evidence: text('RESULT', 'RESULTS'),
    asset,
    occurrence:
      port > 0
        ? {
            kind: 'network',
            port,
            protocol: text('PROTOCOL')?.toLowerCase() ?? 'tcp',
            service: text('SERVICE'),
          }
        : { kind: 'host' },
    status: statusOf(text),
    firstSeenAt: timeOf(text('FIRST_FOUND', 'FIRST_FOUND_DATETIME')),
    lastSeenAt: timeOf(text('LAST_FOUND', 'LAST_FOUND_DATETIME')),
    raw: { ...raw, ...detection.rest(...KNOWN) },
  };
}

/** What `recordOf` reads; the rest goes into `raw`. */
const KNOWN = [
  ...['QID', 'SEVERITY', 'PORT', 'PROTOCOL', 'SERVICE', 'RESULT', 'RESULTS'],
  ...['FIRST_FOUND', 'FIRST_FOUND_DATETIME', 'LAST_FOUND'],
  'LAST_FOUND_DATETIME',
];

function statusOf(
  text: (...names: string[]) => string | undefined,
): SourceStatus | undefined {
  if (text('VULN_STATUS', 'STATUS') === 'Fixed') return 'fixed';
  const hidden = text('IS_IGNORED') === '1' || text('IS_DISABLED') === '1';
  return hidden ? 'suppressed' : undefined;
}
