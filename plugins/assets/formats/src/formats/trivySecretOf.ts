import { maskSecrets } from '../normalise/maskSecrets';
import type { FindingRecord } from '../record/ScanRecord';

/** What is said of every secret. Its line is shown only where Trivy has masked it, as all its versions do. */
export function trivySecretOf(
  match: string | undefined,
): Pick<FindingRecord, 'cwes' | 'evidence' | 'remediation'> {
  return {
    cwes: [798],
    remediation:
      'Make the secret useless where it is accepted, issue a new one, and keep that out of images and repositories.',
    evidence: match?.includes('***')
      ? maskSecrets(match.replace(/\*{3,}/g, '[masked]'))
      : undefined,
  };
}
