import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import { textIn } from '../read/textIn';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { SarifFingerprints } from './SarifFingerprints';
import { sarifResult } from './sarifResult';
import { SarifRun } from './SarifRun';

/** SARIF 2.1.0, which most scanners of code write: runs of tools with their results. */
export const sarif: ScanFormat = {
  id: 'sarif',
  title: 'SARIF',
  version: 1,
  recognise,
  read,
};

/** Fields of a run, of which at least one stands in what a file begins with. */
const OF_RUN = [
  'tool',
  'results',
  'artifacts',
  'automationDetails',
  'columnKind',
  'invocations',
  'originalUriBaseIds',
  'versionControlProvenance',
];

function recognise({ json }: FileHead): number {
  const log = new JsonRecord(json);
  if (/sarif(?!-external)/i.test(log.text('$schema') ?? '')) return 1;
  if (!log.has('runs')) return 0;
  const [run] = log.objects('runs');
  // Null stands for runs that could not be told.
  if (!run) return log.text('version') === '2.1.0' ? 0.9 : 0;
  return OF_RUN.some(name => run.has(name)) ? 0.95 : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const runs = await runsOf(file);
  const scanners = [...new Set(runs.map(each => each?.tool).filter(Boolean))];
  yield {
    kind: 'scan',
    scanner: scanners.join(', ') || undefined,
    scannerVersion: scanners.length === 1 ? runs[0]?.version : undefined,
    ...timesOf(runs),
  };
  const results = new Map<number, SarifFingerprints>();
  for await (const { value, place } of file.json(['runs[].results[]'])) {
    const at = Number(place[1]);
    const run = runs[at] ?? new SarifRun();
    const fingerprints = results.get(at) ?? new SarifFingerprints();
    results.set(at, fingerprints);
    yield* sarifResult(new JsonRecord(value), { run, fingerprints, file });
  }
  for (const [at, run] of runs.entries())
    if (run) yield* assetOf(run, results.has(at));
}

/** Rules, files and the like of all runs, which stand before or behind the results. */
async function runsOf(file: ScanFile): Promise<(SarifRun | undefined)[]> {
  const runs: (SarifRun | undefined)[] = [];
  const paths = SarifRun.parts.map(part => `runs[].${part}`);
  for await (const match of file.json(['version', ...paths], { alone: true })) {
    if (match.path === 'version') checkVersion(textIn(match.value));
    else {
      const at = Number(match.place[1]);
      runs[at] ??= new SarifRun();
      runs[at].take(match);
    }
  }
  for (const run of runs)
    for (const each of run?.invocations ?? []) warnOf(file, each, run?.tool);
  return runs;
}

function checkVersion(version = 'without version'): void {
  if (!/^2\.[1-9]/.test(version))
    throw new ScanFileError(
      `This is SARIF ${version.slice(0, 20)}, which is not read. Export it as SARIF 2.1.0, or convert it with “sarif-multitool transform”.`,
    );
}

function warnOf(file: ScanFile, invocation: JsonRecord, tool = 'A tool'): void {
  if (invocation.flag('executionSuccessful') === false)
    file.warn(`${tool} says that it did not run to its end`);
  for (const each of invocation.objects('toolExecutionNotifications'))
    if (each.text('level') === 'error')
      file.warn(`${tool}: ${each.text('message', 'text') ?? 'an error'}`);
}

function timesOf(runs: (SarifRun | undefined)[]) {
  const invocations = runs.flatMap(each => each?.invocations ?? []);
  const times = (name: string) =>
    invocations.flatMap(each => timeOf(each.text(name)) ?? []).sort();
  return {
    startedAt: times('startTimeUtc')[0],
    endedAt: times('endTimeUtc').at(-1),
  };
}

/** What was looked at. It counts as covered where the run has results, or says that it had none and went well. */
function* assetOf(run: SarifRun, hasResults: boolean): Generator<ScanRecord> {
  const { asset } = run;
  if (!asset) return;
  const went = run.invocations.map(each => each.flag('executionSuccessful'));
  const isWhole = !went.includes(false) && (hasResults || went.includes(true));
  yield isWhole
    ? { kind: 'asset', asset, coverage: { scope: run.scope } }
    : { kind: 'asset', asset };
}
