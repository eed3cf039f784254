import { headOfJson } from './headOfJson';

describe('headOfJson', () => {
  it.each(['a, [b] {c', 'ends with \\'])(
    'reads what stands before a text that is cut off: %s',
    text => {
      expect(headOfJson(`[{"id":1,"text":"${text}`)?.json).toEqual([{ id: 1 }]);
    },
  );
});
