import type { TranscriptLine } from '@wardroom/remote-access-common';

/** The places of the lines that hold these words, whatever their case. */
export function findLines(lines: TranscriptLine[], words: string): number[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  return lines.flatMap(({ text }, index) =>
    text.toLowerCase().includes(wanted) ? index : [],
  );
}
