import { cwesOf } from '../normalise/cwesOf';
import { englishTimeOf } from '../normalise/englishTimeOf';
import { identify, macOf } from '../normalise/identify';
import { severityOf, severityOfScore } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';
import type { Occurrence } from '../record/Occurrence';
import type { AssetIdentifier, ScannedAsset } from '../record/ScannedAsset';
import type { AssetRecord, Coverage, ScanRecord } from '../record/ScanRecord';
import { severities, type Severity } from '../record/Severity';

const REPORT = 'NessusClientData_v2/Report/ReportHost';
const POLICY = 'NessusClientData_v2/Policy';
const NAME = `${POLICY}/policyName`;
const PREFERENCE = `${POLICY}/Preferences/ServerPreferences/preference`;
const HOST = `${REPORT}/HostProperties`;

type Host = { asset: ScannedAsset; endedAt?: string; isSite: boolean };
type Policy = { name?: string; ports?: string };

/** The XML of Nessus: policy, then hosts, each with its properties before its items. */
export async function* nessusXml(file: ScanFile): AsyncGenerator<ScanRecord> {
  const started: string[] = [];
  const ended: string[] = [];
  const policy: Policy = {};
  const hosts = new WeakMap<XmlElement, Host>();
  const paths = [NAME, PREFERENCE, HOST, `${REPORT}/ReportItem`];
  for await (const { path, element, parents } of file.xml(paths)) {
    const parent = parents[parents.length - 1];
    if (path === NAME) policy.name = element.fullText();
    else if (path === PREFERENCE) addPorts(policy, element);
    else if (path === HOST) {
      const tags = tagsOf(element);
      const host = hostOf(parent.attributes.name ?? '', tags);
      hosts.set(parent, host);
      yield assetRecord(host, tags, policy);
      const { startedAt, endedAt } = timesOf(tags);
      if (startedAt) started.push(startedAt);
      if (endedAt) ended.push(endedAt);
    } else {
      const name = parent.attributes.name ?? '';
      const host = hosts.get(parent) ?? hostOf(name, new Map());
      yield isCompliance(element)
        ? complianceRecord(element, host)
        : findingRecord(element, host, file);
    }
  }
  yield {
    kind: 'scan',
    scanner: 'Nessus',
    startedAt: started.sort()[0],
    endedAt: ended.sort().pop(),
  };
}

/** Only ranges of ports prove what was looked at; “default” differs from version to version. */
function addPorts(policy: Policy, preference: XmlElement): void {
  const value = preference.text('value') ?? '';
  if (preference.text('name') !== 'port_range') return;
  if (value === 'all') policy.ports = '1-65535';
  else if (/^[TU:\d,\s-]+$/.test(value) && /\d/.test(value))
    policy.ports = value;
}

function tagsOf(properties: XmlElement): Map<string, string> {
  const tags = properties
    .all('tag')
    .map(tag => [tag.attributes.name ?? '', tag.fullText()] as const);
  return new Map(tags.filter(([, text]) => text));
}

