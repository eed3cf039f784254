import { TenantNames } from './TenantNames';

const signal = new AbortController().signal;

/** A server with this many customers that hands out at most 200 of them at once. */
function serverWith(count: number) {
  const all = Array.from({ length: count }, (_, at) => ({ id: `t${at}` }));
  const list = jest.fn(
    async ({ cursor = '0', limit }: { cursor?: string; limit: number }) => {
      const next = Number(cursor) + limit;
      return {
        items: all.slice(Number(cursor), next),
        nextCursor: next < count ? String(next) : undefined,
      };
    },
  );
  return { list, names: new TenantNames({ tenants: { list } } as never) };
}

describe('names of customers', () => {
  it('lists customers beyond the first page, active ones only', async () => {
    const { list, names } = serverWith(450);
    await expect(names.list(signal)).resolves.toHaveLength(450);
    expect(list).toHaveBeenCalledTimes(3);
    expect(list.mock.calls[0][0]).toMatchObject({ state: ['active'] });
  });

  it('asks for many names at once', async () => {
    const { list, names } = serverWith(3);
    await Promise.all([names.find('t0'), names.find('t1'), names.find('t0')]);
    expect(list).toHaveBeenCalledTimes(1);
    expect(list.mock.calls[0][0]).toMatchObject({ ids: ['t0', 't1'] });
  });
});
