import { z } from 'zod';

/** Where the gateway finds guacd, which speaks RDP and VNC for it. */
export const GuacdPlace = z.union([
  /** One that runs elsewhere, such as in a container beside the gateway. */
  z.strictObject({
    host: z.string(),
    port: z.number().int().min(1).max(65_535),
    /** A folder for the files of sessions, as guacd names it. Without it there is no file transfer. */
    drive: z.string().optional(),
  }),
  /** A program that the gateway starts itself, once for each customer; in `root`, where that is another system's. */
  z.strictObject({ program: z.string(), root: z.string().optional() }),
]);
export type GuacdPlace = z.infer<typeof GuacdPlace>;
