import { z } from 'zod';
import { defineLifecycle } from '@wardroom/platform-common';

export const ScanScheduleState = z.enum(['active', 'paused']);
export type ScanScheduleState = z.infer<typeof ScanScheduleState>;

/** A paused schedule begins no scans, reserves none, and misses none. */
export const scanScheduleLifecycle = defineLifecycle({
  noun: 'schedule',
  initial: 'active',
  transitions: {
    pause: { from: ['active'], to: 'paused' },
    resume: { from: ['paused'], to: 'active' },
  },
});
