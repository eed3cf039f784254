import { slugOf } from './slugOf';

describe('slugOf', () => {
  it.each([
    ['Weekly scan, Zürich', 'weekly-scan-zurich'],
    ['  (Night) ', 'night'],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
    ['b'.repeat(50), 'b'.repeat(40)],
    ['日本', ''],
  ])('makes of %p %p', (title, name) => {
    expect(slugOf(title)).toBe(name);
  });
});
