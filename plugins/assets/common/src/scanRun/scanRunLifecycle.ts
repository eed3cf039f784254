import { z } from 'zod';
import { defineLifecycle } from '@wardroom/platform-common';

export const ScanRunState = z.enum([
  'reserved',
  'running',
  'done',
  'failed',
  'missed',
  'cancelled',
]);
export type ScanRunState = z.infer<typeof ScanRunState>;

/** Reserved until its time comes; done when its report is on its way into the findings. Nothing that has ended begins again. */
export const scanRunLifecycle = defineLifecycle({
  noun: 'scan',
  initial: 'reserved',
  transitions: {
    start: { from: ['reserved'], to: 'running' },
    finish: { from: ['running'], to: 'done' },
    fail: { from: ['running'], to: 'failed' },
    miss: { from: ['reserved'], to: 'missed' },
    cancel: { from: ['reserved', 'running'], to: 'cancelled' },
  },
});
export type ScanRunTransition = keyof typeof scanRunLifecycle.transitions;
