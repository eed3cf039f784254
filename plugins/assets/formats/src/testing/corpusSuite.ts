import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtInFormats } from '../builtInFormats';
import { severities } from '../record/Severity';
import { readBytes } from './readBytes';

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
    const entries = existsSync(CORPUS) ? entriesOf(format) : [];
    it.each(entries)('$file', async entry => {
      const content = readFileSync(join(CORPUS, format, entry.file as string));
      const reading = readBytes(content, builtInFormats);
      if (entry.expect?.startsWith('rejected')) {
        await expect(reading).rejects.toThrow();
        return;
      }
      const { records, format: found } = await reading;
      expect(found.id).toBe(format);
      const findings = records.flatMap(each =>
        each.kind === 'finding' ? [each.finding] : [],
      );
      expect(findings).toHaveLength(rule.count?.(entry) ?? entry.findings ?? 0);
      const ids = findings.flatMap(each => each.vulnerabilityIds);
      const cves = new Set(ids.filter(id => id.startsWith('CVE-'))).size;
      const expectedCves = rule.cves ? rule.cves(entry) : entry.cves;
      if (expectedCves !== undefined) expect(cves).toBe(expectedCves);
      const expected = rule.severities
        ? rule.severities(entry)
        : findings.length === entry.findings
          ? entry.severities
          : undefined;
      if (expected) expect(histogram(findings)).toEqual(expected);
    });
  });
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
