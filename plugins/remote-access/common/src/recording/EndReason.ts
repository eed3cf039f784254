import { z } from 'zod';

/** Why a session came to its end, or never began, with the sentence that the technician reads. */
export const endSentences = {
  closed: 'You ended the session.',
  'remote-closed': 'The remote system ended the session.',
  idle: 'The session ended because nothing was typed for too long.',
  expired: 'The session reached its longest allowed time.',
  terminated: 'The session was ended for you.',
  'browser-lost':
    'The connection to your browser was lost and did not come back in time.',
  'target-lost': 'The connection to the remote system was lost.',
  'target-misbehaved':
    'The remote system broke the rules of its protocol, so the session was ended.',
  'recorder-failed':
    'The session could not be recorded, and without a recording there is no session.',
  'storage-full':
    'The storage of recordings is nearly full, so no new session is opened. Ask whoever runs Wardroom to make room; sessions that are open go on.',
  'portal-lost':
    'Wardroom was interrupted, so the session was ended and its recording closed.',
  unchecked:
    'Nobody could check any more whether you may be here, because Wardroom does not reach its database, so the session was ended.',
  'gateway-stopped': 'The gateway was stopped for maintenance.',
  lost: 'The gateway failed while the session was open. The recording holds all but its last second.',
  unreachable: 'The remote system cannot be reached.',
  timeout: 'The remote system did not answer in time.',
  'auth-failed':
    'The remote system did not accept the stored credential. Ask whoever manages credentials to renew it.',
  'host-key-changed':
    'The remote system showed another host key than before. This can be an attack, or the system was set up anew.',
  'host-key-refused':
    'The host key of the remote system could not be confirmed.',
  'host-certificate-invalid':
    'The remote system showed a host certificate that is out of date or names another system.',
  'no-openssh':
    "This target needs OpenSSH's client, which the gateway does not have or cannot start. Ask whoever runs Wardroom.",
  'no-proxy-command':
    'The command that leads to this target is not one that this installation has, or could not be started. Ask whoever runs Wardroom.',
  'no-common-algorithm':
    'The remote system offers only algorithms that are not allowed for this target.',
  'credential-unusable':
    'The stored credential cannot be opened or is not a valid key.',
  'code-used':
    'The one-time code of the stored credential was used a moment ago, and each is taken once. Try again in half a minute.',
  'store-unreachable':
    'The credential store cannot be reached, or does not answer in time.',
  'store-untrusted':
    'The credential store could not prove who it is: its certificate is not trusted.',
  'store-sealed': 'The credential store is sealed or not in service.',
  'store-denied':
    'The credential store refused: its access was withdrawn, or does not cover this credential.',
  'store-not-found': 'The credential is not in its store.',
  'store-misbehaved':
    'The credential store gave an answer that cannot be used.',
  'store-forbidden':
    'The address of the credential store is not one that this installation allows.',
  'no-shell': 'The remote system accepted the sign-in but gave no terminal.',
  'jump-unreachable':
    'A jump host on the way to the remote system cannot be reached, or does not lead there.',
  'jump-auth-failed':
    'A jump host on the way to the remote system did not accept its stored credential.',
  'jump-host-key-changed':
    'A jump host on the way to the remote system showed another host key than the pinned one. Open a session on the jump host itself to compare both.',
  'site-down':
    "The way into the customer's network is down, so the remote system cannot be reached.",
  'connector-lost':
    "Wardroom's connector cannot be reached, so nothing behind a tunnel can be opened. Ask whoever runs the platform.",
  'out-of-range':
    "The address of the remote system is not in the ranges of the customer's network, so it was not dialed.",
  'no-desktop-service':
    'Desktops are not set up here: the gateway has no guacd, or cannot reach it. Ask whoever runs Wardroom.',
  'desktop-failed':
    'The service that shows desktops failed. Open the session again; if it happens again, tell whoever runs Wardroom.',
  'no-browser-service':
    'Web applications are not set up here: the gateway lacks Chromium or one of the programs it is shown with. Ask whoever runs Wardroom.',
  'browser-failed':
    'The browser that showed the web application failed. Open the session again; if it happens again, tell whoever runs Wardroom.',
  'certificate-invalid':
    'The certificate of the remote system is not valid for its address. Whoever manages targets can have it pinned instead.',
  'address-not-allowed':
    'The web application led to an address that is not allowed for this target. Whoever manages targets can add it.',
  'no-sign-in-form':
    'The page has no field for what the stored credential holds. Whoever manages targets can say where its sign-in form is.',
  'sign-in-unfinished':
    'The sign-in was sent, but the page does not show the sign by which the target says that somebody is in.',
  'code-missing':
    'The web application asks for a one-time code, and the stored credential has none.',
  'portal-refused': 'You may not open this session any more.',
} as const;

export type EndReason = keyof typeof endSentences;

/** Short code of a session's end; `endSentences` says it in words. */
export const EndReason = z.enum(
  Object.keys(endSentences) as [EndReason, ...EndReason[]],
);
