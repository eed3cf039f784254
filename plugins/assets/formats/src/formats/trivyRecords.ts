import { cwesOf } from '../normalise/cwesOf';
import { maskSecretsIn } from '../normalise/maskSecretsIn';
import { maskSecrets } from '../normalise/maskSecrets';
import { placeInCloud } from '../normalise/placeInCloud';
import { severityIn } from '../normalise/severityIn';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { ScannedAsset } from '../record/ScannedAsset';
import type {
  FindingRecord,
  PassedRecord,
  SourceStatus,
} from '../record/ScanRecord';
import { trivyCheckOf, trivyWorkloadOf } from './trivyCheckOf';
import { trivyCvss } from './trivyCvss';
import { trivyEcosystemOf } from './trivyEcosystemOf';
import { trivyFingerprintOf } from './trivyFingerprintOf';
import { trivySecretOf } from './trivySecretOf';
import type { TrivyTarget } from './trivyTargets';

type Read = (
  item: JsonRecord,
  target: TrivyTarget,
  file: ScanFile,
) => FindingRecord | PassedRecord;

/** How the items of each list of a result are read. */
export const trivyRecords: Record<string, Read> = {
  Vulnerabilities: weaknessOf,
  Misconfigurations: misconfigurationOf,
  Secrets: secretOf,
  Licenses: licenceOf,
  ExperimentalModifiedFindings: modifiedOf,
};

function weaknessOf(
  item: JsonRecord,
  target: TrivyTarget,
  file: ScanFile,
): FindingRecord {
  const name = item.text('PkgName') ?? 'unknown package';
  const id = item.text('VulnerabilityID');
  const word = item.text('Severity');
  const fixed = item.text('FixedVersion');
  const title = item.text('Title');
  return {
    kind: 'finding',
    rule: id ?? name,
    title: `${id ?? 'Vulnerability'} in ${name}`,
    severity: severityIn(file, word, `${id ?? name}`),
    sourceSeverity: word,
    ...trivyCvss(item.object('CVSS'), item.text('SeveritySource')),
    vulnerabilityIds: [...(id ? [id] : []), ...item.texts('VendorIDs')],
    cwes: cwesOf(item.texts('CweIDs')),
    description: [title, item.text('Description')].filter(Boolean).join('\n\n'),
    remediation: fixed ? `Update to ${fixed}.` : undefined,
    references: [...item.texts('PrimaryURL'), ...item.texts('References')],
    asset: target.asset ?? target.cluster,
    occurrence: {
      kind: 'package',
      name,
      version: item.text('InstalledVersion'),
      fixedVersion: fixed,
      ecosystem: trivyEcosystemOf(target.type),
      purl: item.text('PkgIdentifier', 'PURL') ?? purlIn(item),
      path: pathOf(item.text('PkgPath'), target),
    },
    status: statusOf(item.text('Status')),
    fixAvailable: isFixed(item.text('Status'), fixed),
    controls: controlsOf(target),
    raw: rawOf(target, { ...item.rest(), CVSS: item.value('CVSS') }),
  };
}

/** In results of bills of materials of older versions. */
function purlIn(item: JsonRecord): string | undefined {
  const reference = item.text('Ref') ?? item.text('PkgRef');
  return reference?.startsWith('pkg:') ? reference : undefined;
}

/** File of a package; that of the system's packages is the system itself. A lock file in a cluster is one of a workload. */
function pathOf(
  path: string | undefined,
  { name, isSystem, asset, workload }: TrivyTarget,
): string | undefined {
  const file = path ?? (isSystem ? undefined : name);
  if (asset || !workload) return file;
  return [workload.name, file].filter(Boolean).join(': ');
}

/** Trivy's word is of the package: “fixed” says that there is a version without the weakness, not that it is in place. */
function statusOf(word: string | undefined): SourceStatus | undefined {
  if (word === 'not_affected') return 'not-affected';
  return word === 'under_investigation' ? 'under-investigation' : undefined;
}

function isFixed(word = '', version = ''): boolean | undefined {
  if (version || word === 'fixed') return true;
  return /^(?:affected|will_not_fix|fix_deferred|end_of_life)$/.test(word)
    ? false
    : undefined;
}

function misconfigurationOf(
  item: JsonRecord,
  target: TrivyTarget,
  file: ScanFile,
): FindingRecord | PassedRecord {
  const id = item.text('ID') ?? item.text('AVDID') ?? 'unknown check';
  const rule = trivyCheckOf(id);
  const title = item.text('Title') ?? id;
  const result = item.text('Status') ?? 'FAIL';
  const about = {
    rule,
    title,
    asset: target.workload ? target.cluster : target.asset,
    occurrence: placeOf(item, target),
    controls: controlsOf(target),
  };
  if (result === 'PASS') return { kind: 'passed', result, ...about };
  const word = item.text('Severity');
  return {
    kind: 'finding',
    ...about,
    severity: severityIn(file, word, id),
    sourceSeverity: word,
    description: item.text('Description'),
    remediation: item.text('Resolution'),
    evidence: maskSecrets(
      [item.text('Message'), codeOf(item.object('CauseMetadata'))]
        .filter(Boolean)
        .join('\n\n'),
    ),
    references: [...item.texts('PrimaryURL'), ...item.texts('References')],
    status: result === 'EXCEPTION' ? 'risk-accepted' : undefined,
    raw: rawOf(target, { ...item.rest(), ID: id }),
  };
}

