/**
 * Accounts, sign-in, sign-in sessions, single-use links and step-up tickets.
 *
 * @packageDocumentation
 */
export * from './Account';
export * from './Invitation';
export * from './Notice';
export * from './SignInSession';
export * from './SignInStep';
export * from './StepUpTicket';
export * from './auditEvents';
export * from './contract';
export * from './passwordFault';
export * from './permissions';
