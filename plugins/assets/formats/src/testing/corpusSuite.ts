import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtInFormats } from '../builtInFormats';
import { severities } from '../record/Severity';
import { ScanFileError } from '../read/ScanFileError';
import type { ReadRecord } from '../ScanReading';
import { readBytes, type Read } from './readBytes';

const CORPUS = resolve(__dirname, '../../../../../../shared/corpus/scans');

/** What is known of one file of the corpus: figures of another importer and a count of the records in the file. */
export type CorpusEntry = {
  file: string | null;
  findings: number | null;
  severities?: Record<string, number>;
  cves?: number;
  raw_records?: Record<string, number> | null;
  expect?: string;
};

export type CorpusRule = {
  /** What one finding is here, and why the other importer's number may differ. */
  rule: string;
  /** Whether statements are counted: of a format that makes no findings, the other importer's findings are its statements. */
  ofStatements?: boolean;
  /** Which files another format reads. */
  ofOthers?(entry: CorpusEntry): boolean;
  /** Which files are refused; by default those that the other importer refuses. */
  refused?(entry: CorpusEntry): boolean;
  /** Number of findings; by default that of the other importer. */
  count?(entry: CorpusEntry): number;
  /** Number of different CVE ids; by default that of the other importer. */
  cves?(entry: CorpusEntry): number | undefined;
  /** How many have which severity; by default that of the other importer where the counts are the same. */
  severities?(entry: CorpusEntry): Record<string, number> | undefined;
};

/** Compares a format with the figures of real files, where they are: they lie beside the project and are no part of it. */
export function corpusSuite(format: string, rule: CorpusRule): void {
  const suite = existsSync(CORPUS) ? describe : describe.skip;
  suite(`real files of ${format}: ${rule.rule}`, () => {
    const all = existsSync(CORPUS) ? entriesOf(format) : [];
    const entries = all.filter(each => !rule.ofOthers?.(each));
    const isRefused = rule.refused ?? (entry => Boolean(entry.expect));
    const refused = entries.filter(isRefused);
    const good = entries.filter(each => !isRefused(each));

    it('are all there', () => {
      expect(entries.length).toBeGreaterThan(0);
    });

    for (const entry of refused)
      it(`${entry.file} is refused`, async () => {
        await expect(readEntry(format, entry)).rejects.toThrow(ScanFileError);
      });

    it.each(good)('$file', async entry => {
      const { records, format: found } = await readEntry(format, entry);
      const figures = {
        format: found.id,
        ...figuresOf(records, rule.ofStatements),
      };
      expect(figures).toEqual({
        format,
        findingsBeside: 0,
        findings: rule.count?.(entry) ?? entry.findings ?? 0,
        cves: (rule.cves ? rule.cves(entry) : entry.cves) ?? figures.cves,
        severities: severitiesOf(entry, rule, figures) ?? figures.severities,
      });
    });
  });
}

function figuresOf(records: ReadRecord[], ofStatements = false) {
  const findings = records.flatMap(each =>
    each.kind === 'finding' ? [each.finding] : [],
  );
  const statements = records.filter(each => each.kind === 'statement');
  const counted = ofStatements ? statements : findings;
  const ids = counted.flatMap(each => each.vulnerabilityIds);
  return {
    findings: counted.length,
    findingsBeside: ofStatements ? findings.length : 0,
    cves: new Set(ids.filter(id => id.startsWith('CVE-'))).size,
    severities: histogram(findings),
  };
}

/** Figures that nobody has are those that were found. */
function severitiesOf(
  entry: CorpusEntry,
  rule: CorpusRule,
  { findings }: { findings: number },
): Record<string, number> | undefined {
  if (rule.ofStatements) return undefined;
  if (rule.severities) return rule.severities(entry);
  return findings === entry.findings ? entry.severities : undefined;
}

/** A file that says nothing may be of any scanner: who imports it says which. */
const SILENT = /^\s*(?:\[\s*\]|null)?\s*$/;

function readEntry(format: string, { file }: CorpusEntry): Promise<Read> {
  const content = readFileSync(join(CORPUS, format, file as string), 'utf8');
  const options = SILENT.test(content) ? { format } : {};
  return readBytes(content, builtInFormats, options);
}

function entriesOf(format: string): CorpusEntry[] {
  const entries: CorpusEntry[] = JSON.parse(
    readFileSync(join(CORPUS, format, 'expected.json'), 'utf8'),
  );
  return entries.filter(each => each.file);
}

function histogram(findings: { severity: string }[]): Record<string, number> {
  const counts = severities.map(
    severity =>
      [
        severity,
        findings.filter(each => each.severity === severity).length,
      ] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
