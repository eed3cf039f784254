import { isIP } from 'node:net';
import { identify } from '../normalise/identify';
import { severityIn } from '../normalise/severityIn';
import { timeOf } from '../normalise/timeOf';
import { JsonRecord } from '../read/JsonRecord';
import type { FileHead } from '../read/FileHead';
import { textIn } from '../read/textIn';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { ScanRecord } from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import type { ScanFormat } from '../ScanFormat';

/** testssl.sh's CSV, flat JSON and JSON by sections: one row is one check of one port, with what it found. */
export const testssl: ScanFormat = {
  id: 'testssl',
  title: 'testssl.sh',
  version: 1,
  recognise,
  read,
};

/** One check, from whichever notation. */
type Check = {
  id: string;
  host: string;
  ip: string;
  port: number;
  severity: string;
  finding: string;
  cve: string;
  cwe: string;
  rest?: Record<string, unknown>;
};

const WORDS: Record<string, Severity> = {
  WARN: 'Info',
  FATAL: 'Info',
  DEBUG: 'Info',
  'NOT OK': 'High',
};
/** Figures of the scan as a whole: they sum up other rows and are no weaknesses. */
const SUMMARY =
  /^(?:scanTime|rating_|overall_grade|final_score|grade_cap_reason|(?:protocol_support|key_exchange|cipher_strength)_score)/;
/** Checks of which a run with the default options has all, to the last weakness it looks for, and others have some. */
const OF_FULL_RUN = [/^SSLv3$/, /^cert_/, /^heartbleed$/, /^RC4$/];
/** What stands for the time that a run took where somebody ended it: what it had not come to yet is missing. */
const INTERRUPTED = /interrupted/i;

/** What the JSON by sections says of the scan as a whole. */
const FACTS = ['version', 'startTime', 'scanTime'];
/** What it says where it has scanned nothing: in place of a target, and of itself. */
const SAID = 'scanResult[].finding';
const PROBLEMS = Array.from({ length: 9 }, (_, n) => `clientProblem${n + 1}[]`);

function recognise({ json, rows }: FileHead): number {
  if (rows?.some(isHeader)) return 1;
  if (isFlat(json)) return 0.95;
  if (Array.isArray(json)) return 0;
  const report = new JsonRecord(json);
  const [first] = report.objects('scanResult');
  if (report.has('Invocation') && (first || report.has('scanResult'))) return 1;
  return first?.has('targetHost') ? 0.95 : 0;
}

/** Rows in a list or on lines, and not by sections. */
function isFlat(json: unknown): boolean {
  const first = new JsonRecord(Array.isArray(json) ? json[0] : json);
  const names = ['id', 'ip', 'port', 'severity', 'finding'];
  return names.every(name => first.has(name));
}

function isHeader(cells: string[]): boolean {
  return ['id', 'fqdn/ip', 'port', 'severity', 'finding'].every(
    (name, at) => cells[at]?.trim().toLowerCase() === name,
  );
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const { facts, interrupted } = await factsOf(file);
  yield facts;
  const targets = new Map<
    string,
    {
      asset: ScannedAsset;
      port: number;
      /** Which of the checks of a full run are there. */
      ran: Set<number>;
      interrupted: boolean;
    }
  >();
  for await (const check of checksOf(file)) {
    const asset = assetOf(check);
    if (!asset || !check.severity) continue;
    const key = `${asset.name}:${check.port}`;
    const target = targets.get(key) ?? {
      asset,
      port: check.port,
      ran: new Set(),
      interrupted,
    };
    target.interrupted ||= isEndOfInterrupted(check);
    OF_FULL_RUN.forEach(
      (each, at) => each.test(check.id) && target.ran.add(at),
    );
    targets.set(key, target);
  }
  for (const { asset, port, ran, interrupted: cut } of targets.values())
    yield {
      kind: 'asset',
      asset,
      coverage:
        ran.size === OF_FULL_RUN.length && !cut
          ? { scope: '', ports: String(port) }
          : undefined,
    };
  for await (const check of checksOf(file))
    if (check.severity) yield recordOf(file, check);
    else file.warn(`${check.id}: a row without severity is left out`);
}

