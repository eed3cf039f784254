import { tinyTree } from '../testing/tinyTree';
import { forbiddenNames } from './forbiddenNames';

const found = (path: string, text = '') =>
  forbiddenNames(tinyTree({ [path]: text }));
const src = 'plugins/assets/backend/src';

describe('forbiddenNames', () => {
  it.each([
    'utils.ts',
    'utils/parse.ts',
    'common.ts',
    'types.ts',
    'asset/fns.ts',
    'asset/AssetManager.ts',
    'asset/AssetServiceImpl.ts',
    'asset/AssetHelper.test.ts',
  ])('refuses the file %s', path => {
    expect(found(`${src}/${path}`)).toHaveLength(1);
  });

  it.each([
    'interface IAsset {}',
    'class AssetManager {}',
    'type ReaderImpl = 1;',
    'class AssetHelper {}',
  ])('refuses %s', text => {
    expect(found(`${src}/asset/Asset.ts`, text)).toHaveLength(1);
  });

  it('accepts names that only look alike', () => {
    expect(
      found(
        `${src}/asset/Asset.ts`,
        'interface Id {} class IPAddress {} type Implement = 1;',
      ),
    ).toEqual([]);
    expect(found('plugins/assets/common/src/Asset.ts')).toEqual([]);
  });
});
