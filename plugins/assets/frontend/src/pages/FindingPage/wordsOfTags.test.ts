import { wordsOfTags } from './wordsOfTags';

describe('wordsOfTags', () => {
  it('says in words what was decided in the scanner, and leaves other tags', () => {
    expect(wordsOfTags(['licence', 'scanner:suppressed', 'web'])).toEqual({
      ...{ said: 'To be ignored', others: 'licence, web' },
    });
  });

  it('takes a word that it does not know as it is, and nothing for nothing', () => {
    expect(wordsOfTags(['scanner:looked_at']).said).toBe('Looked at');
    expect(wordsOfTags([])).toEqual({ said: '', others: '' });
  });
});
