import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { textIn } from '../read/textIn';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { semgrepDependency } from './semgrepDependency';
import { semgrepFinding } from './semgrepFinding';
import { SemgrepFingerprints } from './SemgrepFingerprints';
import { semgrepResult } from './semgrepResult';

/** Semgrep's JSON, which OpenGrep writes as well, and what its platform exports of weak dependencies. */
export const semgrep: ScanFormat = {
  id: 'semgrep',
  title: 'Semgrep',
  version: 1,
  recognise,
  read,
};

function recognise({ json }: FileHead): number {
  const report = new JsonRecord(json);
  const [dependency] = report.objects('vulns');
  if (dependency) return dependency.has('advisory') ? 1 : 0;
  if (Array.isArray(report.value('vulns'))) return 0.75;
  const [finding] = report.objects('findings');
  if (finding?.has('rule_name') && finding.has('location')) return 1;
  if (!report.has('results')) return isBeginning(report) ? 0.9 : 0;
  if (!Array.isArray(report.value('results'))) return 0;
  const [result] = report.objects('results');
  if (result) return result.has('check_id') && result.has('path') ? 1 : 0;
  if (report.object('paths').has('scanned')) return 0.95;
  if (!Array.isArray(report.value('errors'))) return 0;
  // Bandit has lists of the same names, and figures beside them.
  return report.has('metrics') ? 0 : 0.9;
}

/** Errors and files that were looked at may be so many that no result stands near the start. */
function isBeginning(report: JsonRecord): boolean {
  if (!Array.isArray(report.value('errors'))) return false;
  if (report.object('paths').has('scanned')) return true;
  const [error] = report.objects('errors');
  const isLast = report.names().at(-1) === 'errors';
  return ['code', 'level', 'type'].every(name => isLast && error?.has(name));
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Semgrep' };
  const fingerprints = new SemgrepFingerprints();
  const lists = ['errors[]', 'results[]', 'vulns[]', 'findings[]'];
  for await (const { path, value } of file.json(['version', ...lists])) {
    const item = new JsonRecord(value);
    if (path === 'version')
      yield {
        kind: 'scan',
        scannerVersion: textIn(value),
      };
    else if (path === 'errors[]') file.warn(problemOf(item));
    else if (path === 'vulns[]') yield semgrepDependency(item, file);
    else if (path === 'findings[]') yield semgrepFinding(item, file);
    else yield semgrepResult(item, fingerprints, file);
  }
}

/** What Semgrep could not look at. */
function problemOf(item: JsonRecord): string {
  const where = item.text('path') ?? item.text('rule_id') ?? 'The scan';
  const what = item.text('message') ?? item.text('short_msg');
  return `${where}: ${what ?? item.text('type') ?? 'Semgrep has failed'}`;
}
