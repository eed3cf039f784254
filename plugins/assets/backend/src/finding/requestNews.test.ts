import { moveFor, requestNews } from './requestNews';

describe('requestNews', () => {
  it('reads ids and version', () => {
    const event = {
      ...{ tenant: 'acme', id: 'int_1', state: 'submitted' },
      visibility: 'customer',
    };
    expect(
      requestNews({ ...event, version: '3', findings: 'fnd_1 fnd_2' }),
    ).toEqual({ ...event, version: 3, findings: ['fnd_1', 'fnd_2'] });
    expect(
      requestNews({ ...event, version: '3', findings: '' }).findings,
    ).toEqual([]);
  });
});

describe('moveFor', () => {
  it.each([
    ['submitted', 'open', 'propose'],
    ['acknowledged', 'fix_proposed', undefined],
    ['in_progress', 'fix_proposed', 'fix'],
    ['resolved', 'fixing', 'settle'],
    ['resolved', 'open', 'settle'],
    ['reopened', 'awaiting_retest', 'propose'],
    ['cancelled', 'fixing', 'abandon'],
    ['in_progress', 'false_positive', undefined],
    ['resolved', 'closed', undefined],
    ['unheard_of', 'open', undefined],
  ] as const)('of a request that is %s and what is %s is %s', (...one) => {
    const [request, finding, move] = one;
    expect(moveFor(request, finding)).toBe(move);
  });

  it('does not settle again what a scan has shown since the work was done', () => {
    expect(moveFor('closed', 'open')).toBeUndefined();
    expect(moveFor('closed', 'fixing')).toBe('settle');
  });
});
