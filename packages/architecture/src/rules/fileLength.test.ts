import { tinyTree } from '../testing/tinyTree';
import { fileLength } from './fileLength';

const lines = (count: number) => 'line();\n'.repeat(count);

describe('fileLength', () => {
  it('refuses line 401, in tests and scripts too', () => {
    const violations = fileLength(
      tinyTree({
        'packages/cli/src/a.ts': lines(400),
        'packages/cli/src/b.ts': lines(401),
        'packages/cli/src/b.test.ts': lines(401),
        'scripts/start.mjs': lines(401),
      }),
    );
    expect(violations.map(v => v.where)).toEqual([
      'packages/cli/src/b.ts',
      'packages/cli/src/b.test.ts',
      'scripts/start.mjs',
    ]);
  });
});
