import { z } from 'zod';
import { FileNotice } from './FileProtocol';
import { WebNotice } from './WebNotice';
import { SessionNotice } from './WireProtocol';

/**
 * Text messages of the gateway in a desktop. Its binary messages, both ways, are whole instructions of the Guacamole
 * protocol; those of a browser that comes back begin with the whole picture.
 */
export const DesktopNotice = z.discriminatedUnion('type', [
  SessionNotice,
  FileNotice,
  WebNotice,
  /** Text was copied or pasted, or was not, because it may not be or is too long. */
  z.strictObject({
    type: z.literal('transfer'),
    way: z.enum(['copied', 'pasted']),
    bytes: z.number(),
    refused: z.enum(['denied', 'too-long']).optional(),
  }),
]);
export type DesktopNotice = z.infer<typeof DesktopNotice>;
