import {
  interventionLifecycle,
  InterventionState,
  isUnderWay,
  openStates,
  type InterventionTransition,
} from './Intervention';
import { Level, priorityOf } from './Level';
import { queueReasons } from './QueueEntry';

const ways: [InterventionState, string][] = [
  ['submitted', 'acknowledge cancel'],
  ['acknowledged', 'start cancel'],
  ['in_progress', 'wait resolve cancel'],
  ['waiting_customer', 'resume resolve cancel'],
  ['resolved', 'close reopen'],
  ['closed', 'reopen'],
  ['reopened', 'start cancel'],
  ['cancelled', ''],
];

describe('the life cycle of a request', () => {
  it('knows the states of the schema and no others', () => {
    expect([...interventionLifecycle.states].sort()).toEqual(
      [...InterventionState.options].sort(),
    );
  });

  it.each(ways)('leads from %s by: %s', (state, actions) => {
    expect(interventionLifecycle.actions(state).join(' ')).toBe(actions);
  });

  it('refuses every other way', () => {
    const all = Object.keys(interventionLifecycle.transitions);
    for (const [state, allowed] of ways) {
      for (const action of all) {
        if (allowed.split(' ').includes(action)) continue;
        expect(() =>
          interventionLifecycle.next(state, action as InterventionTransition),
        ).toThrow(/This request is/);
      }
    }
  });

  it('counts no ended request as open, and work only where somebody has read it', () => {
    expect(openStates).not.toContain('resolved');
    expect(InterventionState.options.filter(isUnderWay)).toEqual([
      'acknowledged',
      'in_progress',
      'reopened',
    ]);
  });
});

describe('the priority', () => {
  it.each([
    ['low', 'low low medium high'],
    ['medium', 'low medium medium high'],
    ['high', 'medium medium high critical'],
    ['critical', 'medium high critical critical'],
  ] as const)('of %s impact rises with the urgency: %s', (impact, row) => {
    const levels = Level.options.map(urgency => priorityOf(urgency, impact));
    expect(levels.join(' ')).toBe(row);
  });

  it('never falls when urgency or impact rise', () => {
    const rank = (level: Level) => Level.options.indexOf(level);
    for (const [n, low] of Level.options.entries()) {
      for (const high of Level.options.slice(n)) {
        for (const other of Level.options) {
          expect(rank(priorityOf(high, other))).toBeGreaterThanOrEqual(
            rank(priorityOf(low, other)),
          );
          expect(rank(priorityOf(other, high))).toBeGreaterThanOrEqual(
            rank(priorityOf(other, low)),
          );
        }
      }
    }
  });
});

describe('the reasons for a rank', () => {
  it('begin with the strongest', () => {
    const request = { priority: 'critical', state: 'submitted' } as const;
    expect(queueReasons(request)).toEqual([
      'critical',
      'unacknowledged',
      'unassigned',
    ]);
  });
});
