import { cleanText } from './normalise/cleanText';
import { maskSecrets } from './normalise/maskSecrets';

const MOST = 1000;
// Longer than what is kept, so that no secret is cut before it is told as one.
const LONGEST = 4_000;

/** What was odd in a file and could be read all the same. Scanners' own words are among it, with what they tried. */
export class Warnings {
  /** The first 1,000. */
  readonly first: string[] = [];
  /** How many there were in all. */
  count = 0;

  add(message: string): void {
    this.count += 1;
    if (this.first.length >= MOST) return;
    const told = maskSecrets(message.slice(0, LONGEST));
    this.first.push(cleanText(told, 500));
  }
}
