import {
  endSentences,
  type EndReason,
  type SessionEnd,
  type SessionNotice,
} from '@wardroom/remote-access-common';

/** What the technician reads when a session is over. */
export function endedNotice(
  reason: EndReason,
  by: string | undefined,
  hostKey: SessionEnd['hostKey'],
): SessionNotice {
  return {
    type: 'ended',
    reason,
    message: endSentences[reason],
    by,
    hostKey: hostKey && {
      presented: hostKey.presented.fingerprint,
      pinned: hostKey.pinned.map(({ fingerprint }) => fingerprint),
    },
  };
}
