import { digestOf } from '../normalise/digestOf';
import type { JsonRecord } from '../read/JsonRecord';

/** What tells results of one rule in one file apart and survives moved lines. One for each run. */
export class SarifFingerprints {
  readonly #seen = new Map<string, number>();

  /**
   * The tool's own fingerprint, or one of the code around the place. The second and later ones of the same are numbered:
   * the same code stands at several places.
   *
   * @param place - rule and file
   * @param code - what stands there, where the tool tells and it is no secret
   */
  of(result: JsonRecord, place: string[], code: string[]): string | undefined {
    const own =
      latestOf(result.object('fingerprints')) ??
      partsOf(result.object('partialFingerprints')) ??
      (code.length > 0 ? digestOf(JSON.stringify(code)) : '');
    const key = digestOf(JSON.stringify([...place, own]));
    const number = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, number);
    return (number > 1 ? `${own}#${number}` : own) || undefined;
  }
}

/** Of one fingerprint in several versions (`contextHash/v1`, `/v2`) the newest one. */
function latestOf(fingerprints: JsonRecord): string | undefined {
  const texts = textsOf(fingerprints);
  const versionOf = ([name]: [string, string]) =>
    Number(/\/v(\d+)$/.exec(name)?.[1] ?? 0);
  const [latest] = texts.sort((a, b) => versionOf(b) - versionOf(a));
  return latest && short(latest[1]);
}

/** Partial fingerprints count together, but for columns, which move. */
function partsOf(fingerprints: JsonRecord): string | undefined {
  const texts = textsOf(fingerprints).filter(([name]) => !/column/i.test(name));
  const hash = texts.find(([name]) => /^primaryLocationLineHash/.test(name));
  if (hash) return short(hash[1]);
  return texts.length > 0 ? digestOf(JSON.stringify(texts)) : undefined;
}

/** Some tools put an object with the text into the place of the text. */
function textsOf(fingerprints: JsonRecord): [string, string][] {
  return fingerprints
    .names()
    .sort()
    .flatMap(name => {
      const text = fingerprints.text(name) ?? fingerprints.text(name, 'value');
      return text ? [[name, text] as [string, string]] : [];
    });
}

function short(text: string): string {
  return text.length > 200 ? digestOf(text) : text;
}
