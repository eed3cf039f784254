import { maskSecretsIn } from './maskSecretsIn';

describe('maskSecretsIn', () => {
  it('masks secrets however deep they lie', () => {
    expect(
      maskSecretsIn({
        a: ['password=hunter2', { b: 'user=kim' }],
        c: 3,
        d: null,
      }),
    ).toEqual({ a: ['password=[masked]', { b: 'user=kim' }], c: 3, d: null });
  });
});
