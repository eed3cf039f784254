import { createHash } from 'node:crypto';
import type { JsonRecord } from '../read/JsonRecord';

/** What stands in place of a value for people who have not signed in to Semgrep. */
const HIDDEN = 'requires login';

/**
 * What tells results of a rule in a file apart and survives moved lines: Semgrep's own fingerprint, or the code and which
 * of its like it is. A result that is there twice is one.
 */
export class SemgrepFingerprints {
  readonly #places = new Map<string, Map<string, number>>();

  of(item: JsonRecord, rule: string, file: string): string {
    const own = semgrepText(item.object('extra'), 'fingerprint');
    if (own) return own;
    const code = semgrepText(item.object('extra'), 'lines');
    const hash = code ? hashOf(code.replace(/\s+/g, ' ').trim()) : '';
    const key = JSON.stringify([rule, file, hash]);
    const places = this.#places.get(key) ?? new Map<string, number>();
    const place = JSON.stringify([item.value('start'), item.value('end')]);
    const number = places.get(place) ?? places.size;
    this.#places.set(key, places.set(place, number));
    return `${hash}:${number}`;
  }
}

/** A text of a result, unless it is hidden from who has not signed in. */
export function semgrepText(
  extra: JsonRecord,
  name: string,
): string | undefined {
  const text = extra.text(name);
  return text === HIDDEN ? undefined : text;
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex').slice(0, 16);
}
