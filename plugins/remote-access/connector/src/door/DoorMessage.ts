import { z } from 'zod';
import {
  ScanLimits,
  ScanNews,
  ScanPart,
  ScanType,
  siteFields,
} from '@wardroom/remote-access-common';

const thingName = z.string().regex(/^\w{1,64}$/);

/** Where a guacd listens, and its folder for files as it names it. */
const StartedDesktop = z.strictObject({
  port: z.number().int(),
  drive: z.string(),
});
export type StartedDesktop = z.infer<typeof StartedDesktop>;

/** What the connector tells the program at a site's door. */
export const DoorMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serve'),
    ranges: siteFields.ranges,
    nameServers: siteFields.nameServers,
  }),
  z.strictObject({ kind: z.literal('way'), up: z.boolean() }),
  /** A guacd of this name is being started here; without a port there is none, or not any more. */
  z.strictObject({
    kind: z.literal('desktop'),
    name: thingName,
    started: StartedDesktop.optional(),
  }),
  /** What a scan has come to. */
  z.strictObject({
    kind: z.literal('scan'),
    name: thingName,
    news: ScanNews,
  }),
]);
export type DoorMessage = z.infer<typeof DoorMessage>;

/** What the program at a site's door tells the connector. It stands where customers are, and is not believed more than that. */
export const DoorNotice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  /** Somebody wants a guacd of this name, or does not any more. */
  z.strictObject({
    kind: z.literal('desktop'),
    name: thingName,
    wanted: z.boolean(),
  }),
  /** Somebody wants a scan, or does not any more. */
  z.strictObject({
    kind: z.literal('scan'),
    name: thingName,
    wanted: z
      .strictObject({
        type: ScanType,
        parts: z.array(ScanPart).min(1),
        ...ScanLimits.shape,
      })
      .optional(),
  }),
]);
export type DoorNotice = z.infer<typeof DoorNotice>;
