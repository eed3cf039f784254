/**
 * Interventions: work that a customer asks for, from the first word to the confirmed result.
 *
 * @packageDocumentation
 */
export * from './Intervention';
export * from './Message';
export * from './Objection';
export * from './QueueEntry';
export * from './auditEvents';
export * from './contract';
export * from './permissions';
export * from './Level';
