import type { Permission } from '@backstage/plugin-permission-common';
import {
  interventionLifecycle,
  InterventionState,
} from '@wardroom/interventions-common';
import { permissionsOf } from '../testing/fakeContexts';
import { interventionActions, mustAllow } from './interventionPolicy';

const now = new Date('2026-03-10T12:00:00Z');
const tess = 'user:provider/tess';

const asker = (ref: string) => ({
  ref,
  now,
  rights: {
    has: (permission: Permission, tenant: string) =>
      tenant === 'acme' && permissionsOf(ref).includes(permission.name),
  },
});

const subject = (state: InterventionState, fields = {}) => ({
  tenant: 'acme',
  state,
  assignee: undefined,
  reopenUntil: ['resolved', 'closed'].includes(state)
    ? '2026-03-11T12:00:00Z'
    : undefined,
  ...fields,
});

describe('what may be done to a request', () => {
  const technician: [InterventionState, string][] = [
    ['submitted', 'update acknowledge assign start cancel post postInternal'],
    ['acknowledged', 'update assign start cancel post postInternal'],
    ['in_progress', 'update assign wait resolve cancel post postInternal'],
    [
      'waiting_customer',
      'update assign resume resolve cancel post postInternal',
    ],
    ['resolved', 'reopen post postInternal'],
    ['closed', 'reopen'],
    ['reopened', 'update assign start cancel post postInternal'],
    ['cancelled', ''],
  ];
  it.each(technician)('by its technician when it is %s: %s', (state, words) => {
    const mine = subject(state, { assignee: tess });
    expect(interventionActions(mine, asker(tess)).join(' ')).toBe(words);
  });

  const requester: [InterventionState, string][] = [
    ['submitted', 'update cancel post'],
    ['acknowledged', 'update cancel post'],
    ['in_progress', 'update cancel post'],
    ['waiting_customer', 'update cancel post'],
    ['resolved', 'close reopen post'],
    ['closed', 'reopen'],
    ['reopened', 'update cancel post'],
    ['cancelled', ''],
  ];
  it.each(requester)('by a requester when it is %s: %s', (state, words) => {
    const actions = interventionActions(
      subject(state),
      asker('user:acme/rick'),
    );
    expect(actions.join(' ')).toBe(words);
  });

  it.each(InterventionState.options)(
    'nothing by a viewer, by others than its customer, or by a basic user when it is %s',
    state => {
      for (const ref of ['user:acme/vera', 'user:acme/ben']) {
        expect(interventionActions(subject(state), asker(ref))).toEqual([]);
      }
      const foreign = subject(state, { tenant: 'globex' });
      expect(interventionActions(foreign, asker(tess))).toEqual([]);
    },
  );

  it('leaves the work to the one it is assigned to', () => {
    const taken = subject('in_progress', { assignee: 'user:provider/toni' });
    expect(interventionActions(taken, asker(tess))).not.toContain('resolve');
    expect(() => mustAllow(taken, 'resolve', asker(tess))).toThrow(
      /assigned to user:provider\/toni/,
    );
    const waiting = subject('acknowledged', { assignee: 'user:provider/toni' });
    expect(interventionActions(waiting, asker(tess))).not.toContain('start');
  });

  it('lets nobody reopen it after the window', () => {
    const late = subject('closed', { reopenUntil: '2026-03-10T11:59:59Z' });
    expect(interventionActions(late, asker('user:acme/ada'))).toEqual([]);
    expect(() => mustAllow(late, 'reopen', asker('user:acme/ada'))).toThrow(
      /The time to reopen this request is over/,
    );
  });

  it('says conflict for every action that the state does not allow', () => {
    for (const state of InterventionState.options) {
      const mine = subject(state, { assignee: tess });
      const everything = { ...asker(tess), rights: { has: () => true } };
      const allowed = interventionActions(mine, everything);
      for (const action of Object.keys(interventionLifecycle.transitions)) {
        if (allowed.includes(action as never)) continue;
        let name;
        try {
          mustAllow(mine, action as never, everything);
        } catch (error) {
          name = (error as Error).name;
        }
        expect(`${state} ${action} ${name}`).toBe(
          `${state} ${action} ConflictError`,
        );
      }
    }
  });
});
