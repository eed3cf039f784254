import { timeOf } from '../normalise/timeOf';
import type { CsvRow } from '../read/CsvRow';
import type { ScanFile } from '../read/ScanFile';
import type { ScanRecord } from '../record/ScanRecord';
import { prowlerRecord, type ProwlerResult } from './prowlerRecord';

/** Whether a row has the names of the columns of a table by framework, which has a row for each requirement. */
export function prowlerComplianceHeader(cells: string[]): boolean {
  const names = new Set(cells.map(cell => cell.trim().toUpperCase()));
  return ['REQUIREMENTS_ID', 'CHECKID', 'STATUSEXTENDED'].every(name =>
    names.has(name),
  );
}

/** Results of checks by the requirements of a framework. Requirements of one result stand below each other. */
export async function* prowlerCompliance(
  file: ScanFile,
): AsyncGenerator<ScanRecord> {
  let last: ProwlerResult | undefined;
  for await (const row of file.csv(prowlerComplianceHeader)) {
    const next = ofRow(row);
    if (last && placeOf(last) === placeOf(next))
      last.controls = joined(last.controls, next.controls);
    else {
      if (last) yield prowlerRecord(last, file);
      last = next;
    }
  }
  if (last) yield prowlerRecord(last, file);
}

function placeOf({ check, result, thing, message }: ProwlerResult): string {
  return JSON.stringify([check, result, thing, message]);
}

type Controls = Record<string, string[]>;

function joined(one: Controls = {}, other: Controls = {}): Controls {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    names.map(name => [
      name,
      [...new Set([...(one[name] ?? []), ...(other[name] ?? [])])],
    ]),
  );
}

function ofRow(row: CsvRow): ProwlerResult {
  const requirement = row.text('REQUIREMENTS_ID');
  const check = row.text('CHECKID') ?? 'unknown check';
  const framework = row.text('FRAMEWORK') ?? 'compliance';
  return {
    // What somebody has to look at by hand has no check.
    check: check === 'manual' ? `manual:${requirement}` : check,
    result: row.text('STATUS') ?? '',
    muted: row.flag('MUTED'),
    message: row.text('STATUSEXTENDED'),
    description: row.text('REQUIREMENTS_DESCRIPTION'),
    thing: {
      account: row.text(
        ...['ACCOUNTID', 'SUBSCRIPTIONID', 'SUBSCRIPTION', 'PROJECTID'],
        ...['TENANTID', 'CONTEXT'],
      ),
      resource: row.text('RESOURCEID', 'RESOURCENAME'),
      region: row.text('REGION', 'LOCATION', 'NAMESPACE'),
    },
    checkedAt: timeOf(row.text('ASSESSMENTDATE')),
    controls: requirement ? { [framework]: [requirement] } : undefined,
    raw: row.rest(),
  };
}
