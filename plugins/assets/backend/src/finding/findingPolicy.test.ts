import type { FindingState } from '@wardroom/assets-common';
import { findingActions } from './findingPolicy';

const all = { has: () => true };
const of = (state: FindingState) => ({ tenant: 'acme', state });

describe('findingActions', () => {
  it.each([
    ['open', ['confirm', 'refute', 'exclude', 'settle', 'accept']],
    ['confirmed', ['refute', 'exclude', 'settle', 'accept']],
    ['awaiting_retest', ['refute', 'exclude', 'reopen', 'accept']],
    ['false_positive', ['reopen']],
    ['closed', ['reopen']],
  ] as const)('lets staff act on what is %s', (state, actions) => {
    const person = 'user:provider/tess';
    expect(findingActions(of(state), { person, rights: all })).toEqual(actions);
  });

  it('leaves an accepted risk to the customer', () => {
    const accepted = of('risk_accepted');
    const asked = (person: string) =>
      findingActions(accepted, { person, rights: all });
    expect(asked('user:acme/ada')).toEqual(['reopen', 'accept']);
    expect(asked('user:provider/tess')).toEqual(['accept']);
  });

  it('offers nothing without the right to it', () => {
    const rights = {
      has: (permission: { name: string }) =>
        permission.name === 'finding.confirm',
    };
    const person = 'user:acme/ada';
    expect(findingActions(of('open'), { person, rights })).toEqual(['confirm']);
    expect(findingActions(of('closed'), { person, rights })).toEqual([]);
  });
});
