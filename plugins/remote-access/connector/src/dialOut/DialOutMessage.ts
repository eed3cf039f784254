import { z } from 'zod';
import {
  siteFields,
  siteId,
  SshPublicKey,
} from '@wardroom/remote-access-common';

/** What the connector tells the listener for customers who dial out. */
export const DialOutMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('listen'),
    host: z.string(),
    port: z.number().int(),
    hostKey: z.string(),
  }),
  z.strictObject({
    kind: z.literal('expect'),
    site: siteId,
    ranges: siteFields.ranges,
    publicKey: SshPublicKey,
  }),
  z.strictObject({ kind: z.literal('forget'), site: siteId }),
]);
export type DialOutMessage = z.infer<typeof DialOutMessage>;

/** What the listener tells the connector. */
export const DialOutNews = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listening'), port: z.number().int() }),
  z.strictObject({ kind: z.literal('open'), site: siteId }),
  z.strictObject({
    kind: z.literal('way'),
    site: siteId,
    up: z.boolean(),
    /** What went wrong, in a sentence. */
    error: z.string().optional(),
  }),
]);
export type DialOutNews = z.infer<typeof DialOutNews>;