function hostOf(name: string, tags: Map<string, string>): Host {
  const of = (...names: string[]) =>
    names.map(each => tags.get(each)).find(Boolean) ?? '';
  const fqdn = of('host-fqdn', 'hostname') || of('host-rdns');
  const netbios = of('netbios-name').split('\\').pop() ?? '';
  const cloud = of(
    'aws-instance-instanceId',
    'aws-instance-id',
    'azure-instance-vmId',
    'gcp-instance-id',
  );
  const site = [name, fqdn].find(each => /^https?:\/\//i.test(each));
  const identifiers: AssetIdentifier[] = [
    ...(cloud ? [{ kind: 'cloud-id' as const, value: cloud }] : []),
    ...(of('agent-uuid')
      ? [{ kind: 'agent-id' as const, value: of('agent-uuid') }]
      : []),
    ...[fqdn, netbios, of('host-ip')].flatMap(identify),
    ...of('mac-address')
      .split(/\s+/)
      .flatMap(each => macOf(each) ?? [])
      .map(value => ({ kind: 'mac' as const, value })),
  ];
  const cpes = [...tags]
    .filter(([tag]) => /^cpe(-\d+)?$/.test(tag))
    .map(([, text]) => text.split(' ')[0]);
  return {
    asset: {
      name: site ?? (fqdn || name || netbios),
      identifiers: site
        ? identify(site)
        : [...identify(name), ...identifiers].filter(each => each.value),
      os: tags.get('operating-system'),
      cpes: cpes.length > 0 ? [...new Set(cpes)] : undefined,
    },
    endedAt: timesOf(tags).endedAt,
    isSite: site !== undefined,
  };
}

function timesOf(tags: Map<string, string>) {
  const time = (name: string) =>
    timeIn(tags.get(`${name}_TIMESTAMP`)) ??
    timeIn(tags.get(name)?.replace(/(\.\d{3})\d+/, '$1'));
  return { startedAt: time('HOST_START'), endedAt: time('HOST_END') };
}

/** A host whose scan has not ended was not scanned whole: its old findings may still be there. */
function assetRecord(
  { asset, endedAt }: Host,
  tags: Map<string, string>,
  policy: Policy,
): AssetRecord {
  const signedIn = tags.get('Credentialed_Scan');
  const coverage: Coverage = {
    scope: tags.get('policy-used') ?? policy.name ?? '',
    authenticated: signedIn ? signedIn === 'true' : undefined,
    ports: policy.ports,
  };
  return { kind: 'asset', asset, coverage: endedAt ? coverage : undefined };
}

function findingRecord(
  item: XmlElement,
  host: Host,
  file: ScanFile,
): ScanRecord {
  const { pluginID, pluginName, severity = '' } = item.attributes;
  const title = pluginName || item.text('plugin_name') || `Plugin ${pluginID}`;
  const mapped = mappedSeverity(item);
  if (!mapped)
    file.warn(
      `${title}: the severity “${severity}” is unknown; it counts as Info`,
    );
  const text = (name: string) => item.text(name);
  const texts = (name: string) => item.all(name).map(each => each.fullText());
  const output = text('plugin_output');
  const epss = Number(text('epss_score') ?? NaN);
  return {
    kind: 'finding',
    rule: pluginID || title,
    title,
    severity: mapped ?? 'Info',
    sourceSeverity: severity,
    ...ratingOf(item),
    vulnerabilityIds: texts('cve'),
    cwes: cwesOf([...texts('cwe'), ...texts('xref')]),
    description: joined(text('synopsis'), text('description')),
    remediation: withoutNone(text('solution')),
    evidence: output,
    references: texts('see_also').flatMap(each => each.split(/\s+/)),
    asset: host.asset,
    occurrence: occurrenceOf(item, host),
    lastSeenAt: host.endedAt,
    knownExploited:
      texts('xref').some(each => each.startsWith('CISA-KNOWN-EXPLOITED')) ||
      undefined,
    epss: epss >= 0 && epss <= 1 ? { score: epss } : undefined,
    fixAvailable: text('patch_publication_date') ? true : undefined,
    raw: item.rest(...KNOWN),
  };
}

/** What `findingRecord` reads; the rest goes into `raw`. */
const KNOWN = [
  ...['pluginID', 'pluginName', 'plugin_name', 'severity', 'port', 'protocol'],
  ...['svc_name', 'synopsis', 'description', 'solution', 'plugin_output'],
  ...['see_also', 'cve', 'cwe', 'epss_score', 'cvss4_vector', 'cvss3_vector'],
];

/**
 * Exports state the severity by CVSS 2 also where the scanner shows it by CVSS 3, as it does by default: the score of
 * version 3 decides where there is one.
 */
function mappedSeverity(item: XmlElement): Severity | undefined {
  const score = Number(item.text('cvss3_base_score') ?? NaN);
  if (score >= 0 && score <= 10) return severityOfScore(score);
  const { severity = '' } = item.attributes;
  return /^[0-4]$/.test(severity)
    ? severities[Number(severity)]
    : severityOf(item.text('risk_factor') ?? '?');
}

/** The newest version of CVSS that is rated. */
function ratingOf(item: XmlElement) {
  const ratings = [
    ['cvss4_vector', 'cvss4_base_score'],
    ['cvss3_vector', 'cvss3_base_score', 'cvssv3'],
    ['cvss_vector', 'cvss_base_score', 'cvss'],
  ];
  for (const [vectorName, ...scoreNames] of ratings) {
    const vector = item.text(vectorName);
    const score = scoreNames.map(name => item.text(name)).find(Boolean);
    if (vector || score)
      return { vector, score: score ? Number(score) : undefined };
  }
  return {};
}

function occurrenceOf(item: XmlElement, host: Host): Occurrence {
  const { port: digits = '', protocol = '', svc_name } = item.attributes;
  const output = item.text('plugin_output') ?? '';
  if (host.isSite) {
    const url = /\bURL '([^']+)'/.exec(output)?.[1];
    const parameter = /element named '([^']+)'/.exec(output)?.[1];
    return { kind: 'web', url: url ?? host.asset.name, parameter };
  }
  const port = Number(digits);
  if (!(port > 0)) return { kind: 'host' };
  return {
    kind: 'network',
    port,
    protocol: protocol.toLowerCase() || 'tcp',
    service: svc_name?.replace(/\?$/, '') || undefined,
  };
}

