import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInFormats } from './builtInFormats';
import { loadFormats } from './loadFormats';

describe('loadFormats', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-formats-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const module = (name: string, code: string) => {
    const path = join(folder, `${name}.js`);
    writeFileSync(path, code);
    return path;
  };

  it('has the built-in ones, and those of modules behind them', () => {
    expect(loadFormats()).toEqual(builtInFormats);
    const added = module(
      'added',
      `exports.scanFormat = { id: 'netbox', title: 'NetBox', read() {} }`,
    );
    expect(loadFormats([added]).at(-1)).toMatchObject({ id: 'netbox' });
  });

  it.each([
    ['no format', 'exports.format = {}', 'exports no scanFormat'],
    [
      'one that is there already',
      `exports.scanFormat = { id: 'nessus', read() {} }`,
      'there is a format “nessus” already',
    ],
    ['nothing but a fault', `throw new Error('not today')`, 'not today'],
  ])('says that a file has %s', (name, code, reason) => {
    const path = module(name.replaceAll(' ', '-'), code);
    expect(() => loadFormats([path])).toThrow(reason);
  });
});
