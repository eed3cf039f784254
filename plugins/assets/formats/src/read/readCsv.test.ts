import { allOf } from '../testing/allOf';
import { defaultScanLimits } from './ScanLimits';
import { readCsv } from './readCsv';

async function* pieces(text: string) {
  for (let at = 0; at < text.length; at += 3) yield text.slice(at, at + 3);
}

async function read(
  text: string,
  limits = defaultScanLimits,
): Promise<(string | undefined)[]> {
  const options = { delimiter: ',', isHeader: () => true };
  const rows = await allOf(readCsv(pieces(text), options, limits));
  return rows.map(row => row.text('a'));
}

describe('readCsv', () => {
  it('takes rows with too few cells as they are', async () => {
    expect(await read('a,b\n1,2\n3\n')).toEqual(['1', '3']);
    expect(await read('a,b\n1\n2,3\n4')).toEqual(['1', '2', '4']);
  });

  it('passes over the names of columns that stand there again', async () => {
    expect(await read('a,b,b\n1,2,3\na,b,b\n\ufeffa,b,b\na,b,c\n')).toEqual([
      '1',
      'a',
    ]);
  });

  it('refuses a row that is too long, as one with a quote that never ends', async () => {
    const limits = { ...defaultScanLimits, textLength: 1000 };
    const long = `a,b\n"${'x'.repeat(5000)}`;
    await expect(read(long, limits)).rejects.toThrow(/no valid CSV.*exceed/);
  });

  it.each([
    ['a,b\n1,2\n"3,x""\n', ['1', '3,x']],
    ['a,b\n1,2\n"3","x""\r\n', ['1', '3']],
    ['a,b\n1,2\n5" wide,""\n', ['1', '5" wide']],
    ['a,b\n1,2\n"3","x """\n', ['1', '3']],
  ])(
    'closes a last cell that ends with a doubled quote: %j',
    async (text, a) => {
      expect(await read(text)).toEqual(a);
    },
  );

  it('refuses a file that was cut off in its last row', async () => {
    await expect(read('a,b\n1,2\n3')).rejects.toThrow('Row 3, the last one');
    await expect(read('a,b\n1,"2')).rejects.toThrow('may have been cut off');
  });
});
