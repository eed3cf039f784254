import { tinyTree } from '../testing/tinyTree';
import { contextReadme } from './contextReadme';

const found = (files: Record<string, string>) =>
  contextReadme(
    tinyTree({ 'plugins/assets/common/src/index.ts': '', ...files }),
  ).map(v => v.where);

describe('contextReadme', () => {
  it('asks for one of at most 60 lines', () => {
    expect(found({})).toEqual(['plugins/assets/README.md']);
    expect(found({ 'plugins/assets/README.md': 'line\n'.repeat(60) })).toEqual(
      [],
    );
    expect(
      found({ 'plugins/assets/README.md': 'line\n'.repeat(61) }),
    ).toHaveLength(1);
  });

  it('refuses one in a package', () => {
    expect(
      found({
        'plugins/assets/README.md': '',
        'plugins/assets/common/README.md': '',
      }),
    ).toEqual(['plugins/assets/common/README.md']);
  });
});
