import { severityIn } from '../normalise/severityIn';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { ScanRecord } from '../record/ScanRecord';
import { trivyCheckOf } from './trivyCheckOf';

/** What a report of compliance says: its checks, or only how often each control has failed. */
export function* trivyOperatorCompliance(
  resource: JsonRecord,
  file: ScanFile,
): Generator<ScanRecord> {
  const detail = resource.object('status').object('detailReport');
  const name = detail.text('title') ?? detail.text('id') ?? 'compliance';
  for (const control of detail.objects('results'))
    for (const check of control.objects('checks'))
      yield checkOf(check, control, { name, file });
  const summary = resource.object('status').object('summaryReport');
  for (const control of summary.objects('controlCheck'))
    yield countOf(control, {
      name: summary.text('title') ?? summary.text('id') ?? 'compliance',
      file,
    });
  yield* ofFirstVersions(resource, file);
}

/** Counts of controls that stand in the status itself, and a resource of its own for what has failed. */
function* ofFirstVersions(
  resource: JsonRecord,
  file: ScanFile,
): Generator<ScanRecord> {
  const name =
    resource.text('spec', 'name') ??
    resource.text('metadata', 'name')?.replace(/-details$/, '') ??
    'compliance';
  for (const control of resource.objects('status', 'controlCheck'))
    yield countOf(control, { name, file });
  for (const control of resource.objects('report', 'controlCheck'))
    for (const result of control.objects('checkResults'))
      for (const detail of result.objects('details')) {
        const target = [detail.text('namespace'), result.text('objectType')];
        const check = new JsonRecord({
          checkID: result.text('id'),
          success: detail.text('status') !== 'FAIL',
          target: [...target, detail.text('name')].filter(Boolean).join('/'),
          messages: detail.texts('msg'),
          remediation: result.text('remediation'),
        });
        yield checkOf(check, control, { name, file });
      }
}

type Within = {
  /** Of the framework. */
  name: string;
  file: ScanFile;
};

function checkOf(
  check: JsonRecord,
  control: JsonRecord,
  { name, file }: Within,
): ScanRecord {
  const number = control.text('id') ?? 'unknown control';
  const id = check.text('checkID');
  const about = {
    rule: id ? trivyCheckOf(id) : number,
    title: check.text('title') ?? control.text('name') ?? number,
    occurrence: placeOf(check.text('target')),
    controls: { [name]: [number] },
  };
  if (check.flag('success'))
    return { kind: 'passed', result: 'PASS', ...about };
  const word = check.text('severity') ?? control.text('severity');
  return {
    kind: 'finding',
    ...about,
    severity: severityIn(file, word, about.rule),
    sourceSeverity: word,
    description: check.text('description') ?? control.text('description'),
    remediation: check.text('remediation'),
    evidence: check.texts('messages').join('\n'),
    raw: { ...check.rest(), control: control.text('name') },
  };
}

/** A summary names no places: the control has failed somewhere in the cluster. */
function countOf(control: JsonRecord, { name, file }: Within): ScanRecord {
  const number = control.text('id') ?? 'unknown control';
  const failed = control.number('totalFail') ?? control.number('failTotal');
  const about = {
    rule: `${name} ${number}`,
    title: control.text('name') ?? number,
    occurrence: { kind: 'host' as const },
    controls: { [name]: [number] },
  };
  if (!failed)
    return {
      kind: 'passed',
      // Without a number nothing was looked at: people have to.
      result: failed === 0 ? 'PASS' : 'MANUAL',
      ...about,
    };
  const word = control.text('severity');
  return {
    kind: 'finding',
    ...about,
    severity: severityIn(file, word, about.rule),
    sourceSeverity: word,
    evidence: `${failed} checks have failed.`,
    raw: control.rest(),
  };
}

function placeOf(target: string | undefined): Occurrence {
  return target ? { kind: 'resource', resource: target } : { kind: 'host' };
}
