import { z } from 'zod';
import { line, personRef } from '@wardroom/platform-common';
import { JumpHost, Road } from '../order/Road';

/** A place that the gateway is to dial, to see whether a session would get there. */
export const RoadTrial = z.strictObject({
  /** Who wants to know: certificates of jump hosts name the person. */
  person: personRef,
  road: Road,
  jumps: z.array(JumpHost).max(4),
  host: line(255),
  port: z.number().int().min(1).max(65_535),
});
export type RoadTrial = z.infer<typeof RoadTrial>;
