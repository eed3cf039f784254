import { builtInFormats } from '../builtInFormats';
import type { NormalFinding } from '../normalise/NormalFinding';
import { recogniseFormat } from '../recogniseFormat';
import { ScanFile } from '../read/ScanFile';
import { defaultScanLimits } from '../read/ScanLimits';
import type { ScanFormat } from '../ScanFormat';
import type { ReadRecord } from '../ScanReading';
import { Warnings } from '../Warnings';
import { faultOfRecord } from './faultOfRecord';
import { faultsOfCuts } from './faultsOfCuts';
import { faultsOfValues } from './faultsOfValues';
import { inOtherOrder } from './inOtherOrder';
import { keysOf } from './keysOf';
import { readBytes } from './readBytes';
import { sourceOf } from './sourceOf';

export type ScanSample = {
  /** What it shows: `two hosts, one of them without findings`. */
  name: string;
  content: string;
  findings: number;
};

const CUTS = 200;

/** What every format promises. A module that adds one calls it in a test of its own, with samples of its own. */
export function scanFormatSuite(
  format: ScanFormat,
  samples: [ScanSample, ...ScanSample[]],
): void {
  const read = (content: string | Uint8Array) =>
    readBytes(content, [format], { format: format.id });

  describe(`the format ${format.id}`, () => {
    it('is named for machines and for people', () => {
      expect(format.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(format.title).not.toBe('');
      expect(Number.isSafeInteger(format.version)).toBe(true);
    });

    it('does not take the files of others for its own', async () => {
      for (const content of STRANGERS)
        expect(format.recognise((await opened(content)).head)).toBeLessThan(
          0.7,
        );
    });

    describe.each(samples)('$name', ({ content, findings }) => {
      it('is recognised among all formats, with a byte order mark and in UTF-16 too', async () => {
        const formats = [
          ...builtInFormats.filter(({ id }) => id !== format.id),
          format,
        ];
        const wide = Buffer.from(`\ufeff${content}`, 'utf16le');
        for (const each of [content, `\ufeff${content}`, wide]) {
          const { head } = await opened(each);
          expect(recogniseFormat(head, formats)).toBe(format);
        }
      });

      it('is read whole', async () => {
        const { records } = await read(content);
        expect(findingsOf(records)).toHaveLength(findings);
        for (const finding of findingsOf(records)) {
          expect(finding.asset?.identifiers.length ?? 1).toBeGreaterThan(0);
        }
        expect(records.map(faultOfRecord).filter(Boolean)).toEqual([]);
      });

      it('takes any value in the place of any other, and makes nothing of it that cannot be kept', async () => {
        expect(await faultsOfValues(format, content)).toEqual([]);
      });

      it('is read as the same in UTF-16 and packed in pieces', async () => {
        const { records } = await read(content);
        const wide = Buffer.from(
          `\ufeff${content.replace(/encoding=(["'])utf-8\1/i, '')}`,
          'utf16le',
        );
        expect((await read(wide)).records).toEqual(records);
      });

      it('has the same keys whatever the order of its records', async () => {
        const turned = {
          ...format,
          read: (file: ScanFile) => format.read(inOtherOrder(file)),
        };
        const options = { format: format.id };
        const { records } = await readBytes(content, [turned], options);
        expect(keysOf(format.id, records)).toEqual(
          keysOf(format.id, (await read(content)).records),
        );
      });

      it(`ends with a clear error, or is a whole file with fewer records, where it is cut off at ${CUTS} places`, async () => {
        expect(await faultsOfCuts(format, content, CUTS)).toEqual([]);
      });
    });
  });
}

const STRANGERS = [
  '<html><body><h1>Sign in</h1></body></html>',
  '<report><other/></report>',
  '{"error":{"code":401,"message":"no"}}',
  '{"results":[]}',
  '[]',
  '[{"id":1}]',
  'a,b,c\n1,2,3\n',
  'just some words',
];

function opened(content: string | Uint8Array): Promise<ScanFile> {
  const options = { limits: defaultScanLimits, warnings: new Warnings() };
  return ScanFile.of(sourceOf(content), options);
}

function findingsOf(records: ReadRecord[]): NormalFinding[] {
  return records.flatMap(each =>
    each.kind === 'finding' ? [each.finding] : [],
  );
}
