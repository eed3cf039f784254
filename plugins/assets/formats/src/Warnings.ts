import { cleanText } from './normalise/cleanText';

const MOST = 1000;

/** What was odd in a file and could be read all the same. */
export class Warnings {
  /** The first 1,000. */
  readonly first: string[] = [];
  /** How many there were in all. */
  count = 0;

  add(message: string): void {
    this.count += 1;
    if (this.first.length < MOST) this.first.push(cleanText(message, 500));
  }
}
