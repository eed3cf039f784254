import { z } from 'zod';
import { defineLifecycle } from '@wardroom/platform-common';

export const FindingState = z.enum([
  'open',
  'confirmed',
  'fix_proposed',
  'fixing',
  'awaiting_retest',
  'risk_accepted',
  'false_positive',
  'out_of_scope',
  'duplicate',
  'closed',
]);
export type FindingState = z.infer<typeof FindingState>;

/** States in which the weakness counts as there and not yet dealt with. */
export const activeStates = [
  'open',
  'confirmed',
  'fix_proposed',
  'fixing',
  'awaiting_retest',
] as const satisfies readonly FindingState[];

/** Whether a state is one of these. */
export function isActive(state: FindingState): boolean {
  return activeStates.some(active => active === state);
}

/** What people have decided that a scan never takes back. */
export const triagedStates = [
  'risk_accepted',
  'false_positive',
  'out_of_scope',
  'duplicate',
] as const satisfies readonly FindingState[];

const untreated = ['open', 'confirmed'] as const;
const inTreatment = [...untreated, 'fix_proposed', 'fixing'] as const;

/**
 * The way of a weakness from the scan that shows it to the scan that proves it gone. `return` and `close` are a scan's
 * own steps, `propose`, `fix` and `settle` those of the request it is linked to.
 */
export const findingLifecycle = defineLifecycle({
  noun: 'finding',
  initial: 'open',
  transitions: {
    confirm: { from: ['open'], to: 'confirmed' },
    propose: { from: [...untreated, 'awaiting_retest'], to: 'fix_proposed' },
    fix: {
      from: [...untreated, 'fix_proposed', 'awaiting_retest'],
      to: 'fixing',
    },
    settle: { from: inTreatment, to: 'awaiting_retest' },
    abandon: { from: ['fix_proposed', 'fixing'], to: 'confirmed' },
    accept: {
      from: [...inTreatment, 'awaiting_retest'],
      to: 'risk_accepted',
    },
    refute: {
      from: [...inTreatment, 'awaiting_retest'],
      to: 'false_positive',
    },
    exclude: {
      from: [...inTreatment, 'awaiting_retest'],
      to: 'out_of_scope',
    },
    merge: { from: [...inTreatment, 'awaiting_retest'], to: 'duplicate' },
    close: {
      from: [...inTreatment, 'awaiting_retest', 'risk_accepted'],
      to: 'closed',
    },
    return: { from: ['closed', 'awaiting_retest'], to: 'open' },
    reopen: {
      from: [...triagedStates, 'closed', 'awaiting_retest'],
      to: 'open',
    },
  },
});
export type FindingTransition = keyof typeof findingLifecycle.transitions;
