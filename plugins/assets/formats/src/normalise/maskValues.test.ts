import { maskValues } from './maskValues';

describe('maskValues', () => {
  it('masks secrets in texts at any depth, and parts of them', () => {
    const value = { a: ['key=horse-battery', { b: 'horse' }], c: 1, d: '' };
    expect(maskValues(value, ['horse-battery', ''])).toEqual({
      a: ['key=[masked]', { b: '[masked]' }],
      c: 1,
      d: '',
    });
  });
});
