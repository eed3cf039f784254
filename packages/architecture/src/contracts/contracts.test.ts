import { readArchitecture } from '../Architecture';
import { findRoot } from '../findRoot';
import { allContractRules } from './allContractRules';
import { heldPermissions } from './heldPermissions';
import { loadContexts } from './loadContexts';
import { nameOf } from './LoadedContext';
import { ownedResources } from './ownedResources';

const root = findRoot();
const architecture = readArchitecture(root);

describe('the contracts', () => {
  const contexts = loadContexts(root);

  it.each(Object.entries(allContractRules))('every context %s', (_, rule) => {
    const found = contexts.flatMap(context => rule(context, architecture));
    expect(found).toEqual([]);
  });

  it('have no reasons left for endpoints that are gone', () => {
    const names = contexts.flatMap(({ endpoints }) => endpoints.map(nameOf));
    const reasons = architecture.contracts.otherWords.map(w => w.endpoint);
    expect(reasons.filter(name => !names.includes(name))).toEqual([]);
  });

  it('know every permission of the built-in roles, and no permission is in vain', () => {
    expect(heldPermissions(root, contexts, architecture)).toEqual([]);
  });

  it('ask for rights over resources whose owner the policy knows', () => {
    expect(ownedResources(root, contexts)).toEqual([]);
  });
});
