import { z } from 'zod';

/** How bad a weakness is, in the words of CVSS's rating scale, worst first; `Info` is what is no weakness. */
export const Severity = z.enum(['Critical', 'High', 'Medium', 'Low', 'Info']);
export type Severity = z.infer<typeof Severity>;
