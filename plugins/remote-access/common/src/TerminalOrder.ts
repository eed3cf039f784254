import { z } from 'zod';
import { id, line, personRef, tenantId } from '@wardroom/platform-common';
import { HostKey } from './HostKey';
import { JumpHost, Road } from './Road';
import { SealedCredential, SealPublicKey } from './Sealed';
import { TargetSettings } from './TargetSettings';

/** What holds during a session; fixed when the ticket is redeemed. */
export const SessionPolicy = z.strictObject({
  /** Without typing for so long, the session ends. Output does not count. */
  idleSeconds: z.number().int().min(10).max(86_400),
  /** The session's longest time. */
  absoluteSeconds: z.number().int().min(10).max(86_400),
  /** How long before either end a warning comes. */
  warningSeconds: z.number().int().min(1).max(600).default(60),
  /** How long a session is held when the browser is lost. */
  graceSeconds: z.number().int().min(0).max(600).default(60),
  /** `confirm`: several lines at once only after the person saw how many. */
  paste: z.enum(['allow', 'confirm', 'deny']),
  /** Longest paste. */
  pasteBytes: z.number().int().min(0).max(200_000).default(100_000),
  /** Whether the page may copy from the terminal. */
  copy: z.boolean(),
});
export type SessionPolicy = z.infer<typeof SessionPolicy>;

/** Everything the gateway needs to open one terminal session. */
export const TerminalOrder = z.strictObject({
  kind: z.literal('terminal'),
  session: id('ses'),
  recording: id('rec'),
  tenant: tenantId,
  /** The technician. */
  person: personRef,
  target: z.strictObject({
    id: id('tgt'),
    name: line(200),
    host: line(255),
    port: z.number().int().min(1).max(65_535),
    username: line(128),
    settings: TargetSettings,
  }),
  credential: SealedCredential,
  /** How the network of the target is reached, or that of its first jump host. */
  road: Road,
  /** Hosts through which the target is reached, the nearest first. */
  jumps: z.array(JumpHost).max(2),
  /** Empty before the first connection: then the key that is met goes to `pinHostKey`. */
  hostKeys: z.array(HostKey).max(16),
  policy: SessionPolicy,
  /** To whom the recording's data key is wrapped. Without a holder there is no recording, and so no session. */
  recordingKeys: z
    .array(SealPublicKey.extend({ holder: z.enum(['tenant', 'auditor']) }))
    .min(1)
    .max(8),
});
export type TerminalOrder = z.infer<typeof TerminalOrder>;
