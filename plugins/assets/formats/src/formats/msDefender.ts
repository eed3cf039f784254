import { isIP } from 'node:net';
import { identify, macOf } from '../normalise/identify';
import { severityIn } from '../normalise/severityIn';
import { timeOf } from '../normalise/timeOf';
import { JsonRecord } from '../read/JsonRecord';
import type { FileHead } from '../read/FileHead';
import { MORE_PAGES } from '../read/pagesOf';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { AssetIdentifier, ScannedAsset } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';

/**
 * Answers of Microsoft Defender's API, and tables of hunting in it: vulnerabilities of machines, and with them the machines in
 * further files of one archive. Answers come in pages, and can be asked for in part, so none proves that a machine has nothing else.
 */
export const msDefender: ScanFormat = {
  id: 'ms-defender',
  title: 'Microsoft Defender for Endpoint',
  version: 1,
  recognise,
  readsArchives: true,
  read,
};

/** Lists of rows in an answer: of the API, of hunting, and of hunting in Microsoft Graph. */
const LISTS = ['value', 'Results', 'results'];

function recognise({ json, rows: table }: FileHead): number {
  if (table) return table.some(isHeader) ? 0.95 : 0;
  const answer = new JsonRecord(json);
  const rows = Array.isArray(json)
    ? new JsonRecord({ rows: json }).objects('rows')
    : [...LISTS.flatMap(name => answer.objects(name)), answer];
  const [first] = rows;
  if (first && (isVulnerability(first) || isMachine(first))) return 1;
  if (first && isKnown(first)) return 0.95;
  const context = answer.text('@odata.context') ?? '';
  const empty = Array.isArray(answer.value('value'));
  return empty && /securitycenter|security\.microsoft/i.test(context) ? 1 : 0;
}

/** Names of columns are those of the fields that hunting asks for. */
function isHeader(cells: string[]): boolean {
  return isVulnerability(
    new JsonRecord(Object.fromEntries(cells.map(cell => [cell.trim(), true]))),
  );
}

function isVulnerability(row: JsonRecord): boolean {
  const cve = row.has('cveId') || row.has('CveId');
  const machine = ['machineId', 'deviceId', 'DeviceId'];
  return cve && machine.some(name => row.has(name));
}

function isMachine(row: JsonRecord): boolean {
  return row.has('computerDnsName') && row.has('id');
}

/** A vulnerability that some machines have, of which the answer does not say which. */
function isKnown(row: JsonRecord): boolean {
  return row.has('exposedMachines') && row.has('cvssV3');
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const parts = [file, ...(await file.others())];
  if (parts.length === 1 && (await hasNextPage(file))) file.warn(MORE_PAGES);
  yield { kind: 'scan', scanner: 'Microsoft Defender for Endpoint' };
  const machines = new Map<string, ScannedAsset>();
  for (const part of parts) {
    if (isRefusal(part)) continue;
    for await (const row of rowsOf(part))
      if (isMachine(row)) {
        const asset = assetOfMachine(row);
        machines.set(row.text('id') ?? '', asset);
        yield { kind: 'asset', asset };
      }
  }
  for (const part of parts) {
    if (isRefusal(part)) {
      refuse(part, parts.length);
      continue;
    }
    for await (const row of rowsOf(part))
      if (isVulnerability(row) || isKnown(row))
        yield findingOf(part, row, machines);
      else if (!isMachine(row) && row.names().length > 0 && !row.has('value'))
        part.warn(
          'A record that is no vulnerability and no machine is left out',
        );
  }
}

/** A file that is no JSON, such as a listing beside the answers, or an error that was stored in place of an answer. */
function isRefusal({ head }: ScanFile): boolean {
  if (head.rows?.some(isHeader)) return false;
  return head.json === undefined || new JsonRecord(head.json).has('error');
}

function refuse(part: ScanFile, parts: number): void {
  const error = new JsonRecord(part.head.json).object('error');
  const said = error.text('message') ?? error.text('code') ?? 'no JSON';
  const what = `“${part.source.name}” is no answer of Microsoft Defender: ${said.slice(0, 200)}`;
  if (parts === 1)
    throw new ScanFileError(`${what}. Ask the API again and store its answer.`);
  part.warn(`${what}; it is left out`);
}

/** Pages name the one that comes next at their end; the others of an archive are those. */
async function hasNextPage(part: ScanFile): Promise<boolean> {
  let tail = '';
  for await (const piece of part.text()) tail = (tail + piece).slice(-5000);
  return /"@odata\.nextLink"\s*:\s*"[^"]+"\s*\}\s*$/.test(tail);
}

