import { z } from 'zod';
import { SessionNotice } from './WireProtocol';

/**
 * Text messages of the gateway in a desktop. Its binary messages, both ways, are whole instructions of the Guacamole
 * protocol; those of a browser that comes back begin with the whole picture.
 */
export const DesktopNotice = z.discriminatedUnion('type', [
  SessionNotice,
  /** Something was copied, pasted or sent as a file, or was not, because it may not be or is too long. */
  z.strictObject({
    type: z.literal('transfer'),
    way: z.enum(['copied', 'pasted', 'uploaded', 'downloaded']),
    bytes: z.number(),
    name: z.string().optional(),
    sha256: z.string().optional(),
    refused: z.enum(['denied', 'too-long']).optional(),
  }),
]);
export type DesktopNotice = z.infer<typeof DesktopNotice>;
