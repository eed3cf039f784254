import { Directory } from './Directory';

const profile = (ref: string) => ({
  ref,
  displayName: ref.slice(ref.indexOf('/') + 1),
  tenant: 'acme',
});

describe('Directory', () => {
  it('asks for several people at once and for each of them once', async () => {
    const load = jest.fn(async (refs: string[]) =>
      refs.filter(ref => !ref.includes('hidden')).map(profile),
    );
    const directory = new Directory(load, one => one.ref);
    const found = await Promise.all([
      directory.find('user:acme/jane'),
      directory.find('user:acme/joe'),
      directory.find('user:globex/hidden'),
      directory.find('user:acme/jane'),
    ]);
    expect(found.map(one => one?.displayName)).toEqual([
      'jane',
      'joe',
      undefined,
      'jane',
    ]);
    await directory.find('user:acme/joe');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('asks again after a failure', async () => {
    const load = jest
      .fn<Promise<ReturnType<typeof profile>[]>, [string[]]>()
      .mockRejectedValueOnce(new Error('no network'))
      .mockImplementation(async (refs: string[]) => refs.map(profile));
    const directory = new Directory(load, one => one.ref);
    await expect(directory.find('user:acme/jane')).resolves.toBeUndefined();
    await expect(directory.find('user:acme/jane')).resolves.toMatchObject({
      displayName: 'jane',
    });
  });
});
