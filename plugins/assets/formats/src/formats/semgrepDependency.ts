import { cwesOf } from '../normalise/cwesOf';
import { timeOf } from '../normalise/timeOf';
import type { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { FindingRecord } from '../record/ScanRecord';
import { osvEcosystemOf } from './osvEcosystemOf';
import { semgrepSeverity } from './semgrepResult';

/** A weak dependency, as the platform exports it. */
export function semgrepDependency(
  item: JsonRecord,
  file: ScanFile,
): FindingRecord {
  const advisory = item.object('advisory');
  const references = advisory.object('references');
  const found = item.object('matchedDependency');
  const title = item.text('title');
  const cves = references.texts('cveIds');
  const rule =
    cves[0] ?? advisory.text('ruleId') ?? title ?? 'unknown advisory';
  const fixed = item.text('closestSafeDependency', 'versionSpecifier');
  const repository = item.text('repositoryName');
  const name = found.text('name') ?? 'unknown package';
  const link = item.text('dependencyFileLocation', 'url');
  return {
    kind: 'finding',
    rule,
    title: `${title ?? rule} in ${name}`,
    ...semgrepSeverity(advisory.text('severity'), rule, file),
    vulnerabilityIds: cves,
    cwes: cwesOf(references.texts('cweIds')),
    description: advisory.text('description'),
    remediation: fixed ? `Update to ${fixed}.` : undefined,
    references: [...references.texts('urls'), ...(link ? [link] : [])],
    asset: repository
      ? {
          name: repository,
          identifiers: [{ kind: 'repository', value: repository }],
        }
      : undefined,
    occurrence: {
      kind: 'package',
      name,
      version: found.text('versionSpecifier'),
      fixedVersion: fixed,
      ecosystem: osvEcosystemOf(advisory.text('ecosystem')),
      path: item.text('dependencyFileLocation', 'path'),
    },
    firstSeenAt: timeOf(item.text('openedAt')),
    fixAvailable: fixed ? true : undefined,
    raw: item.rest(),
  };
}
