import { thingsContract } from '../testing/thingsContract';
import { contractApiRef, createContractClient } from './contractApi';
import { ProblemError } from './ProblemError';

function clientAnswering(...answers: Response[]) {
  const sent: Request[] = [];
  const client = createContractClient(thingsContract, {
    discovery: { getBaseUrl: async id => `http://wardroom.test/api/${id}` },
    fetchApi: {
      fetch: async (input, init) => {
        // Backstage's fetch makes a request of what it gets in each of its steps.
        void new Request(input, init);
        sent.push(new Request(input, init));
        return answers.shift() ?? Response.json({});
      },
    },
  });
  return { client, sent };
}

const problem = (status: number, body: object) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

describe('contract client', () => {
  it('asks at the address of the contract, with lists and without what is undefined', async () => {
    const { client, sent } = clientAnswering(
      Response.json({ items: [{ id: 'thi_1' }] }),
    );
    const answer = await client.things.list({
      state: ['new', 'old'],
      cursor: undefined,
    });
    expect(answer).toEqual({ items: [{ id: 'thi_1' }] });
    const url = new URL(sent[0].url);
    expect(url.pathname).toBe('/api/things/things');
    expect([...url.searchParams.values()]).toEqual(['new', 'old']);
  });

  it('sends a key of its own with each request that creates, and with no other', async () => {
    const { client, sent } = clientAnswering();
    await client.things.create({ tenant: 'acme', name: 'one' });
    await client.things.create({ tenant: 'acme', name: 'one' });
    await client.things.rename({ tenant: 'acme', id: 'thi_1', name: 'two' });
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBeNull();
    expect(sent[0].url).toMatch(/\/tenants\/acme\/things$/);
    await expect(sent[0].json()).resolves.toEqual({ name: 'one' });
  });

  it('throws what the server says', async () => {
    const { client } = clientAnswering(
      problem(400, {
        type: 'about:blank',
        title: 'Wrong input',
        status: 400,
        detail: 'name: must not be empty',
        errors: [{ field: 'name', message: 'must not be empty' }],
      }),
    );
    const error = await client.things
      .create({ tenant: 'acme', name: '' })
      .catch(ProblemError.of);
    expect(error).toMatchObject({
      status: 400,
      title: 'Wrong input',
      errors: [{ field: 'name', message: 'must not be empty' }],
    });
  });

  it('finds words for an answer that is no problem document', async () => {
    const { client } = clientAnswering(new Response('<html>', { status: 502 }));
    const error = await client.things.list({}).catch(ProblemError.of);
    expect(error).toMatchObject({
      status: 502,
      title: 'The server could not answer',
    });
  });

  it('finds words for a broken connection', () => {
    expect(ProblemError.of(new TypeError('Failed to fetch'))).toMatchObject({
      title: 'No connection to the server',
    });
  });

  it('is found under the same reference everywhere', () => {
    expect(contractApiRef(thingsContract)).toBe(contractApiRef(thingsContract));
  });
});
