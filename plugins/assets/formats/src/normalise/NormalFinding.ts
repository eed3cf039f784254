import type { Cvss } from './cvssOf';
import type { FindingRecord } from '../record/ScanRecord';

/** A finding as it goes on from the reader: clean, and with its lists. */
export type NormalFinding = Omit<FindingRecord, 'kind'> & {
  cvssVersion?: Cvss['version'];
  status: NonNullable<FindingRecord['status']>;
  vulnerabilityIds: string[];
  cwes: number[];
  references: string[];
  tags: string[];
};
