import { tinyContext } from '../testing/tinyContext';
import { compareOwners } from './ownedResources';

const context = tinyContext();

describe('ownedResources', () => {
  it('accepts a resource that is its context’s', () => {
    expect(compareOwners({ intervention: 'interventions' }, [context])).toEqual(
      [],
    );
  });

  it.each([
    ['that nobody owns', {}],
    ['that another context owns', { intervention: 'assets' }],
  ])('refuses a resource %s', (_, owners) => {
    expect(compareOwners(owners, [context])).toEqual([
      expect.stringMatching(/^intervention, a resource of interventions, must/),
    ]);
  });
});
