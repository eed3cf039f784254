import { severityOf } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { ScanRecord, StatementRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { CsafProducts } from './CsafProducts';
import { csafStatements } from './csafStatements';

/** Security advisories in CSAF 2: statements of makers on vulnerabilities in their products, and no findings. */
export const csaf: ScanFormat = {
  id: 'csaf',
  title: 'CSAF',
  version: 1,
  recognise,
  read,
};

function recognise({ json }: FileHead): number {
  const document = new JsonRecord(json).object('document');
  if (document.has('csaf_version')) return 1;
  return /^csaf_/.test(document.text('category') ?? '') ? 1 : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const products = new CsafProducts();
  let document = new JsonRecord(undefined);
  for await (const match of file.json(['document', ...CsafProducts.paths]))
    if (match.path === 'document') document = new JsonRecord(match.value);
    else products.take(match);
  checkVersion(document.text('csaf_version'));
  const generator = document.object('tracking').object('generator', 'engine');
  const common = commonOf(document);
  yield {
    kind: 'scan',
    scanner: generator.text('name') ?? document.text('publisher', 'name'),
    scannerVersion: generator.text('version'),
    endedAt: common.statedAt,
  };
  for await (const { value } of file.json(['vulnerabilities[]'])) {
    const statements = [...csafStatements(new JsonRecord(value), products)];
    if (statements.length === 0)
      file.warn('A vulnerability says nothing of products; it is left out');
    for (const each of statements)
      yield {
        ...each,
        severity: each.severity ?? common.severity,
        statedAt: common.statedAt,
        raw: { ...each.raw, ...common.raw },
      };
  }
}

function checkVersion(version = 'without version'): void {
  if (!version.startsWith('2.'))
    throw new ScanFileError(
      `This is CSAF ${version.slice(0, 20)}, which is not read. Ask the maker for the advisory in CSAF 2.0.`,
    );
}

/** What holds for all statements of an advisory. */
function commonOf(
  document: JsonRecord,
): Pick<StatementRecord, 'severity' | 'statedAt' | 'raw'> {
  const tracking = document.object('tracking');
  const word = document.text('aggregate_severity', 'text');
  return {
    severity: word ? severityOf(word) : undefined,
    statedAt: timeOf(tracking.text('current_release_date')),
    raw: {
      advisory: tracking.text('id'),
      advisoryTitle: document.text('title'),
      publisher: document.text('publisher', 'name'),
      distribution: document.value('distribution'),
    },
  };
}
