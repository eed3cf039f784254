import { timedByResults } from '../normalise/timedByResults';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import {
  prowlerCompliance,
  prowlerComplianceHeader,
} from './prowlerCompliance';
import { prowlerNotation } from './prowlerNotation';
import { prowlerRecord } from './prowlerRecord';
import { prowlerTable } from './prowlerTable';

/**
 * Prowler's results: OCSF and its own JSON, tables with semicolons or commas, from version 2 on, and
 * tables by framework. Its ASFF is read by the
 * format of AWS Security Hub.
 */
export const prowler: ScanFormat = {
  id: 'prowler',
  title: 'Prowler',
  version: 1,
  recognise,
  read,
};

function recognise({ json, rows }: FileHead): number {
  const [first] = Array.isArray(json) ? json : [json];
  if (prowlerNotation(new JsonRecord(first))) return 1;
  const isTable = (cells: string[]) =>
    prowlerTable(cells) !== undefined || prowlerComplianceHeader(cells);
  return rows?.some(isTable) ? 1 : 0;
}

function read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const { json } = file.head;
  return timedByResults(json === undefined ? readTable(file) : readJson(file));
}

async function* readJson(file: ScanFile): AsyncGenerator<ScanRecord> {
  const path = Array.isArray(file.head.json) ? '[]' : '';
  yield { kind: 'scan', scanner: 'Prowler' };
  let version: string | undefined;
  for await (const { value } of file.json([path])) {
    const item = new JsonRecord(value);
    const notation = prowlerNotation(item);
    if (!notation)
      throw new ScanFileError(
        'An object in this file is no result of Prowler. Export the report again, as csv or json-ocsf.',
      );
    if (!version) {
      version = item.text('metadata', 'product', 'version');
      yield { kind: 'scan', scannerVersion: version };
    }
    yield prowlerRecord(notation(item), file);
  }
}

async function* readTable(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Prowler' };
  const { rows: head = [] } = file.head;
  const table = head.map(prowlerTable).find(Boolean);
  if (!table) {
    yield* prowlerCompliance(file);
    return;
  }
  const rows = file.csv(cells => prowlerTable(cells) !== undefined);
  for await (const row of rows) yield prowlerRecord(table(row), file);
}