async function* rowsOf(part: ScanFile): AsyncGenerator<JsonRecord> {
  if (part.head.rows?.some(isHeader)) {
    for await (const row of part.csv(isHeader))
      yield new JsonRecord({ ...row.rest() });
    return;
  }
  const answer = new JsonRecord(part.head.json);
  const list = LISTS.find(name => answer.has(name));
  const bare = Array.isArray(part.head.json) ? '[]' : '';
  const path = list ? `${list}[]` : bare;
  for await (const match of part.json([path]))
    yield new JsonRecord(match.value);
}

/** Fields have other names in the answer by machine, in the export by software and in hunting. */
function either(row: JsonRecord, ...names: string[]): string | undefined {
  return names
    .flatMap(name => [name, name[0].toUpperCase() + name.slice(1)])
    .map(name => row.text(name))
    .find(Boolean);
}

function findingOf(
  file: ScanFile,
  row: JsonRecord,
  machines: Map<string, ScannedAsset>,
): FindingRecord {
  const cve =
    either(row, 'cveId') ??
    (isKnown(row) ? row.text('id') : undefined) ??
    'unknown vulnerability';
  const product = either(row, 'productName', 'softwareName');
  const vendor = either(row, 'productVendor', 'softwareVendor');
  const title = product ? `${cve} in ${product}` : cve;
  const severity = either(row, 'severity', 'vulnerabilitySeverityLevel');
  const update = either(row, 'fixingKbId', 'recommendedSecurityUpdateId');
  const named = either(row, 'recommendedSecurityUpdate');
  const version = either(row, 'productVersion', 'softwareVersion');
  const paths = row.texts('diskPaths');
  const id = either(row, 'machineId', 'deviceId');
  const fix = named ?? (update && `KB${update.replace(/^KB/i, '')}`);
  return {
    kind: 'finding',
    rule: cve,
    title,
    severity: severityIn(file, severity, title),
    sourceSeverity: severity,
    score: ['cvssScore', 'CvssScore', 'cvssV3']
      .map(name => row.number(name))
      .find(each => each !== undefined),
    vector: row.text('cvssVector'),
    vulnerabilityIds: [cve],
    description: row.text('description'),
    remediation: fix && `Install ${fix}.`,
    references: row.texts('recommendedSecurityUpdateUrl'),
    asset: machines.get(id ?? '') ?? assetOfRow(row, id),
    occurrence: product
      ? {
          kind: 'package',
          name: vendor ? `${vendor}/${product}` : product,
          version,
          path: paths[0],
        }
      : { kind: 'host' },
    firstSeenAt: timeOf(row.text('firstSeenTimestamp')),
    lastSeenAt: timeOf(row.text('lastSeenTimestamp')),
    fixAvailable:
      row.flag('securityUpdateAvailable') ?? (fix ? true : undefined),
    raw: { ...row.rest(), diskPaths: paths.length > 1 ? paths : undefined },
  };
}

/** A machine of which the file has no more than its number, and perhaps its name. */
function assetOfRow(
  row: JsonRecord,
  id: string | undefined,
): ScannedAsset | undefined {
  const name = either(row, 'deviceName');
  const identifiers: AssetIdentifier[] = [
    ...(id ? [{ kind: 'agent-id' as const, value: id }] : []),
    ...identify(name ?? ''),
  ];
  return identifiers.length > 0
    ? {
        name: name ?? identifiers[0].value,
        identifiers,
        os: either(row, 'osPlatform', 'OSPlatform'),
      }
    : undefined;
}

function assetOfMachine(machine: JsonRecord): ScannedAsset {
  const id = machine.text('id') ?? '';
  const name = machine.text('computerDnsName');
  const cloud =
    machine.text('vmMetadata', 'resourceId') ??
    machine.text('vmMetadata', 'vmId');
  const network = machine.objects('ipAddresses');
  // The address that the internet sees is that of a router, which many machines share.
  const addresses = [
    ...machine.texts('lastIpAddress'),
    ...network.flatMap(each => each.texts('ipAddress')),
  ].filter(each => isIP(each) && !/^(?:127\.|::1$|fe80:)/i.test(each));
  const macs = network
    .map(each => macOf(each.text('macAddress') ?? ''))
    .filter(each => each !== undefined);
  return {
    name: name ?? id,
    identifiers: [
      { kind: 'agent-id', value: id },
      ...(cloud ? [{ kind: 'cloud-id' as const, value: cloud }] : []),
      ...identify(name ?? ''),
      ...addresses.flatMap(identify),
      ...macs.map(value => ({ kind: 'mac' as const, value })),
    ],
    os: [machine.text('osPlatform'), machine.text('version')]
      .filter(Boolean)
      .join(' '),
    tags: machine.texts('machineTags'),
  };
}
