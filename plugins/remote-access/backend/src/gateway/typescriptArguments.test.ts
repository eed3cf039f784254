import { typescriptArguments } from './typescriptArguments';

describe('typescriptArguments', () => {
  it('keeps what reads our sources and leaves what is the launcher’s or the debugger’s', () => {
    expect(
      typescriptArguments([
        '--enable-source-maps',
        '--inspect=9229',
        '--require',
        '/x/leash.cjs',
        '--require',
        '/x/config/nodeTransform.cjs',
        '--max-old-space-size=4096',
      ]),
    ).toEqual([
      '--enable-source-maps',
      '--require',
      '/x/config/nodeTransform.cjs',
    ]);
  });

  it('knows the other spellings', () => {
    expect(
      typescriptArguments([
        '--import=file:///x/nodeTransformHooks.mjs',
        '-r',
        'nodeTransform.cjs',
      ]),
    ).toEqual([
      '--import',
      'file:///x/nodeTransformHooks.mjs',
      '-r',
      'nodeTransform.cjs',
    ]);
  });

  it('keeps nothing of a built backend', () => {
    expect(typescriptArguments([])).toEqual([]);
  });
});
