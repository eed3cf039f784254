import { Deliveries } from './Deliveries';
import type { PortalChannel } from './PortalChannel';

const session = 'ses_aaaabbbbccccddddeeee';
const other = 'ses_ffffgggghhhhiiiijjjj';
const person = 'user:acme/admin';
const joined = { session, person, visit: 'joined' as const };
const left = { session, person, visit: 'left' as const };

describe('Deliveries', () => {
  let told: unknown[];
  let fails: (input: unknown) => boolean;
  let deliveries: Deliveries;
  const settle = () => new Promise(resolve => setImmediate(resolve));

  beforeEach(() => {
    told = [];
    fails = () => false;
    const ask = async (_: string, input: unknown) => {
      if (fails(input)) throw new Error('The database is away');
      told.push(input);
      return {};
    };
    deliveries = new Deliveries({ ask } as unknown as PortalChannel);
  });

  it('keep what the portal could not take, in order, and tell it when the portal is well', async () => {
    fails = () => true;
    deliveries.tell('visit', joined);
    await settle();
    deliveries.tell('visit', left);
    deliveries.goOn();
    await settle();
    expect(told).toEqual([]);
    fails = () => false;
    deliveries.goOn();
    await settle();
    expect(told).toEqual([joined, left]);
    deliveries.goOn();
    await settle();
    expect(told).toHaveLength(2);
  });

  it('of one session do not wait for those of another', async () => {
    fails = input => input === joined;
    deliveries.tell('visit', joined);
    const elsewhere = { ...joined, session: other };
    deliveries.tell('visit', elsewhere);
    await settle();
    expect(told).toEqual([elsewhere]);
  });

  it('let go of what a portal that is well does not take', async () => {
    fails = input => input === joined;
    deliveries.tell('visit', joined);
    deliveries.tell('visit', left);
    for (let i = 0; i < 3; i += 1) {
      deliveries.goOn();
      await settle();
    }
    expect(told).toEqual([left]);
  });

  it('say when all of a session is told, and do not wait for a portal that is not well', async () => {
    await deliveries.allTold(session);
    deliveries.tell('visit', joined);
    deliveries.tell('visit', left);
    await deliveries.allTold(session);
    expect(told).toEqual([joined, left]);
    fails = () => true;
    deliveries.tell('visit', joined);
    await deliveries.allTold(session);
    expect(told).toHaveLength(2);
  });

  it('of one session are bounded, the latest kept', async () => {
    fails = () => true;
    for (let i = 0; i < 1_500; i += 1) deliveries.tell('visit', joined);
    deliveries.tell('visit', left);
    await settle();
    fails = () => false;
    deliveries.goOn();
    await settle();
    expect(told).toHaveLength(1_000);
    expect(told.at(-1)).toEqual(left);
  });
});
