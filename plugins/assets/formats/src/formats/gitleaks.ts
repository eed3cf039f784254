import { digestOf } from '../normalise/digestOf';
import { maskValues } from '../normalise/maskValues';
import { Repeats } from '../normalise/Repeats';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';

/** Secrets that Gitleaks found in repositories; versions before 8 name the fields otherwise. No secret goes on from here. */
export const gitleaks: ScanFormat = {
  id: 'gitleaks',
  title: 'Gitleaks',
  version: 1,
  recognise,
  read,
};

function recognise({ json, rows }: FileHead): number {
  if (rows) return rows.some(isHeader) ? 1 : 0;
  const first = new JsonRecord(Array.isArray(json) ? json[0] : json);
  const old = first.has('offender') && (first.has('rule') || isOldest(first));
  if (old || (first.has('RuleID') && first.has('Secret'))) return 1;
  // What was matched may be a file of one line, behind which all others stand.
  const names = ['Description', 'StartLine', 'StartColumn', 'EndColumn'];
  return names.every(name => first.has(name)) ? 0.9 : 0;
}

/** What the first versions wrote. */
function isOldest(leak: JsonRecord): boolean {
  return leak.has('commitMsg') && leak.has('reason');
}

const HEADERS = [
  ['RuleID', 'Secret', 'File'],
  // Before version 8.
  ['commit', 'offender', 'rule', 'file'],
];

function isHeader(cells: string[]): boolean {
  return HEADERS.some(names => names.every(name => cells.includes(name)));
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Gitleaks' };
  if (file.head.text.trim() === '') {
    file.warn('The file is empty, as old versions leave it without leaks');
    return;
  }
  const repeats = new Repeats();
  if (file.head.rows?.some(isHeader)) {
    for await (const row of file.csv(isHeader))
      yield findingOf(new JsonRecord({ ...row.rest() }), repeats);
    return;
  }
  const { json } = file.head;
  const single = new JsonRecord(json).names().length > 0;
  for await (const { value } of file.json([single ? '' : '[]']))
    yield findingOf(new JsonRecord(value), repeats);
}

function findingOf(item: JsonRecord, repeats: Repeats): FindingRecord {
  const match = ['Match', 'Context', 'line']
    .map(name => item.text(name))
    .find(Boolean);
  const told = ['Secret', 'offender'].flatMap(name => item.text(name) ?? []);
  // Where nobody says which part is the secret, all of it may be.
  const secrets = told.length > 0 ? told : [match ?? ''];
  const mask = (text: string | undefined) => maskValues(text, secrets);
  const either = (...names: string[]) =>
    names.map(name => item.text(name)).find(Boolean);
  const rule = either('RuleID', 'rule', 'reason') ?? 'unknown rule';
  const path = item.text('File') ?? item.text('file') ?? 'unknown file';
  const line = item.number('StartLine') ?? item.number('lineNumber');
  const evidence = mask(match);
  // Lines of a commit never move; those of files on disk do, so that what stands around the secret counts.
  const around = evidence?.trim() ?? '';
  const commit = item.text('Commit') ?? item.text('commit');
  const link = item.text('Link') ?? item.text('leakURL');
  const named = /^.*\w.*$/.exec(either('repo') ?? '')?.[0];
  const repository = either('repoURL') ?? repositoryOf(link) ?? named;
  return {
    kind: 'finding',
    rule,
    title: `${item.text('Description') ?? rule} in ${path}`,
    severity: 'High',
    cwes: [798],
    description: mask(either('Message', 'commitMessage', 'commitMsg')),
    remediation:
      'Make the secret useless where it is accepted, issue a new one, and keep that out of the repository.',
    evidence,
    references: link ? [link] : undefined,
    asset: repository
      ? {
          name: repository,
          identifiers: [{ kind: 'repository', value: repository }],
        }
      : undefined,
    occurrence: {
      kind: 'code',
      file: path,
      line,
      endLine: item.number('EndLine'),
      fingerprint: commit
        ? `${commit}:${line ?? ''}:${digestOf(around)}`
        : repeats.numbered(digestOf(around), [rule, path], String(line)),
    },
    firstSeenAt: timeOf(item.text('Date')) ?? timeOf(item.text('date')),
    tags: [...item.texts('Tags'), ...(item.text('tags')?.split(/,\s*/) ?? [])],
    raw: maskValues({ ...item.rest(), commit }, secrets),
  };
}

/** `https://forge.example/team/shop` of the address of a line in it. */
function repositoryOf(link: string | undefined): string | undefined {
  return link && /^(https?:\/\/.+?)(?:\/-)?\/(?:blob|src)\//.exec(link)?.[1];
}
