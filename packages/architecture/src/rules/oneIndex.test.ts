import { tinyTree } from '../testing/tinyTree';
import { oneIndex } from './oneIndex';

describe('oneIndex', () => {
  it('accepts one index directly in src', () => {
    expect(oneIndex(tinyTree({ 'packages/app/src/index.tsx': '' }))).toEqual(
      [],
    );
  });

  it('refuses an index inside, and a package without one', () => {
    expect(
      oneIndex(
        tinyTree({ 'plugins/assets/backend/src/asset/index.ts': '' }),
      ).map(v => v.where),
    ).toEqual([
      'plugins/assets/backend/src/asset/index.ts',
      'plugins/assets/backend',
    ]);
  });
});
