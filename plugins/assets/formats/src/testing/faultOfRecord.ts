import { identifierKinds, type ScannedAsset } from '../record/ScannedAsset';
import type { Occurrence } from '../record/Occurrence';
import { severities } from '../record/Severity';
import type { NormalFinding } from '../normalise/NormalFinding';
import type { ReadRecord } from '../ScanReading';

/** Letters that terminals obey and those that databases refuse, as JSON writes them. */
const HARMFUL =
  /(?<!\\)(?:\\\\)*\\u(?:00(?:0|1)[0-9a-f]|d[89a-f])|[\u0080-\u009f\u202a-\u202e]/i;

/** Why a record cannot be kept as it is; undefined for one that can. */
export function faultOfRecord(record: ReadRecord): string | undefined {
  const harmful = HARMFUL.exec(JSON.stringify(record));
  if (harmful) return `letters that do harm: ${JSON.stringify(harmful[0])}`;
  if (record.kind === 'finding') return faultOfFinding(record.finding);
  if (record.kind === 'asset') return faultOfAsset(record.asset);
  if (record.kind === 'passed')
    return (
      faultOfTexts(record, ['rule', 'title']) ??
      faultOfPlace(record.occurrence) ??
      faultOfAsset(record.asset)
    );
  return record.products.map(each => faultOfTexts(each, ['id'])).find(Boolean);
}

function faultOfFinding(finding: NormalFinding): string | undefined {
  const { severity, score = 0, epss, cwes, controls = {} } = finding;
  const lists = Object.entries(controls);
  const wrong = {
    severity: !severities.includes(severity),
    score: !(score >= 0 && score <= 10),
    epss: epss !== undefined && !(epss.score >= 0 && epss.score <= 1),
    cwes: !cwes.every(cwe => Number.isInteger(cwe) && cwe > 0 && cwe < 1e6),
    controls: !lists.every(([, ids]) =>
      ids.every(id => typeof id === 'string'),
    ),
  };
  const [field] = Object.entries(wrong).find(([, isWrong]) => isWrong) ?? [];
  return (
    field ??
    faultOfTexts(finding, ['rule', 'title']) ??
    faultOfPlace(finding.occurrence) ??
    faultOfAsset(finding.asset)
  );
}

function faultOfAsset(asset: ScannedAsset | undefined): string | undefined {
  if (!asset) return undefined;
  const known: readonly string[] = identifierKinds;
  const odd = asset.identifiers.find(each => !known.includes(each.kind));
  if (odd) return `an identifier of the kind ${odd.kind}`;
  const services = asset.services ?? [];
  return (
    faultOfTexts(asset, ['name']) ??
    asset.identifiers
      .map(each => faultOfTexts(each, ['value']))
      .find(Boolean) ??
    services.map(each => faultOfPort(each.port)).find(Boolean)
  );
}

const NAMES: Record<Occurrence['kind'], string[]> = {
  host: [],
  network: ['protocol'],
  web: ['url'],
  package: ['name'],
  code: ['file'],
  resource: ['resource'],
};

function faultOfPlace(at: Occurrence): string | undefined {
  if (at.kind === 'network' && faultOfPort(at.port))
    return faultOfPort(at.port);
  const numbers = ['port', 'line', 'endLine'];
  const odd = Object.entries(at).find(([name, value]) =>
    numbers.includes(name)
      ? value !== undefined && !(Number.isInteger(value) && Number(value) > 0)
      : value !== undefined && typeof value !== 'string',
  );
  return odd
    ? `${at.kind}: ${odd.join(' ')}`
    : faultOfTexts(at, NAMES[at.kind]);
}

function faultOfPort(port: number): string | undefined {
  return Number.isInteger(port) && port > 0 && port < 65_536
    ? undefined
    : `port ${port}`;
}

function faultOfTexts(fields: object, names: string[]): string | undefined {
  const values = new Map<string, unknown>(Object.entries(fields));
  const missing = names.find(name => {
    const value = values.get(name);
    return typeof value !== 'string' || value === '';
  });
  return missing && `${missing} is ${JSON.stringify(values.get(missing))}`;
}
