import { keysymOf } from './keysymOf';

describe('keysymOf', () => {
  it.each([
    ['a', 0x61],
    ['~', 0x7e],
    ['ü', 0xfc],
    ['€', 0x0100_20ac],
    ['😀', 0x0101_f600],
  ])('knows the key of %s', (character, keysym) => {
    expect(keysymOf(character)).toBe(keysym);
  });
});
