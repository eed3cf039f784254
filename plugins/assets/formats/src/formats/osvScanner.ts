import { cvssOf } from '../normalise/cvssOf';
import { cwesOf } from '../normalise/cwesOf';
import { repositoryOfImage } from '../normalise/repositoryOfImage';
import { severityOf, severityOfScore } from '../normalise/severityOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { PackageOccurrence } from '../record/Occurrence';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import { severities, type Severity } from '../record/Severity';
import type { ScanFormat } from '../ScanFormat';
import { osvEcosystemOf } from './osvEcosystemOf';

/** JSON of OSV-Scanner: files, packages in them, and advisories on these in the words of the OSV schema. */
export const osvScanner: ScanFormat = {
  id: 'osv-scanner',
  title: 'OSV-Scanner',
  version: 1,
  recognise,
  read,
};

function recognise({ json }: FileHead): number {
  const report = new JsonRecord(json);
  const [result] = report.objects('results');
  if (!result)
    return report.has('results') && report.has('experimental_config')
      ? 0.95
      : 0;
  const [found] = result.objects('packages');
  return found?.has('package') ||
    (result.has('packages') && result.has('source'))
    ? 1
    : 0;
}

/** A package in a file, with what its advisories have in common. */
type Package = {
  asset?: ScannedAsset;
  path?: string;
  fields: JsonRecord;
  /** By the ids of their advisories. */
  groups: Map<string, JsonRecord>;
};

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'OSV-Scanner' };
  if (file.head.text.trim() === '') {
    file.warn('The file is empty, as OSV-Scanner leaves it without packages');
    return;
  }
  const packages = await packagesOf(file);
  const paths = ['vulnerabilities[]', 'license_violations[]'].map(
    each => `results[].packages[].${each}`,
  );
  let before: Package | undefined;
  const found: FindingRecord[] = [];
  for await (const { path, place, value } of file.json(paths)) {
    const within = packages.get(JSON.stringify(place.slice(0, -2)));
    if (!within) continue;
    if (within !== before) yield* rated(found.splice(0));
    before = within;
    found.push(
      path.endsWith('vulnerabilities[]')
        ? advisoryOf(new JsonRecord(value), within)
        : licenceOf(new JsonRecord({ value }), within),
    );
  }
  yield* rated(found);
}

/** An advisory without a rating is as bad as the worst other one on the same weakness of the package. */
function* rated(findings: FindingRecord[]): Generator<FindingRecord> {
  const worst = new Map<string, Severity>();
  for (const { rule, severity } of findings)
    worst.set(rule, worseOf(severity, worst.get(rule) ?? 'Info'));
  for (const each of findings)
    yield each.severity === 'Info'
      ? { ...each, severity: worst.get(each.rule) ?? 'Info' }
      : each;
}

function worseOf(one: Severity, other: Severity): Severity {
  return severities.indexOf(one) > severities.indexOf(other) ? one : other;
}

/** Packages by their places: what stands around their advisories. */
async function packagesOf(file: ScanFile): Promise<Map<string, Package>> {
  const sources = new Map<string, JsonRecord>();
  const found = new Map<string, { fields?: unknown; groups?: unknown }>();
  const paths = ['source', 'packages[].package', 'packages[].groups'];
  for await (const { place, value } of file.json(
    paths.map(path => `results[].${path}`),
    { alone: true },
  )) {
    const key = JSON.stringify(place.slice(0, -1));
    const name = place.at(-1);
    if (name === 'source') sources.set(key, new JsonRecord(value));
    else {
      const part = name === 'package' ? { fields: value } : { groups: value };
      found.set(key, { ...found.get(key), ...part });
    }
  }
  const packages = [...found].map(([key, { fields, groups }]) => {
    const place = JSON.parse(key) as unknown[];
    const source = sources.get(JSON.stringify(place.slice(0, 2)));
    return [
      key,
      {
        ...whereOf(source),
        fields: new JsonRecord(fields),
        groups: new Map(
          new JsonRecord({ groups })
            .objects('groups')
            .flatMap(each => each.texts('ids').map(id => [id, each] as const)),
        ),
      },
    ] as const;
  });
  return new Map(packages);
}

/** An image is an asset; a lock file is a place in one that the file does not name. */
function whereOf(
  source: JsonRecord | undefined,
): Pick<Package, 'asset' | 'path'> {
  const path = source?.text('path');
  if (source?.text('type') !== 'docker' || !path) return { path };
  return {
    asset: {
      name: path,
      identifiers: [{ kind: 'image', value: repositoryOfImage(path) }],
    },
  };
}

function placeOf({ fields, path }: Package): PackageOccurrence {
  return {
    kind: 'package',
    name:
      fields.text('name') ??
      fields.text('os_package_name') ??
      fields.text('commit') ??
      'unknown package',
    version: fields.text('version') ?? fields.text('commit'),
    ecosystem: osvEcosystemOf(fields.text('ecosystem')),
    path,
  };
}

