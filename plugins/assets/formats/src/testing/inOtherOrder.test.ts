import { ScanFile } from '../read/ScanFile';
import { defaultScanLimits } from '../read/ScanLimits';
import { Warnings } from '../Warnings';
import { allOf } from './allOf';
import { inOtherOrder } from './inOtherOrder';
import { sourceOf } from './sourceOf';

async function turned(content: string): Promise<ScanFile> {
  const options = { limits: defaultScanLimits, warnings: new Warnings() };
  return inOtherOrder(await ScanFile.of(sourceOf(content), options));
}

describe('inOtherOrder', () => {
  it('turns items of each list by themselves', async () => {
    const file = await turned('{"a":[{"b":[1,2]},{"b":[3]}],"c":4}');
    const found = await allOf(file.json(['a[].b[]', 'c']));
    expect(found.map(({ value }) => value)).toEqual([2, 1, 3, 4]);
  });

  it('turns elements of one name in one element, and no start tags', async () => {
    const file = await turned(
      '<r><h n="1"/><h n="2"><i>3</i><i>4</i></h><h n="5"><i>6</i></h></r>',
    );
    const found = await allOf(file.xml(['r/h/@', 'r/h/i']));
    expect(
      found.map(({ element }) => element.attributes.n ?? element.fullText()),
    ).toEqual(['1', '2', '4', '3', '5', '6']);
  });

  it('turns rows of a table', async () => {
    const file = await turned('a,b\n1,x\n2,x\n');
    const rows = await allOf(file.csv(() => true));
    expect(rows.map(row => row.text('a'))).toEqual(['2', '1']);
  });
});