function isCompliance(item: XmlElement): boolean {
  return item.child('compliance-result') !== undefined;
}

/** One plugin runs all checks of a benchmark: the name of the check tells them apart. */
function complianceRecord(
  item: XmlElement,
  { asset, endedAt }: Host,
): ScanRecord {
  const text = (name: string) => item.text(`compliance-${name}`);
  const result = text('result') ?? '';
  const title = text('check-name') ?? item.attributes.pluginName ?? 'Check';
  const check = {
    rule: `${item.attributes.pluginID}:${title}`,
    title,
    asset,
    occurrence: { kind: 'host' as const },
    controls: controlsOf(text('reference') ?? ''),
  };
  if (result === 'PASSED')
    return { kind: 'passed', ...check, result, checkedAt: endedAt };
  const level = severities[Number(item.attributes.severity)];
  return {
    kind: 'finding',
    ...check,
    severity: level ?? 'Info',
    sourceSeverity: result,
    description: text('info'),
    remediation: text('solution'),
    evidence: joined(
      text('policy-value') && `Expected: ${text('policy-value')}`,
      text('actual-value') && `Found: ${text('actual-value')}`,
    ),
    references: (text('see-also') ?? '').split(/\s+/),
    lastSeenAt: endedAt,
    raw: item.rest('description', 'pluginID', ...COMPLIANCE),
  };
}

const COMPLIANCE = [
  ...['check-name', 'result', 'info', 'solution', 'policy-value'],
  ...['actual-value', 'reference', 'see-also'],
].map(name => `compliance-${name}`);

/** `800-53|AC-6,CSF|PR.AC-4`: framework and control, parted by a bar. */
function controlsOf(reference: string): Record<string, string[]> | undefined {
  const controls = new Map<string, string[]>();
  for (const each of reference.split(',')) {
    const [framework, control] = each.split('|').map(part => part.trim());
    if (framework && control)
      controls.set(framework, [...(controls.get(framework) ?? []), control]);
  }
  return controls.size > 0 ? Object.fromEntries(controls) : undefined;
}

function joined(...texts: (string | undefined)[]): string | undefined {
  return texts.filter(Boolean).join('\n\n') || undefined;
}

function withoutNone(text: string | undefined): string | undefined {
  return text && /^n\/a$/i.test(text) ? undefined : text;
}

function timeIn(text: string | undefined): string | undefined {
  return timeOf(text) ?? englishTimeOf(text);
}
