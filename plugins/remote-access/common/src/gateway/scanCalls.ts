import { z } from 'zod';
import type { CallTable } from '../channel/ControlChannel';
import { ScanFault } from '../scan/ScanFault';
import { ScanNews } from '../scan/ScanNews';
import { ScanOrder, scanId } from '../scan/ScanOrder';

/** What the portal asks of a gateway about scans of customers' networks. */
export const scanCalls = {
  /** Begins a scan, and answers at once. One that nobody asks for any more is ended. */
  startScan: {
    input: ScanOrder,
    output: z.strictObject({ fault: ScanFault.optional() }),
  },
  /** What the report has from this character on: it waits a moment for more. What lies before is forgotten. */
  readScan: {
    input: z.strictObject({
      scan: scanId,
      from: z.number().int().min(0),
    }),
    output: ScanNews,
  },
  /** Ends a scan, with everything that runs for it, and forgets it. */
  endScan: {
    input: z.strictObject({ scan: scanId }),
    output: z.strictObject({ found: z.boolean() }),
  },
} satisfies CallTable;
