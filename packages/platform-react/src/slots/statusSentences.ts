import { defineSlot } from './defineSlot';

export const statusSentences = defineSlot<object, { permission?: string }>(
  'status-sentences',
);

/** A sentence such as "No session is open." at the top of a customer's Overview. The component renders text alone. */
export const StatusSentenceBlueprint = statusSentences.Blueprint;
