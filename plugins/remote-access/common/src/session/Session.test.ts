import { endingOf, isLive, sessionLifecycle, SessionState } from './Session';
import { endSentences, type EndReason } from '../recording/EndReason';

describe('the life cycle of a session', () => {
  it('knows exactly the states of its schema', () => {
    expect([...sessionLifecycle.states].sort()).toEqual(
      [...SessionState.options].sort(),
    );
  });

  it('leaves no final state', () => {
    const final = SessionState.options.filter(state => !isLive(state));
    expect(final).toHaveLength(5);
    for (const state of final) {
      expect(sessionLifecycle.actions(state)).toEqual([]);
    }
  });

  it('has a possible ending for every reason, before and after the terminal opened', () => {
    for (const reason of Object.keys(endSentences) as EndReason[]) {
      const early = endingOf(reason, false);
      const late = endingOf(reason, true);
      expect(sessionLifecycle.can('authorised', early)).toBe(true);
      expect(sessionLifecycle.can('active', late)).toBe(true);
    }
  });

  it('calls a session refused that never began, lost when something failed, and ended when it was closed', () => {
    expect(endingOf('auth-failed', false)).toBe('refuse');
    expect(endingOf('closed', false)).toBe('end');
    expect(endingOf('portal-lost', true)).toBe('fail');
    expect(endingOf('browser-lost', true)).toBe('end');
    expect(endingOf('idle', true)).toBe('expire');
    expect(endingOf('terminated', true)).toBe('terminate');
  });
});
