import { z } from 'zod';

/** Why a scan gave no report, with the sentence that people read; `{target}` is what they entered. */
const sentences = {
  'not-allowed':
    'targets: {target} is not in the ranges of the site, so nothing was scanned.',
  'no-ports':
    'targets: none of the ports that this scan looks at is in the ranges of the site for {target}.',
  'nothing-left':
    'targets: all of them are never scanned: the scan leaves them out, or they are addresses of the machine that scans.',
  'too-many': 'targets: these are more than 65,536 addresses: enter fewer.',
  'no-name-servers':
    'targets: {target} is a name, and the site has no name servers: enter an address.',
  'unknown-name': "targets: the customer's name servers do not know {target}.",
  'name-out-of-range':
    "targets: the customer's name server gave an address for {target} outside the ranges of the site, so nothing was scanned.",
  'no-scanner':
    'Nmap is not there: install the Debian packages nmap and, for sites without a tunnel, bubblewrap on the machine that scans.',
  busy: 'As many scans as can run at once are under way: try again later.',
  'connector-lost': 'The connector cannot be reached, so nothing was scanned.',
  'site-down':
    "The way into the customer's network is down. What was scanned until then is not used, because it is not whole.",
  'site-closed':
    'The way into the customer’s network was closed while it was scanned.',
  'too-long':
    'The scan took longer than it may: scan fewer addresses at a time.',
  'too-large':
    'The report became larger than it may be: scan fewer addresses at a time.',
  failed: 'Nmap did not finish: the log of the machine that scans says more.',
  ended: 'The scan was ended.',
  lost: 'The gateway does not know this scan any more: it was started anew, or nobody asked for the scan.',
} as const;

export const ScanFaultReason = z.enum(
  Object.keys(sentences) as [
    keyof typeof sentences,
    ...(keyof typeof sentences)[],
  ],
);

export const ScanFault = z.strictObject({
  reason: ScanFaultReason,
  /** Which of the targets is meant, as people entered it. */
  target: z.string().max(300).optional(),
});
export type ScanFault = z.infer<typeof ScanFault>;

/** What people read of it. */
export function sentenceOfScanFault({ reason, target }: ScanFault): string {
  return sentences[reason].replace('{target}', target ?? 'a target');
}
