import { tinyTree } from '../testing/tinyTree';
import { partSize } from './partSize';

const lines = (count: number) => 'line();\n'.repeat(count);
const sizes = [
  {
    what: 'the kit',
    in: ['packages/platform-common/src/', 'packages/platform-node/src/'],
    lines: 10,
  },
];
const found = (files: Record<string, string>) =>
  partSize(tinyTree(files, { sizes })).map(({ what }) => what);

describe('partSize', () => {
  it('adds up the parts and leaves tests and all else out', () => {
    const small = {
      'packages/platform-common/src/a.ts': lines(5),
      'packages/platform-node/src/a.ts': lines(5),
      'packages/platform-node/src/a.test.ts': lines(100),
      'packages/cli/src/a.ts': lines(100),
    };
    expect(found(small)).toEqual([]);
    expect(
      found({ ...small, 'packages/platform-node/src/b.ts': lines(1) }),
    ).toEqual([expect.stringContaining('the kit has 11 lines')]);
  });
});
