import { identify } from '../normalise/identify';
import { textOfHtml } from '../normalise/textOfHtml';
import { timeOf } from '../normalise/timeOf';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import { severities } from '../record/Severity';

const HEADER = 'SCAN/HEADER';
/** Lists of an address, with the elements in their categories. Information and services found are no weakness. */
const LISTS = [
  { list: 'VULNS', each: 'VULN', rated: true },
  { list: 'PRACTICES', each: 'PRACTICE', rated: true },
  { list: 'INFOS', each: 'INFO', rated: false },
  { list: 'SERVICES', each: 'SERVICE', rated: false },
];

/** Results of one scan: addresses, and at each what was found, by category and port. */
export async function* qualysVmScan(
  file: ScanFile,
): AsyncGenerator<ScanRecord> {
  let scope = '';
  for await (const { path, element } of file.xml([HEADER, 'SCAN/IP'])) {
    if (path === HEADER) {
      scope = element.text('OPTION_PROFILE', 'OPTION_PROFILE_TITLE') ?? '';
      const date = element
        .all('KEY')
        .find(each => each.attributes.value === 'DATE');
      yield {
        kind: 'scan',
        scanner: 'Qualys',
        startedAt: timeOf(date?.fullText()),
      };
      continue;
    }
    const asset = assetOf(element);
    if (!asset) continue;
    yield { kind: 'asset', asset, coverage: { scope } };
    for (const { list, each, rated } of LISTS)
      for (const category of element.at(list)?.all('CAT') ?? [])
        for (const found of category.all(each))
          yield recordOf(found, { category, asset, rated });
  }
}

function assetOf(host: XmlElement): ScannedAsset | undefined {
  const { value = '', name = '' } = host.attributes;
  const dns = /^no registered hostname$/i.test(name) ? '' : name;
  const netbios = host.text('NETBIOS_HOSTNAME') ?? '';
  const identifiers = [dns, netbios, value].flatMap(identify);
  return identifiers.length > 0
    ? { name: dns || value, identifiers, os: host.text('OS') }
    : undefined;
}

type Place = { category: XmlElement; asset: ScannedAsset; rated: boolean };

function recordOf(
  found: XmlElement,
  { category, asset, rated }: Place,
): FindingRecord {
  const { number = '', severity = '' } = found.attributes;
  const html = (name: string) =>
    textOfHtml(found.text(name) ?? '') || undefined;
  const cves = found.at('CVE_ID_LIST')?.all('CVE_ID') ?? [];
  const vendors = found.at('VENDOR_REFERENCE_LIST')?.children ?? [];
  const base = found.text('CVSS3_BASE') ?? found.text('CVSS_BASE') ?? '';
  const port = Number(category.attributes.port ?? 0);
  return {
    kind: 'finding',
    rule: number || (found.text('TITLE') ?? 'unknown'),
    title: found.text('TITLE') ?? `QID ${number}`,
    severity: (rated && severities[Number(severity) - 1]) || 'Info',
    sourceSeverity: severity,
    score: /^\d/.test(base) ? parseFloat(base) : undefined,
    vector: /\(([^()]*\/[^()]*)\)/.exec(base.slice(0, 300))?.[1],
    vulnerabilityIds: [
      found.attributes.cveid ?? '',
      ...cves.map(each => each.text('ID') ?? ''),
    ],
    description: html('DIAGNOSIS'),
    impact: html('CONSEQUENCE'),
    remediation: html('SOLUTION'),
    evidence: found.text('RESULT'),
    references: [...cves, ...vendors].flatMap(each => each.text('URL') ?? []),
    asset,
    occurrence:
      port > 0
        ? {
            kind: 'network',
            port,
            protocol: category.attributes.protocol?.toLowerCase() ?? 'tcp',
          }
        : { kind: 'host' },
    raw: {
      category: category.attributes.value,
      ...found.rest(
        ...['number', 'severity', 'TITLE', 'DIAGNOSIS', 'CONSEQUENCE'],
        ...['SOLUTION', 'RESULT', 'CVE_ID_LIST', 'VENDOR_REFERENCE_LIST'],
      ),
    },
  };
}
