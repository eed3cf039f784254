import { lostInLatin } from './lostInLatin';

describe('a clipboard that knows Latin-1 alone', () => {
  it.each([
    ['plain text\n\t', []],
    ['Grüße aus Málaga, ½ £', []],
    ['5 € – “so”', ['€', '–', '“', '”']],
    ['Привет, мир', ['П', 'р', 'и', 'в', 'е', 'т', 'м']],
    ['🙂🙂', ['🙂']],
  ])('would lose of %j: %j', (text, lost) => {
    expect(lostInLatin(text)).toEqual(lost);
  });
});