function isEndOfInterrupted({ id, finding }: Check): boolean {
  return id === 'scanTime' && INTERRUPTED.test(finding);
}

async function factsOf(
  file: ScanFile,
): Promise<{ facts: ScanRecord; interrupted: boolean }> {
  const found: Record<string, unknown> = {};
  if (file.head.json && !Array.isArray(file.head.json))
    for await (const { path, value } of file.json([
      ...FACTS,
      SAID,
      ...PROBLEMS,
    ]))
      if (FACTS.includes(path)) found[path] = value;
      else {
        const said = textIn(
          path === SAID ? value : new JsonRecord(value).value('finding'),
        );
        if (said) file.warn(`testssl.sh says: “${said.slice(0, 200)}”`);
      }
  const head = new JsonRecord(found);
  return {
    facts: {
      kind: 'scan',
      scanner: 'testssl.sh',
      scannerVersion: head.text('version'),
      startedAt: timeOf(head.value('startTime')),
    },
    interrupted: INTERRUPTED.test(head.text('scanTime') ?? ''),
  };
}

async function* checksOf(file: ScanFile): AsyncGenerator<Check> {
  const { json } = file.head;
  if (json === undefined)
    for await (const row of file.csv(isHeader)) {
      const check = checkOf(name => row.text(name), row.text('fqdn/ip'));
      yield { ...check, rest: row.rest() };
    }
  else if (Array.isArray(json) || isFlat(json))
    for await (const { value } of file.json([
      Array.isArray(json) ? '[]' : '',
    ])) {
      const row = new JsonRecord(value);
      const check = checkOf(name => row.text(name), row.text('ip'));
      yield { ...check, rest: row.rest() };
    }
  else
    for await (const { value, parents } of file.json(['scanResult[].*[]'])) {
      const row = new JsonRecord(value);
      const target = new JsonRecord(parents[2]);
      const check = checkOf(name => row.text(name), undefined);
      yield {
        ...check,
        host: target.text('targetHost') ?? '',
        ip: target.text('ip') ?? '',
        port: target.number('port') ?? 0,
        rest: row.rest(),
      };
    }
}

/** @param target - name and address parted by a slash, either of which may be missing */
function checkOf(
  text: (name: string) => string | undefined,
  target = '',
): Check {
  const [host, ip = ''] = target.split('/', 2);
  return {
    id: text('id') ?? 'check',
    host,
    ip,
    port: Number(text('port') ?? 0),
    severity: text('severity') ?? '',
    finding: text('finding') ?? '',
    cve: text('cve') ?? '',
    cwe: text('cwe') ?? '',
  };
}

function recordOf(file: ScanFile, check: Check): ScanRecord {
  const { id, finding, severity, port } = check;
  const word = severity.toUpperCase();
  const occurrence: Occurrence =
    port > 0 && port < 65_536
      ? { kind: 'network', port, protocol: 'tcp' }
      : { kind: 'host' };
  const common = { rule: id, asset: assetOf(check), occurrence };
  if (word === 'OK' || SUMMARY.test(id))
    return {
      kind: 'passed',
      ...common,
      title: id,
      result: word === 'OK' ? severity : finding,
    };
  return {
    kind: 'finding',
    ...common,
    title: finding ? `${id}: ${shortened(finding)}` : id,
    severity: WORDS[word] ?? severityIn(file, severity, id),
    sourceSeverity: severity,
    vulnerabilityIds: [check.cve],
    cwes: (check.cwe.match(/\d+/g) ?? []).map(Number),
    description: finding,
    raw: check.rest,
  };
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function assetOf({ host, ip }: Check): ScannedAsset | undefined {
  const address = ip.replace(/^\[|\]$/g, '');
  const identifiers = [
    ...identify(host),
    ...(isIP(address) ? identify(address) : []),
  ];
  return identifiers.length > 0
    ? { name: host || address, identifiers }
    : undefined;
}
