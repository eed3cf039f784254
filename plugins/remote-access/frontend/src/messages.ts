import { command } from './messages/command';
import { credential } from './messages/credential';
import { credentialStore } from './messages/credentialStore';
import { desktop } from './messages/desktop';
import { emergency } from './messages/emergency';
import { files } from './messages/files';
import { gateway } from './messages/gateway';
import { gatewayKey } from './messages/gatewayKey';
import { live } from './messages/live';
import { grant } from './messages/grant';
import { plan } from './messages/plan';
import { policy } from './messages/policy';
import { replay } from './messages/replay';
import { session } from './messages/session';
import { site } from './messages/site';
import { target } from './messages/target';
import { vault } from './messages/vault';

/** All words of this package that people read. */
export const messages = {
  desktop,
  emergency,
  gateway,
  grant,
  plan,
  policy,
  sessions: {
    title: 'Sessions',
    subtitle: 'Who was in which system, when and why',
    empty: 'No sessions',
    emptyText: 'Sessions are opened from the assets of a request.',
    columns: {
      target: 'Target',
      customer: 'Customer',
      person: 'Technician',
      request: 'Request',
      state: 'State',
      begun: 'Begun',
      ended: 'Ended',
      recording: 'Recording',
      plan: 'Plan',
      actions: 'Actions',
    },
    terminate: 'End session',
    terminateTitle: (name: string) => `End the session on ${name}?`,
    terminateText:
      'The technician is cut off at once. What was recorded so far is kept.',
    replay: 'Replay',
    open: 'Go to session',
    emergency: 'Emergency access',
  },
  states: {
    requested: 'Requested',
    authorised: 'Connecting',
    active: 'Running',
    refused: 'Refused',
    ended: 'Ended',
    terminated: 'Ended by others',
    expired: 'Timed out',
    lost: 'Ended by failure',
  },
  recordings: {
    writing: 'Recording',
    sealed: 'Sealed',
    damaged: 'Damaged',
    missing: 'Missing',
    deleting: 'Being deleted',
    deleted: 'Deleted',
    held: 'On hold',
    hold: 'Hold recording',
    holdTitle: (name: string) => `Keep the recording of ${name}?`,
    holdText: 'It is kept beyond its time until somebody releases it.',
    release: 'Release recording',
    releaseTitle: (name: string) => `Release the recording of ${name}?`,
    releaseText: 'It is deleted when its time is over.',
  },
  open: {
    button: 'Open session',
    title: (asset: string) => `Open a session on ${asset}`,
    target: 'Target',
    request: 'For the request',
    code: 'One-time code',
    codeHint: 'From your authenticator app',
    submit: 'Connect',
    promise: (name: string) =>
      `Connects to ${name} with its stored credential. Everything on the screen is recorded.`,
    refused: 'You cannot come in now',
    noTargets: 'There is no way into this asset yet',
    noTargetsText: 'An administrator can add a target with its credential.',
    noRequests: 'No request is being worked on',
    noRequestsText:
      'A session needs a request that is in progress: start one first.',
  },
  session,
  live,
  files,
  command,
  replay,
  access: {
    title: 'Who has access now',
    none: 'Nobody is in your systems',
    noneText: 'Whoever opens a session appears here at once.',
    end: 'End access',
    since: 'since',
  },
  running: {
    title: 'My running sessions',
    none: 'You have no session open',
    noneText: 'Open one from the assets of a request.',
  },
  card: {
    title: 'Remote access',
    lastSessions: 'Last sessions',
    noSessions: 'Nobody was in yet.',
  },
  vault,
  credential,
  credentialStore,
  gatewayKey,
  site,
  target,
};
