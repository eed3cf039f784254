import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { TenantEntityProvider } from './TenantEntityProvider';

const asset = (name: string): Entity => ({
  ...{ apiVersion: 'wardroom.dev/v1alpha1', kind: 'Asset' },
  metadata: { namespace: 'acme', name },
});
const page = (...names: string[]) => ({
  present: names.map(asset),
  gone: [] as string[],
});

describe('TenantEntityProvider', () => {
  let provider: TenantEntityProvider;
  let written: string[][];
  let failing: string | undefined;
  const warn = jest.fn();

  beforeEach(async () => {
    written = [];
    failing = undefined;
    provider = new TenantEntityProvider({
      ...{ name: 'assets', logger: { warn } as unknown as LoggerService },
      async *pages() {},
    });
    const connection: Partial<EntityProviderConnection> = {
      async applyMutation(mutation) {
        const added = mutation.type === 'delta' ? mutation.added : [];
        const names = added.map(({ entity }) => entity.metadata.name);
        if (failing && names.includes(failing)) throw new Error('away');
        written.push(names);
      },
    };
    await provider.connect(connection as EntityProviderConnection);
  });

  const settle = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };

  it('keeps nobody waiting for a large change, neither those who tell of it nor other changes', async () => {
    provider.follow(
      (async function* large() {
        yield page('a1', 'a2');
        yield page('a3', 'a4');
        yield page('a5');
      })(),
    );
    provider.follow(
      (async function* small() {
        yield page('b1');
      })(),
    );
    expect(written).toEqual([]);
    await settle();
    expect(written).toEqual([['a1', 'a2'], ['b1'], ['a3', 'a4'], ['a5']]);
  });

  it('reads a change only when those before it are written', async () => {
    const reading = async function* reading() {
      yield page(`after-${written.length}`);
    };
    provider.follow(reading());
    provider.follow(reading());
    await settle();
    expect(written).toEqual([['after-0'], ['after-1']]);
  });

  it('goes on after a change that it could not write', async () => {
    failing = 'a1';
    provider.follow(
      (async function* lost() {
        yield page('a1');
        yield page('a2');
      })(),
    );
    provider.follow(
      (async function* next() {
        yield page('b1');
      })(),
    );
    await settle();
    provider.follow(
      (async function* later() {
        yield page('c1');
      })(),
    );
    await settle();
    expect(written).toEqual([['b1'], ['c1']]);
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
