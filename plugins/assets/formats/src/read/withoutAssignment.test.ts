import { Readable } from 'node:stream';
import { allOf } from '../testing/allOf';
import { withoutAssignment } from './withoutAssignment';

describe('withoutAssignment', () => {
  const left = async (...pieces: string[]) =>
    (await allOf(withoutAssignment(Readable.from(pieces)))).join('');

  it('leaves what a script assigns, however the text is cut', async () => {
    expect(await left('resu', 'lts ', '=\n{"a":', '"="}')).toBe('\n{"a":"="}');
  });

  it.each(['{"a":"b=c"}', '["="]', '"="', '12', ''])(
    'leaves bare JSON as it is: %s',
    async json => {
      expect(await left(json)).toBe(json);
    },
  );
});
