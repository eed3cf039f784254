import { englishTimeOf } from './englishTimeOf';

describe('englishTimeOf', () => {
  it.each([
    ['Tue, 12 May 2020 20:57:30', '2020-05-12T20:57:30.000Z'],
    ['Sat Sep 13 22:39:44 CEST 2014', '2014-09-13T20:39:44.000Z'],
    ['Wed, 1 Jan 2025 00:30:00 +0100', '2024-12-31T23:30:00.000Z'],
    ['May 12, 2020 08:57 PM', '2020-05-12T20:57:00.000Z'],
    ['yesterday', undefined],
    [undefined, undefined],
  ])('%s', (text, time) => {
    expect(englishTimeOf(text)).toBe(time);
  });
});
