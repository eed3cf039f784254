import {
  endSentences,
  type EndReason,
  type HostKey,
} from '@wardroom/remote-access-common';

/** Why a target could not be opened. Its text is ours: what the target said is never passed on. */
export class DialFailure extends Error {
  constructor(
    readonly reason: EndReason,
    /** The host key that was met, where that is the reason. */
    readonly presented?: HostKey,
  ) {
    super(endSentences[reason]);
  }
}

const unreachable = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'ECONNRESET',
  'EPIPE',
  'EACCES',
];

/** What an error of the SSH library means to a technician. */
export function reasonOf(error: unknown, signingIn: boolean): EndReason {
  const { level, code, message } = error as {
    level?: string;
    code?: string | number;
    message?: string;
  };
  if (level === 'client-timeout' || code === 'ETIMEDOUT') return 'timeout';
  if (level === 'client-authentication') return 'auth-failed';
  if (/no matching .* (algorithm|format|cipher|MAC|kex)/i.test(message ?? '')) {
    return 'no-common-algorithm';
  }
  if (typeof code === 'string' && unreachable.includes(code)) {
    return signingIn ? 'auth-failed' : 'unreachable';
  }
  // Servers that count failed attempts leave with a message instead of an answer.
  if (typeof code === 'number' && signingIn) return 'auth-failed';
  if (level === 'protocol' || level === 'handshake') return 'target-misbehaved';
  return 'unreachable';
}
