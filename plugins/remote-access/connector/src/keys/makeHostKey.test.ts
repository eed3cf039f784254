import { utils } from 'ssh2';
import { makeHostKey } from './makeHostKey';

it('makes keys that can be read, every time', () => {
  const keys = Array.from({ length: 3_000 }, makeHostKey);
  expect(keys.filter(key => utils.parseKey(key) instanceof Error)).toEqual([]);
  expect(new Set(keys).size).toBe(keys.length);
});
