import { JsonRecord } from './JsonRecord';

describe('JsonRecord', () => {
  it.each([
    [7, 7],
    [' 7.5 ', 7.5],
    ['', undefined],
    ['x', undefined],
    [true, undefined],
    [[], undefined],
    [[7], undefined],
    [{ toString: 1, valueOf: 1 }, undefined],
    [null, undefined],
  ])('takes %j for the number %s', (value, number) => {
    expect(new JsonRecord({ value }).number('value')).toBe(number);
  });
});
