import { z } from 'zod';
import { siteFields } from '@wardroom/remote-access-common';

/** What the connector tells the program at a site's door. */
export const DoorMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serve'),
    ranges: siteFields.ranges,
    nameServers: siteFields.nameServers,
  }),
  z.strictObject({ kind: z.literal('way'), up: z.boolean() }),
]);
export type DoorMessage = z.infer<typeof DoorMessage>;
