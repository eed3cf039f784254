import { slugOf } from './slugOf';

describe('slugOf', () => {
  it.each([
    ['Weekly scan, Zürich', 'weekly-scan-zurich'],
    ['  (Night) ', 'night'],
    [`${'a'.repeat(62)} b`, 'a'.repeat(62)],
    ['日本', ''],
  ])('makes of %p %p', (title, name) => {
    expect(slugOf(title)).toBe(name);
  });
});
