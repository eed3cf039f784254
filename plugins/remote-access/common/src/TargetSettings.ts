import { z } from 'zod';
import { AllowedAlgorithms } from './AllowedAlgorithms';

/** How targets are spoken to. */
export const TargetProtocol = z.enum(['ssh', 'telnet', 'rdp', 'vnc']);
export type TargetProtocol = z.infer<typeof TargetProtocol>;

export const SshSettings = z.strictObject({
  protocol: z.literal('ssh'),
  /** Old algorithms that this target needs; none if absent. */
  algorithms: AllowedAlgorithms.optional(),
});
export type SshSettings = z.infer<typeof SshSettings>;

/** What a target needs beside its address, depending on its protocol. */
export const TargetSettings = z.discriminatedUnion('protocol', [SshSettings]);
export type TargetSettings = z.infer<typeof TargetSettings>;
