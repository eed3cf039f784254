import { systemScope } from '@wardroom/platform-node';
import type { Gateways } from '../gateway/Gateways';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import type { NodeFacts } from './GatewayNodeWriter';
import { NodeChoice } from './NodeChoice';

const everywhere = systemScope('remote-access', '*');
const nothing = { connector: false, desktops: false, web: false };

describe('NodeChoice', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let choice: NodeChoice;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    const runs = ['one', 'two', 'three'].map(node => ({ node }));
    const gateway = {
      ...{ runs, nodes: runs, any: () => runs[0] },
    } as unknown as Gateways;
    choice = new NodeChoice({ store: opened.store, gateway });
    await beat('one', {});
    await beat('two', { desktops: true, load: 0.5 });
    await beat('three', { desktops: true, web: true, load: 0.9 });
  }, 60_000);

  afterAll(() => opened.database.drop());

  async function beat(name: string, can: Partial<NodeFacts>) {
    const facts: NodeFacts = {
      ...{ name, incarnation: 'run', version: '1', embedded: true },
      ...{ sessions: 0, capacity: 10, load: 0, stopping: false },
      ...{ connector: false, desktops: false, web: false, opens: [] },
      ...can,
    };
    await opened.store.transact(everywhere, tx => tx.gatewayNodes.beat(facts));
  }

  it('takes a gateway that can do what is needed, whatever else is less busy', async () => {
    await expect(choice.choose(nothing)).resolves.toBe('one');
    const desktops = { ...nothing, desktops: true };
    await expect(choice.choose(desktops)).resolves.toBe('two');
    await expect(choice.choose({ ...nothing, web: true })).resolves.toBe(
      'three',
    );
  });

  it('says what no gateway can do', async () => {
    const needs = { ...nothing, connector: true, web: true };
    await expect(choice.choose(needs)).rejects.toThrow(
      'those that reach the network of the target and show web applications are full, drained or away',
    );
  });

  it('takes one that was not heard of for a while last, and one that is lost not at all', async () => {
    const silent = (name: string, seconds: number) =>
      opened.database
        .superuser('remote-access')('gateway_nodes')
        .where({ id: name })
        .update({
          heartbeat_at: opened.database
            .superuser('remote-access')
            .raw('now() - make_interval(secs => ?)', [seconds]),
        });
    await silent('one', 20);
    await expect(choice.choose(nothing)).resolves.toBe('two');
    await opened.store.transact(everywhere, tx => tx.gatewayNodes.lose('two'));
    await expect(choice.choose(nothing)).resolves.toBe('three');
    await beat('one', {});
    await beat('two', { desktops: true, load: 0.5 });
    await expect(choice.choose(nothing)).resolves.toBe('one');
  });

  it('prefers the one with most room', async () => {
    // Stands on the first one.
    await seedSession(opened.store, { tenant: 'acme', state: 'active' });
    await expect(choice.choose(nothing)).resolves.toBe('two');
  });
});
