import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { trivyRecords } from './trivyRecords';
import { trivyTargets, type TrivyPaths } from './trivyTargets';

/**
 * Trivy's JSON: of an image, a folder, a repository, an account or a machine, of a whole cluster, of a compliance
 * report, and the bare list of results that versions before 0.20 wrote.
 */
export const trivy: ScanFormat = {
  id: 'trivy',
  title: 'Trivy',
  version: 1,
  recognise,
  read,
};

/** Lists of resources in reports of clusters; which there are depends on the version. */
const OF_CLUSTERS = [
  'Resources',
  'Findings',
  'Vulnerabilities',
  'Misconfigurations',
];

function recognise({ json }: FileHead): number {
  const isList = Array.isArray(json);
  const report = new JsonRecord(isList ? json[0] : json);
  // Of sorted fields the version comes last.
  if (report.has('ArtifactName'))
    return report.has('SchemaVersion') || report.has('ArtifactType') ? 1 : 0;
  if (isList) return json.some(isResult) ? 1 : 0;
  if (report.has('ClusterName'))
    return OF_CLUSTERS.some(name => report.has(name)) ? 1 : 0.9;
  if (report.has('SchemaVersion') && report.has('ArtifactType')) return 1;
  if (report.has('SchemaVersion') && report.objects('Results').some(isResult))
    return 1;
  return isCompliance(report) || report.has('SummaryControls') ? 0.95 : 0;
}

/** Results without any weakness have no list of them in some versions. */
function isResult(value: unknown): boolean {
  const result = value instanceof JsonRecord ? value : new JsonRecord(value);
  const others = ['Vulnerabilities', 'Type', 'Class'];
  return result.has('Target') && others.some(name => result.has(name));
}

function isCompliance(report: JsonRecord): boolean {
  const [control] = report.objects('Results');
  return (
    report.has('ID') &&
    report.has('RelatedResources') &&
    Boolean(control?.has('Severity') || control?.has('Results'))
  );
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Trivy' };
  const paths = pathsOf(file.head);
  const { targets, assets } = await trivyTargets(file, paths);
  yield* assets;
  const facts = ['CreatedAt', 'Trivy', '[].CreatedAt', '[].Trivy'];
  const lists = paths.results.flatMap(each =>
    Object.keys(trivyRecords).map(name => `${each}.${name}[]`),
  );
  for await (const { path, place, value } of file.json([...facts, ...lists])) {
    const target = targets.get(JSON.stringify(place.slice(0, -2)));
    if (path.endsWith('CreatedAt'))
      yield { kind: 'scan', startedAt: timeOf(value) };
    else if (path.endsWith('Trivy'))
      yield {
        kind: 'scan',
        scannerVersion: new JsonRecord(value).text('Version'),
      };
    else if (target)
      yield trivyRecords[String(place.at(-2))](
        new JsonRecord(value),
        target,
        file,
      );
  }
}

function pathsOf({ json }: FileHead): TrivyPaths {
  const isList = Array.isArray(json);
  const report = new JsonRecord(isList ? json[0] : json);
  const version = report.text('SchemaVersion');
  if (report.has('SummaryControls'))
    throw new ScanFileError(
      'This is the summary of a compliance report, which does not say what was found. Run Trivy with --report all.',
    );
  if (report.has('ClusterName')) {
    const reports = OF_CLUSTERS.map(name => `${name}[].`);
    return { reports, results: reports.map(each => `${each}Results[]`) };
  }
  if (version && version !== '2')
    throw new ScanFileError(
      `SchemaVersion: version ${version.slice(0, 20)} of Trivy's report is not known; version 2 is. Convert the report, or scan with another version of Trivy.`,
    );
  if (isCompliance(report))
    return { reports: ['Results[].'], results: ['Results[].Results[]'] };
  if (!isList) return { reports: [''], results: ['Results[]'] };
  return report.has('SchemaVersion') || report.has('ArtifactName')
    ? { reports: ['[].'], results: ['[].Results[]'] }
    : { reports: [''], results: ['[]'] };
}
