import { defineAuditEvents } from '@wardroom/platform-common';

export const identityAuditEvents = defineAuditEvents({
  'signIn.started': {
    severity: 'low',
    sentence: '{actor} gave the password to sign in',
  },
  'signIn.proved': {
    severity: 'low',
    fields: ['method'],
    sentence: '{actor} gave the {method} to sign in',
  },
  'signIn.enrolled': {
    severity: 'medium',
    sentence: '{actor} set up one-time codes while signing in',
  },
  'signIn.succeeded': {
    severity: 'low',
    fields: ['method', 'browser'],
    sentence: '{actor} signed in with {method}',
  },
  'signIn.failed': {
    severity: 'medium',
    fields: ['reason'],
    sentence: 'Somebody failed to sign in as {object}: {reason}',
  },
  'signIn.locked': {
    severity: 'high',
    fields: ['failures', 'until'],
    sentence:
      'Signing in as {object} is locked until {until} after {failures} failed attempts',
  },
  'signIn.ended': {
    severity: 'low',
    sentence: '{actor} signed out',
  },
  'signInSession.expired': {
    severity: 'low',
    fields: ['person', 'reason'],
    sentence: 'A sign-in of {person} ended by itself: {reason}',
  },
  'signInSession.revoked': {
    severity: 'medium',
    sentence: '{actor} ended one of their own sign-ins',
  },
  'signInSession.revokedAll': {
    severity: 'medium',
    fields: ['ended'],
    sentence: '{actor} signed out everywhere ({ended} sign-ins)',
  },
  'account.provisioned': {
    severity: 'high',
    sentence:
      '{actor} created an account with a once-only password for {object}',
  },
  'account.invited': {
    severity: 'medium',
    fields: ['delivery'],
    sentence: '{actor} invited {object} ({delivery})',
  },
  'account.reset': {
    severity: 'high',
    fields: ['delivery', 'codes'],
    sentence:
      '{actor} took the password of {object} and sent a link for a new one ({delivery}); one-time codes: {codes}',
  },
  'account.unlocked': {
    severity: 'medium',
    sentence: '{actor} lifted the lock on signing in as {object}',
  },
  'account.revoked': {
    severity: 'high',
    fields: ['ended'],
    sentence: '{actor} ended all sign-ins of {object} ({ended})',
  },
  'account.closed': {
    severity: 'medium',
    fields: ['ended'],
    sentence:
      'The sign-ins of {object} ended with their access ({ended}), and links to them no longer work',
  },
  'account.changedPassword': {
    severity: 'medium',
    sentence:
      '{actor} changed their password and signed out all other browsers',
  },
  'account.startedTotp': {
    severity: 'low',
    sentence: '{actor} began to set up one-time codes',
  },
  'account.enrolledTotp': {
    severity: 'medium',
    sentence: '{actor} set up one-time codes',
  },
  'account.removedTotp': {
    severity: 'high',
    sentence: '{actor} gave up one-time codes',
  },
  'account.renewedRecoveryCodes': {
    severity: 'medium',
    sentence: '{actor} got new recovery codes; the old ones no longer work',
  },
  'account.usedRecoveryCode': {
    severity: 'high',
    fields: ['left'],
    sentence: '{actor} used a recovery code; {left} are left',
  },
  'invitation.issued': {
    severity: 'high',
    sentence: '{actor} made a link that gives {object} an account',
  },
  'invitation.sent': {
    severity: 'low',
    fields: ['purpose'],
    sentence: 'A mail with a link ({purpose}) went to {object}',
  },
  'invitation.accepted': {
    severity: 'medium',
    sentence: '{actor} accepted the invitation and chose a password',
  },
  'passwordReset.requested': {
    severity: 'low',
    sentence: 'Somebody asked for a link to set a new password',
  },
  'passwordReset.completed': {
    severity: 'medium',
    sentence: '{actor} set a new password by a link',
  },
  'notice.sent': {
    severity: 'low',
    fields: ['topic', 'title', 'people', 'mail'],
    sentence: '{people} were told of {object}: {title}',
  },
  'stepUp.granted': {
    severity: 'medium',
    fields: ['purpose', 'proof'],
    sentence: '{actor} proved who they are again ({proof}) for {object}',
  },
  'stepUp.redeemed': {
    severity: 'low',
    fields: ['purpose', 'person'],
    sentence: 'The fresh proof of {person} was used for {object}',
  },
});
