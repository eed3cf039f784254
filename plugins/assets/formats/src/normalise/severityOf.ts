import { severities, type Severity } from '../record/Severity';

const WORDS: Record<string, Severity> = {
  critical: 'Critical',
  crit: 'Critical',
  high: 'High',
  important: 'High',
  serious: 'High',
  error: 'High',
  medium: 'Medium',
  moderate: 'Medium',
  warning: 'Medium',
  low: 'Low',
  minor: 'Low',
  info: 'Info',
  information: 'Info',
  informational: 'Info',
  none: 'Info',
  negligible: 'Info',
  log: 'Info',
  note: 'Info',
  unknown: 'Info',
  untriaged: 'Info',
  '-': 'Info',
  '': 'Info',
};

/** Severity by the words that most scanners use, in any case; undefined for a word that is not known. */
export function severityOf(word: string): Severity | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(WORDS, key)
    ? WORDS[key]
    : severities.find(each => key.startsWith(each.toLowerCase()));
}

/** Severity of a CVSS score by the rating scale of CVSS 3 and 4, which scanners use for version 2 as well. */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return 'Critical';
  if (score >= 7) return 'High';
  if (score >= 4) return 'Medium';
  return score > 0 ? 'Low' : 'Info';
}
