import { defineJob, type Job } from '@wardroom/platform-node';
import type { PlanFollower } from '../comparison/PlanFollower';

const EVERY_MS = 10_000;

/** Looks whether sessions with plans are over, and whether their requests know. Events do so sooner. */
export function followPlans(follower: PlanFollower): Job {
  return defineJob({
    name: 'follow plans',
    everyMs: EVERY_MS,
    run: () => follower.follow(),
  });
}
