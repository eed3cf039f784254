import { z } from 'zod';

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
