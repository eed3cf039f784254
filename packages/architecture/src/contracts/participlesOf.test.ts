import { participlesOf } from './participlesOf';
import { singularsOf } from './singularsOf';

describe('participlesOf', () => {
  it.each([
    ['approve', 'approved'],
    ['assign', 'assigned'],
    ['submit', 'submitted'],
    ['cancel', 'cancelled'],
    ['apply', 'applied'],
    ['reset', 'reset'],
    ['split', 'split'],
    ['postInternal', 'postedInternal'],
  ])('knows that %s becomes %s', (verb, participle) => {
    expect(participlesOf(verb)).toContain(participle);
  });
});

describe('singularsOf', () => {
  it.each([
    ['interventions', 'intervention'],
    ['policies', 'policy'],
    ['breaches', 'breach'],
    ['people', 'people'],
  ])('knows that %s are of %s', (plural, singular) => {
    expect(singularsOf(plural)).toContain(singular);
  });
});