function advisoryOf(item: JsonRecord, within: Package): FindingRecord {
  const place = placeOf(within);
  const id = item.text('id') ?? 'unknown advisory';
  const aliases = item.texts('aliases');
  const group = within.groups.get(id);
  const affected = affectedOf(item, within);
  const fixed = fixedIn(affected);
  // The second version writes the name otherwise.
  const isCalled = ['experimentalAnalysis', 'experimental_analysis']
    .map(name => group?.flag(name, id, 'called'))
    .find(each => each !== undefined);
  return {
    kind: 'finding',
    rule: ruleOf(id, aliases),
    title: `${id} in ${place.name}`,
    ...ratingOf(item, affected, group),
    vulnerabilityIds: [id, ...aliases, ...item.texts('upstream')],
    cwes: cwesOf([
      ...item.texts('database_specific', 'cwe_ids'),
      ...affected
        .flatMap(each => each.objects('database_specific', 'cwes'))
        .map(each => each.text('cweId')),
    ]),
    description: [item.text('summary'), item.text('details')]
      .filter(Boolean)
      .join('\n\n'),
    remediation:
      fixed.length > 0 ? `Update to ${fixed.join(' or ')}.` : undefined,
    references: item.objects('references').flatMap(each => each.texts('url')),
    asset: within.asset,
    occurrence: {
      ...place,
      fixedVersion: fixed.join(', ') || undefined,
      purl: affected.map(each => each.text('package', 'purl')).find(Boolean),
    },
    fixAvailable: fixed.length > 0 ? true : undefined,
    tags: isCalled === false ? ['not called'] : undefined,
    raw: { ...item.rest(), group: group?.rest() },
  };
}

/** Several databases have an advisory on one CVE each: it is the same weakness. */
function ruleOf(id: string, aliases: string[]): string {
  const cves = [id, ...aliases].flatMap(
    each => each.match(/\bCVE-\d{4}-\d{4,}\b/) ?? [],
  );
  const [cve, another] = [...new Set(cves)];
  return cve && !another ? cve : id;
}

/** What an advisory says of this package; all of it where no name fits. */
function affectedOf(item: JsonRecord, { fields }: Package): JsonRecord[] {
  const all = item.objects('affected');
  const names = [fields.text('name'), fields.text('os_package_name')];
  const own = all.filter(each => names.includes(each.text('package', 'name')));
  return own.length > 0 ? own : all;
}

function fixedIn(affected: JsonRecord[]): string[] {
  const versions = affected
    .flatMap(each => each.objects('ranges'))
    .filter(range => range.text('type') !== 'GIT')
    .flatMap(range => range.objects('events'))
    .flatMap(event => event.texts('fixed'));
  return [...new Set(versions)];
}

type Rating = Pick<FindingRecord, 'severity' | 'sourceSeverity' | 'vector'>;

/** The word of the database, the score of the vector, or the worst of the advisories that are the same. */
function ratingOf(
  item: JsonRecord,
  affected: JsonRecord[],
  group: JsonRecord | undefined,
): Rating {
  const ratings = [item, ...affected].flatMap(each => each.objects('severity'));
  const type = (each: JsonRecord) => each.text('type') ?? '';
  const [vector] = ratings
    .filter(each => type(each).startsWith('CVSS'))
    .sort((a, b) => (type(a) < type(b) ? 1 : -1))
    .map(each => each.text('score'));
  const words = [
    item.text('database_specific', 'severity'),
    ...ratings
      .filter(each => !type(each).startsWith('CVSS'))
      .map(each => each.text('score')),
    ...affected.flatMap(each => [
      each.text('database_specific', 'severity'),
      each.text('ecosystem_specific', 'severity'),
      each.text('ecosystem_specific', 'urgency'),
    ]),
  ];
  const word = words.find(each => each && severityOf(each));
  return {
    severity: severityBy(word, [
      vector ? cvssOf(vector)?.score : undefined,
      group?.number('max_severity'),
      // A package that was made to do harm has no rating.
      /^MAL-/.test(item.text('id') ?? '') ? 10 : undefined,
    ]),
    sourceSeverity: word,
    vector,
  };
}

function severityBy(
  word: string | undefined,
  scores: (number | undefined)[],
): Severity {
  const score = scores.find(each => each !== undefined);
  return severityOf(word ?? '?') ?? severityOfScore(score ?? 0);
}

function licenceOf(item: JsonRecord, within: Package): FindingRecord {
  const name = item.text('value') ?? 'unknown licence';
  const place = placeOf(within);
  return {
    kind: 'finding',
    rule: name,
    title: `Licence ${name} of ${place.name}`,
    severity: 'Low',
    description: 'The licence is none of those that are allowed.',
    asset: within.asset,
    occurrence: place,
    tags: ['licence'],
  };
}
