import { isIP } from 'node:net';
import { identify } from '../normalise/identify';
import { maskSecrets } from '../normalise/maskSecrets';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import type { ScanFormat } from '../ScanFormat';

/** PingCastle's health check of an Active Directory domain: the rules that a domain breaks, each with its points. */
export const pingcastle: ScanFormat = {
  id: 'pingcastle',
  title: 'PingCastle',
  version: 1,
  recognise,
  read,
};

const ROOT = 'HealthcheckData';
/** Least points of each severity; a rule without points is information. */
const POINTS: [number, Severity][] = [
  [20, 'Critical'],
  [15, 'High'],
  [10, 'Medium'],
  [1, 'Low'],
];

function recognise({ xml }: FileHead): number {
  return xml?.root === ROOT ? 1 : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const about = await aboutOf(file);
  const domain = about.DomainFQDN ?? about.NetBIOSName;
  const asset: ScannedAsset | undefined = domain
    ? { name: domain, identifiers: identify(domain), os: 'Active Directory' }
    : undefined;
  yield {
    kind: 'scan',
    scanner: 'PingCastle',
    scannerVersion: about.EngineVersion,
    endedAt: timeOf(about.GenerationDate),
  };
  if (asset)
    yield {
      kind: 'asset',
      asset,
      coverage: { scope: '', authenticated: true },
    };
  for await (const { path, element } of file.xml([
    `${ROOT}/DomainControllers/HealthcheckDomainController`,
    `${ROOT}/RiskRules/HealthcheckRiskRule`,
  ]))
    if (path.endsWith('Rule')) yield findingOf(file, element, asset);
    else yield* controllerOf(element, about.DomainFQDN);
}

/** Texts that say which domain it is of and when it was made. */
async function aboutOf(
  file: ScanFile,
): Promise<Partial<Record<string, string>>> {
  const names = [
    'EngineVersion',
    'GenerationDate',
    'DomainFQDN',
    'NetBIOSName',
  ];
  const found: Partial<Record<string, string>> = {};
  for await (const { element } of file.xml(
    names.map(each => `${ROOT}/${each}`),
  ))
    found[element.name] ??= element.fullText() || undefined;
  return found;
}

function* controllerOf(
  controller: XmlElement,
  domain: string | undefined,
): Generator<ScanRecord> {
  const name = controller.text('DCName');
  if (!name) return;
  const whole = domain && !name.includes('.') ? `${name}.${domain}` : name;
  const addresses = (controller.child('IP')?.all('string') ?? [])
    .map(each => each.fullText())
    .filter(each => isIP(each) && !/^fe80:/i.test(each));
  yield {
    kind: 'asset',
    asset: {
      name: whole.toLowerCase(),
      identifiers: [...identify(whole), ...addresses.flatMap(identify)],
      os: controller.text('OperatingSystem'),
      tags: ['domain-controller'],
    },
  };
}

function findingOf(
  file: ScanFile,
  risk: XmlElement,
  asset: ScannedAsset | undefined,
): FindingRecord {
  const rule = risk.text('RiskId') ?? 'unknown rule';
  const rationale = risk.text('Rationale');
  const points = Number(risk.text('Points') ?? NaN);
  if (Number.isNaN(points))
    file.warn(`${rule}: the points are missing; it counts as Info`);
  const severity = POINTS.find(([least]) => points >= least)?.[1] ?? 'Info';
  const details = (risk.child('Details')?.all('string') ?? [])
    .map(each => each.fullText())
    .join('\n');
  return {
    kind: 'finding',
    rule,
    title: rationale ?? rule,
    severity,
    sourceSeverity: risk.text('Points'),
    vulnerabilityIds: [rationale ?? ''],
    description: [rationale, risk.text('Documentation')]
      .filter(Boolean)
      .join('\n\n'),
    remediation: risk.text('Solution'),
    evidence: maskSecrets(details) || undefined,
    asset,
    occurrence: { kind: 'host' },
    tags: [risk.text('Category') ?? '', risk.text('Model') ?? ''],
    raw: risk.rest(
      ...['RiskId', 'Rationale', 'Points', 'Details', 'Category', 'Model'],
      ...['Documentation', 'Solution'],
    ),
  };
}