function placeOf(item: JsonRecord, target: TrivyTarget): Occurrence {
  const cause = item.object('CauseMetadata');
  const resource = cause.text('Resource');
  const { workload, account } = target;
  if (workload)
    return {
      kind: 'resource',
      resource: trivyWorkloadOf(workload.name, item.text('Message')),
      resourceType: workload.kind,
    };
  if (account)
    return placeInCloud({ account, resource: resource ?? target.name })
      .occurrence;
  return {
    kind: 'code',
    file: target.name || 'unknown file',
    ...linesOf(cause),
    fingerprint:
      resource ??
      trivyFingerprintOf(codeOf(cause)) ??
      trivyFingerprintOf(namesIn(item.text('Message'))),
  };
}

/** What a message names, such as a container and its workload: old versions tell nothing else that tells places apart. */
function namesIn(message = ''): string {
  return (message.match(/(?<=['"])[^\s'"]{1,253}(?=['"])/g) ?? []).join(' ');
}

/** Lines are counted from 1; 0 stands for the whole file. */
function linesOf(item: JsonRecord): { line?: number; endLine?: number } {
  return {
    line: item.number('StartLine') || undefined,
    endLine: item.number('EndLine') || undefined,
  };
}

/** The lines that are to blame. */
function codeOf(cause: JsonRecord): string {
  return cause
    .objects('Code', 'Lines')
    .filter(each => each.flag('IsCause'))
    .map(each => each.value('Content'))
    .filter(each => typeof each === 'string')
    .join('\n');
}

function secretOf(
  item: JsonRecord,
  target: TrivyTarget,
  file: ScanFile,
): FindingRecord {
  const rule = item.text('RuleID') ?? 'unknown rule';
  const word = item.text('Severity');
  const { evidence, ...secret } = trivySecretOf(item.text('Match'));
  const fingerprint = trivyFingerprintOf(evidence ?? '') ?? '';
  const line = item.text('StartLine') ?? '';
  return {
    kind: 'finding',
    rule,
    title: `${item.text('Title') ?? rule} in ${target.name}`,
    severity: severityIn(file, word, rule),
    sourceSeverity: word,
    ...secret,
    evidence,
    asset: target.asset ?? target.cluster,
    occurrence: {
      kind: 'code',
      file: pathOf(undefined, target) ?? target.name,
      ...linesOf(item),
      fingerprint: target.repeats.numbered(fingerprint, [rule], line),
    },
    controls: controlsOf(target),
    // The lines around it may hold other secrets, which nobody has masked.
    raw: rawOf(target, { Category: item.text('Category') }),
  };
}

function licenceOf(
  item: JsonRecord,
  target: TrivyTarget,
  file: ScanFile,
): FindingRecord {
  const name = item.text('Name') ?? 'unknown licence';
  const part = item.text('PkgName');
  const path = item.text('FilePath');
  const word = item.text('Severity');
  return {
    kind: 'finding',
    rule: name,
    title: `Licence ${name} of ${part ?? path ?? target.name}`,
    severity: severityIn(file, word, name),
    sourceSeverity: word,
    references: item.texts('Link'),
    asset: target.asset ?? target.cluster,
    occurrence: part
      ? { kind: 'package', name: part, path: pathOf(path, target) }
      : { kind: 'code', file: pathOf(path, target) ?? target.name },
    tags: ['licence'],
    raw: rawOf(target, item.rest()),
  };
}

const KINDS: Record<string, Read> = {
  vulnerability: weaknessOf,
  misconfiguration: misconfigurationOf,
  secret: secretOf,
  license: licenceOf,
};
const STATUS: Record<string, SourceStatus> = {
  ignored: 'suppressed',
  not_affected: 'not-affected',
  fixed: 'fixed',
  under_investigation: 'under-investigation',
};

/** What a file of exceptions or a VEX document has taken out of the results. */
function modifiedOf(
  item: JsonRecord,
  target: TrivyTarget,
  file: ScanFile,
): FindingRecord | PassedRecord {
  const type = item.text('Type') ?? '';
  const read = Object.hasOwn(KINDS, type) ? KINDS[type] : weaknessOf;
  const record = read(item.object('Finding'), target, file);
  const word = item.text('Status') ?? '';
  if (record.kind === 'passed') return record;
  return {
    ...record,
    status: Object.hasOwn(STATUS, word) ? STATUS[word] : 'suppressed',
    raw: { ...record.raw, modified: item.rest() },
  };
}

function controlsOf({ control }: TrivyTarget): FindingRecord['controls'] {
  return control ? { compliance: [control] } : undefined;
}

function rawOf(
  { name, class: kind, workload, cluster }: TrivyTarget,
  fields: Record<string, unknown> | undefined,
): Record<string, unknown> {
  const where: { [name: string]: ScannedAsset | string | undefined } = {
    target: name,
    class: kind,
    workload: workload?.name,
    cluster: cluster?.name,
  };
  // Commands that built a layer may hold secrets.
  return fields?.Layer
    ? { ...fields, Layer: maskSecretsIn(fields.Layer), ...where }
    : { ...fields, ...where };
}
