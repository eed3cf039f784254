import type { Proof } from './proveExport';

/** What the proof says, in a sentence, and whether it is good. */
export function verdictOf({ verdict, isSigned }: Proof): {
  text: string;
  isGood: boolean;
} {
  const parts = `${verdict.chunks.length} parts, each signed`;
  if (verdict.state === 'damaged') {
    const what = verdict.fault?.what ?? 'it was changed';
    return { text: `Altered or damaged: ${what}`, isGood: false };
  }
  if (verdict.state === 'truncated') {
    return {
      text: `Unaltered as far as it goes, but its end is missing (${parts})`,
      isGood: false,
    };
  }
  return isSigned
    ? { text: `Complete and unaltered (${parts})`, isGood: true }
    : {
        text: `The recording is complete and unaltered (${parts}), but who exported it was changed`,
        isGood: false,
      };
}
