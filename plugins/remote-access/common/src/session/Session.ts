import { z } from 'zod';
import { defineLifecycle } from '@wardroom/platform-common';
import { EndReason } from '../recording/EndReason';
import { HostKey } from '../target/HostKey';
import { PlanReportSummary } from '../policy/PlanReport';
import { SessionLife } from './SessionLife';
import { TargetProtocol } from '../target/TargetSettings';

/**
 * `requested`: everything was checked and a ticket given out; `authorised`: the ticket was redeemed, everything was
 * checked again and the gateway connects; `active`: the terminal is open and its recording runs. All others are final.
 */
export const sessionLifecycle = defineLifecycle({
  noun: 'session',
  initial: 'requested',
  transitions: {
    authorise: { from: ['requested'], to: 'authorised' },
    activate: { from: ['authorised'], to: 'active' },
    refuse: { from: ['requested', 'authorised'], to: 'refused' },
    end: { from: ['requested', 'authorised', 'active'], to: 'ended' },
    terminate: {
      from: ['requested', 'authorised', 'active'],
      to: 'terminated',
    },
    expire: { from: ['active'], to: 'expired' },
    fail: { from: ['requested', 'authorised', 'active'], to: 'lost' },
  },
});

export const SessionState = z.enum([
  'requested',
  'authorised',
  'active',
  'refused',
  'ended',
  'terminated',
  'expired',
  'lost',
]);
export type SessionState = z.infer<typeof SessionState>;

/** States in which somebody is in, or on the way in. */
export const liveStates = ['requested', 'authorised', 'active'] as const;

export function isLive(state: SessionState): boolean {
  return liveStates.some(live => live === state);
}

/** The transition that a reason of the gateway stands for. `wasActive`: whether the terminal had opened. */
export function endingOf(
  reason: EndReason,
  wasActive: boolean,
): 'refuse' | 'end' | 'terminate' | 'expire' | 'fail' {
  if (reason === 'terminated') return 'terminate';
  if (reason === 'lost' || reason === 'portal-lost') return 'fail';
  if (!wasActive) return reason === 'closed' ? 'end' : 'refuse';
  if (reason === 'idle' || reason === 'expired') return 'expire';
  return 'end';
}

/** What is known of a session's recording. */
export const Recording = z.object({
  id: z.string(),
  /**
   * `writing`: grows; `sealed`: complete; `damaged`: changed since it was written; `missing`: no file; `deleting` and
   * `deleted`: its time was over, and its keys are destroyed.
   */
  state: z.enum([
    'writing',
    'sealed',
    'damaged',
    'missing',
    'deleting',
    'deleted',
  ]),
  bytes: z.number().int(),
  durationMs: z.number().int(),
  chunks: z.number().int(),
  /** The value of its chain at the end, SHA-256 as base64url: also in the audit trail. */
  head: z.string().optional(),
  /** Whether a half-written end was dropped when it was sealed after a failure. */
  truncated: z.boolean(),
  /** When the sealed file was found complete and unchanged. */
  verifiedAt: z.string().optional(),
  /** When it is deleted, unless somebody holds it. */
  keepUntil: z.string().optional(),
  /** Why it is kept beyond that time, and who says so. */
  hold: z
    .object({ reason: z.string(), by: z.string(), at: z.string() })
    .optional(),
});
export type Recording = z.infer<typeof Recording>;

/** A colleague who was invited to a session. */
export const SessionGuest = z.object({
  person: z.string(),
  mode: z.enum(['read', 'write']),
});
export type SessionGuest = z.infer<typeof SessionGuest>;

/** One person's access to one target, for one request, from its opening to its recording. */
export const Session = z.object({
  id: z.string(),
  tenant: z.string(),
  person: z.string(),
  target: z.object({
    id: z.string(),
    name: z.string(),
    /** How it is spoken to: whether the session is a terminal or a desktop. */
    protocol: TargetProtocol,
  }),
  /** The asset as it was called then. */
  asset: z.object({ id: z.string(), name: z.string() }),
  /** The request it was opened for; absent under emergency access. */
  intervention: z.object({ id: z.string(), key: z.string() }).optional(),
  /** The emergency access it was opened under. */
  emergency: z.object({ id: z.string() }).optional(),
  /** Id of the grant it rests on, where one was needed. */
  grant: z.string().optional(),
  /** How it compares with the plan of that grant, where there is one. */
  planReport: PlanReportSummary.optional(),
  reason: z.string(),
  state: SessionState,
  requestedAt: z.string(),
  activeAt: z.string().optional(),
  endedAt: z.string().optional(),
  endReason: EndReason.optional(),
  /** Who ended it, where that was not the technician. */
  endedBy: z.string().optional(),
  /** What they wrote, or which right was lost. */
  endNote: z.string().optional(),
  /** `lost`: the connection to the browser broke and the session is held for its return. */
  browser: z.enum(['present', 'lost']),
  recording: Recording.optional(),
  /** What goes on around it, while it is active. */
  life: SessionLife.optional(),
  /** Colleagues who may come and look on, or type too (`write`). */
  guests: z.array(SessionGuest),
  /** For `host-key-changed`: the key that was met and those that were expected. */
  hostKey: z
    .object({ presented: HostKey, pinned: z.array(HostKey) })
    .optional(),
  version: z.number().int(),
  allowedActions: z.array(
    z.enum([
      'mark',
      'end',
      'terminate',
      'watch',
      'join',
      'freeze',
      'thaw',
      'message',
      'take',
      'supply',
      'borrow',
      'answer',
      'invite',
      'view',
      'export',
      'hold',
      'release',
    ]),
  ),
});
export type Session = z.infer<typeof Session>;

/** How a browser reaches the gateway: the ticket is good once, for seconds, for the browser that asked for it. */
export const Entry = z.object({
  session: z.string(),
  /** What will be shown: a terminal or a desktop. */
  protocol: TargetProtocol,
  /** Path of the WebSocket on this origin. */
  url: z.string(),
  ticket: z.string(),
  expiresAt: z.string(),
});
export type Entry = z.infer<typeof Entry>;
