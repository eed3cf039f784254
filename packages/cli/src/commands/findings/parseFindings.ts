import {
  loadFormats,
  ScanReading,
  severities,
  type ReadRecord,
} from '@wardroom/assets-formats';
import { basename } from 'node:path';
import type { Command, Terminal } from '../../Command';
import { textTable } from '../../textTable';

const SHOWN_WARNINGS = 20;

/** Reads a report of a scanner and shows what is in it; nothing is sent anywhere. */
export const parseFindings: Command = {
  name: 'findings parse',
  usage: 'FILE [--json] [--format FORMAT] [--module FILE]…',
  summary:
    'Shows what is in the report of a scanner, without a server. The format is told by the content, or by --format; --module adds one of your own.',
  arity: { min: 1, max: 1 },
  options: {
    json: { type: 'boolean' },
    format: { type: 'string' },
    module: { type: 'string', multiple: true },
  },
  async run({ args: [path], options, terminal }) {
    const formats = loadFormats([options.module ?? []].flat().map(String));
    const open = () =>
      ScanReading.open(path, {
        formats,
        format: options.format === undefined ? undefined : `${options.format}`,
        name: basename(path),
      });
    // Read once to its end first: nothing is printed of a report that breaks off, and none has to fit into memory.
    const reading = await open();
    const summary = await summaryOf(reading);
    if (options.json) await writeJson(terminal, await open(), summary);
    else writeText(terminal, reading, summary);
    return 0;
  },
};

type Other = Exclude<ReadRecord, { kind: 'finding' }>;

type Summary = {
  findings: number;
  bySeverity: Record<string, number>;
  others: Other[];
};

async function summaryOf(reading: ScanReading): Promise<Summary> {
  const summary: Summary = { findings: 0, bySeverity: {}, others: [] };
  for await (const record of reading.records()) {
    if (record.kind !== 'finding') summary.others.push(record);
    else {
      const { severity } = record.finding;
      summary.findings += 1;
      summary.bySeverity[severity] = (summary.bySeverity[severity] ?? 0) + 1;
    }
  }
  return summary;
}

async function writeJson(
  { stdout }: Terminal,
  reading: ScanReading,
  { others }: Summary,
): Promise<void> {
  let first = true;
  stdout.write(`{"format":${JSON.stringify(reading.format.id)},"findings":[`);
  for await (const record of reading.records()) {
    if (record.kind !== 'finding') continue;
    stdout.write(`${first ? '' : ','}\n${JSON.stringify(record.finding)}`);
    first = false;
  }
  const rest = {
    assets: without(others, 'asset'),
    passed: without(others, 'passed'),
    statements: without(others, 'statement'),
    scan: reading.facts,
    warnings: reading.warnings.first,
    warningCount: reading.warnings.count,
  };
  stdout.write(`\n],${JSON.stringify(rest).slice(1)}\n`);
}

/** The records of a kind without the word that says so. */
function without(others: Other[], wanted: Other['kind']): object[] {
  return others
    .filter(({ kind }) => kind === wanted)
    .map(({ kind, ...rest }) => rest);
}

function writeText(
  { stdout, stderr }: Terminal,
  { format, warnings }: ScanReading,
  { findings, bySeverity, others }: Summary,
): void {
  const count = (kind: Other['kind']) =>
    `${others.filter(each => each.kind === kind).length}`;
  stdout.write(
    textTable([
      ['Format', `${format.title} (${format.id})`],
      ['Findings', `${findings}`],
      ...[...severities]
        .reverse()
        .map(each => [`  ${each}`, `${bySeverity[each] ?? 0}`]),
      ['Assets', count('asset')],
      ['Checks passed', count('passed')],
      ['Statements', count('statement')],
      ['Warnings', `${warnings.count}`],
    ]),
  );
  for (const each of warnings.first.slice(0, SHOWN_WARNINGS))
    stderr.write(`warning: ${each}\n`);
}
