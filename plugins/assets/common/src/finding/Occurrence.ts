import { z } from 'zod';

/** A place where a finding shows. */
export const Occurrence = z.object({
  id: z.string(),
  kind: z.enum(['host', 'network', 'web', 'package', 'code', 'resource']),
  /** As people read it: `443/tcp`, `GET https://shop.example/login (user)`, `openssl 3.0.1`. */
  place: z.string(),
  /** All that the file says of the place. */
  content: z.record(z.string(), z.unknown()),
  /** What the scanner saw there; empty if it does not say. */
  evidence: z.string(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  /** When a scan proved it gone. */
  goneAt: z.string().optional(),
});
export type Occurrence = z.infer<typeof Occurrence>;
