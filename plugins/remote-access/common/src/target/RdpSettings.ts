import { z } from 'zod';
import { line } from '@wardroom/platform-common';
import { ColorDepth } from './ColorDepth';
import { KeyboardLayout } from './KeyboardLayout';

/** What an RDP server needs beside its address. */
export const RdpSettings = z.strictObject({
  protocol: z.literal('rdp'),
  /** The Windows domain of the user. */
  domain: line(255).optional(),
  /** How the server secures its connection; `any` takes what it offers. */
  security: z.enum(['any', 'nla', 'tls', 'rdp']).default('any'),
  /**
   * `verify`: the server's certificate must be valid for its name. `pin`: it is pinned at the first session as a host
   * key is, and another ends the session before the credential is used.
   */
  certificate: z.enum(['verify', 'pin']).default('pin'),
  keyboard: KeyboardLayout.default('en-us-qwerty'),
  colorDepth: ColorDepth.optional(),
  /** Whether files can be exchanged by a drive that the session brings along. */
  drive: z.boolean().default(false),
});
export type RdpSettings = z.infer<typeof RdpSettings>;
