import { z } from 'zod';
import { id, line, personRef, tenantId } from '@wardroom/platform-common';
import { SealContext, Sealed, SealPublicKey } from './Sealed';

/** Old algorithms that a target may allow by name. Nothing in these lists is offered unasked. */
export const legacyAlgorithms = {
  kex: [
    'diffie-hellman-group-exchange-sha1',
    'diffie-hellman-group14-sha1',
    'diffie-hellman-group1-sha1',
  ],
  cipher: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc'],
  hmac: ['hmac-sha1', 'hmac-md5'],
  serverHostKey: ['ssh-rsa', 'ssh-dss'],
} as const;

/** The old algorithms that one target needs. */
export const AllowedAlgorithms = z.strictObject({
  kex: z.array(z.enum(legacyAlgorithms.kex)).optional(),
  cipher: z.array(z.enum(legacyAlgorithms.cipher)).optional(),
  hmac: z.array(z.enum(legacyAlgorithms.hmac)).optional(),
  serverHostKey: z.array(z.enum(legacyAlgorithms.serverHostKey)).optional(),
});
export type AllowedAlgorithms = z.infer<typeof AllowedAlgorithms>;

/** A host key that was seen before and is expected again. */
export const HostKey = z.strictObject({
  /** Such as `ssh-ed25519`. */
  type: z.string().max(64),
  /** `SHA256:` and the hash in base64, as `ssh-keygen -l` prints it. */
  fingerprint: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/),
});
export type HostKey = z.infer<typeof HostKey>;

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
    algorithms: AllowedAlgorithms.optional(),
  }),
  credential: z.strictObject({ sealed: Sealed, context: SealContext }),
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
