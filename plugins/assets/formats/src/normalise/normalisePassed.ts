import type { PassedRecord } from '../record/ScanRecord';
import { cleanValue } from './cleanValue';
import { normaliseAsset } from './normaliseAsset';
import { normaliseOccurrence } from './normaliseOccurrence';

/** A check that found nothing wrong, made whole as findings are. */
export function normalisePassed(record: PassedRecord): PassedRecord {
  const clean = cleanValue(record) as PassedRecord;
  return {
    ...clean,
    rule: clean.rule.trim() || 'unknown',
    title: clean.title.trim() || clean.rule.trim() || 'unknown',
    occurrence: normaliseOccurrence(clean.occurrence),
    ...(clean.asset ? { asset: normaliseAsset(clean.asset) } : {}),
  };
}
