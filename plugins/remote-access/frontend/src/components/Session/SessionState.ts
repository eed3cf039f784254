import type { SessionNotice } from '@wardroom/remote-access-common';
import { changesAround, type AroundState } from '../Live/Around';

export type Ready = Extract<SessionNotice, { type: 'ready' }>;
export type Ended = Extract<SessionNotice, { type: 'ended' }>;

/** What the page shows around every session. */
export type SessionState = {
  phase: 'connecting' | 'signing-in' | 'opening' | 'open' | 'lost' | 'over';
  ready?: Ready;
  ended?: Ended;
  /** What the gateway said when it closed the connection; empty where it said nothing. */
  why?: string;
  warning?: { reason: 'idle' | 'expiry'; seconds: number };
  /** Who watches, who types, and what others say. */
  around: AroundState;
};

export const newSession: SessionState = {
  phase: 'connecting',
  around: { watchers: [] },
};

/** What a notice that comes in every session changes of it. */
export function changesOfSession(
  old: SessionState,
  notice: { type: string },
): Partial<SessionState> {
  const around = { ...old.around, ...changesAround(notice) };
  const told = notice as SessionNotice;
  switch (told.type) {
    case 'progress':
      return { phase: told.step, around };
    case 'ready':
      return { phase: 'open', ready: told, around };
    case 'ended':
      return { phase: 'over', ended: told, around };
    case 'warning':
      return { warning: told, around };
    default:
      return { around };
  }
}
