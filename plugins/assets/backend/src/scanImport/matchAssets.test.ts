import type { AssetIdentifier } from '@wardroom/assets-formats';
import { matchAssets, type DescribedAsset } from './matchAssets';

type Kinds = Partial<Record<AssetIdentifier['kind'], string>>;

const identifiers = (kinds: Kinds): AssetIdentifier[] =>
  Object.entries(kinds).map(([kind, value]) => ({
    kind: kind as AssetIdentifier['kind'],
    value,
  }));

const described = (...all: Kinds[]): DescribedAsset[] =>
  all.map((kinds, number) => ({
    number,
    name: `thing ${number}`,
    os: '',
    identifiers: identifiers(kinds),
  }));

const held = (assetId: string, kinds: Kinds) =>
  identifiers(kinds).map(each => ({ ...each, assetId }));

const match = (all: DescribedAsset[], known = held('none', {})) => {
  let made = 0;
  const result = matchAssets(all, known, () => {
    made += 1;
    return `new-${made}`;
  });
  const of = all.map(({ number }) => result.assetOf.get(number));
  return { ...result, of };
};

describe('matchAssets', () => {
  it('takes the asset that the best identifier names', () => {
    const known = [
      ...held('by-name', { fqdn: 'web.acme.example' }),
      ...held('by-cloud', { 'cloud-id': 'i-1' }),
    ];
    const { of, warnings } = match(
      described({ 'cloud-id': 'i-1', fqdn: 'web.acme.example' }),
      known,
    );
    expect(of).toEqual(['by-cloud']);
    expect(warnings).toEqual([
      'thing 0: fqdn web.acme.example is of another asset and stays there',
    ]);
  });

  it('adds to a known asset what nobody holds', () => {
    const { of, identifiers: added } = match(
      described({ fqdn: 'web.acme.example', ip: '192.0.2.1' }),
      held('web', { fqdn: 'web.acme.example' }),
    );
    expect(of).toEqual(['web']);
    expect(added).toEqual(held('web', { ip: '192.0.2.1' }));
  });

  it('knows an asset that somebody entered with its address only', () => {
    const { of } = match(
      described({ fqdn: 'web.acme.example', ip: '192.0.2.1' }),
      held('web', { ip: '192.0.2.1' }),
    );
    expect(of).toEqual(['web']);
  });

  it.each([
    ['host names', { fqdn: 'a.acme.example' }, { fqdn: 'b.acme.example' }],
    ['short names', { hostname: 'laptop-1' }, { hostname: 'laptop-2' }],
    ['instances', { 'cloud-id': 'i-1' }, { 'cloud-id': 'i-2' }],
  ])(
    'does not take two things at one address for one where their %s differ',
    (_, one, other) => {
      const ip = '192.0.2.1';
      const { of, warnings } = match(
        described({ ...other, ip }),
        held('one', { ...one, ip }),
      );
      expect(of).toEqual(['new-1']);
      expect(warnings).toHaveLength(1);
    },
  );

  it('does not mind how each scanner calls the agent on a host', () => {
    const { of } = match(
      described({ 'agent-id': '7', hostname: 'dc', ip: '192.0.2.1' }),
      held('dc', { 'agent-id': 'f00', hostname: 'dc' }),
    );
    expect(of).toEqual(['dc']);
  });

  it('keeps networks apart that use the same addresses', () => {
    const [inside] = described({ ip: '10.0.0.1' });
    inside.identifiers[0].zone = 'branch';
    expect(match([inside], held('here', { ip: '10.0.0.1' })).of).toEqual([
      'new-1',
    ]);
  });

  it('finds the same in whatever order the file describes things', () => {
    const all = described(
      { ip: '192.0.2.1' },
      { fqdn: 'b.acme.example', ip: '192.0.2.1' },
      { fqdn: 'a.acme.example', ip: '192.0.2.1' },
      { hostname: 'b', fqdn: 'b.acme.example' },
    );
    const forwards = match(all);
    const backwards = match([...all].reverse());
    expect(backwards.assetOf).toEqual(forwards.assetOf);
    expect(new Set(forwards.of).size).toBe(2);
    expect(forwards.of[1]).toBe(forwards.of[3]);
  });

  it('takes what somebody has named', () => {
    const [nameless] = described({});
    expect(match([{ ...nameless, named: 'ast_1' }]).of).toEqual(['ast_1']);
  });

  it('goes by what assets were told apart by, and wonders at nothing else that both are called', () => {
    const name = { hostname: 'web01' };
    const known = [
      ...held('one', name),
      ...held('one', { ip: '192.0.2.1' }).map(of => ({
        ...of,
        notOf: ['two'],
      })),
      ...held('two', { ip: '192.0.2.2' }).map(of => ({
        ...of,
        notOf: ['one'],
      })),
    ];
    const { of, warnings } = match(
      described(
        ...['192.0.2.1', '192.0.2.2', '192.0.2.3'].map(ip => ({ ...name, ip })),
        name,
      ),
      known,
    );
    expect(of).toEqual(['one', 'two', 'one', 'one']);
    expect(warnings).toEqual([]);
  });

  it('takes a better name of a third asset before what two were told apart by', () => {
    const known = [
      ...held('third', { 'cloud-id': 'i-3' }),
      ...held('two', { ip: '192.0.2.2' }).map(of => ({
        ...of,
        notOf: ['one'],
      })),
    ];
    const { of } = match(
      described({ 'cloud-id': 'i-3', ip: '192.0.2.2' }),
      known,
    );
    expect(of).toEqual(['third']);
  });
});
