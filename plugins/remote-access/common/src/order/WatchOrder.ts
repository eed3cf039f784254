import { z } from 'zod';
import { id, personRef, tenantId } from '@wardroom/platform-common';

/** Everything the gateway needs to let one person look on at a session that runs. */
export const WatchOrder = z.strictObject({
  kind: z.literal('watch'),
  session: id('ses'),
  tenant: tenantId,
  /** Who watches. */
  person: personRef,
  /** `write`: they may be given the keyboard. */
  mode: z.enum(['read', 'write']),
});
export type WatchOrder = z.infer<typeof WatchOrder>;
