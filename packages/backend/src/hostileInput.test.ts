/** @jest-environment node */
import { endpointPlaces, type Place } from './testing/endpointPlaces';
import { deep, hostileBodies } from './testing/hostileBodies';
import { rawRequest, type RawAnswer } from './testing/rawRequest';
import { ServedLab } from './testing/ServedLab';

const places = endpointPlaces();
const writing = places.filter(({ takes }) => takes === 'json');
const reading = places.filter(({ takes }) => takes !== 'json');
const uploads = places.filter(({ takes }) => takes === 'file');
const json = 'Content-Type: application/json';

/** What the product may hold on to after all this, gigabytes sent, beyond what it held before, in bytes. */
const REMEMBERED = 20e6;

type Sent = { place: Place; path?: string; body?: string | Uint8Array };

describe('hostile input', () => {
  let lab: ServedLab;
  let held: number;

  beforeAll(async () => {
    lab = await ServedLab.start();
    // What is made at the first use of an endpoint is no leak.
    await each(writing, place => send({ place, body: '{"unknown":1}' }));
    await each(reading, place =>
      send({ place, path: `${place.path}?unknown=1` }),
    );
    held = (await lab.look()).bytes;
  }, 120_000);

  afterAll(() => lab?.stop(), 60_000);

  afterEach(async () => {
    const { status } = await rawRequest(lab.life.url, {
      path: '/api/identity/account',
      headers: signed('acmeBasic'),
    });
    if (status !== 200) throw new Error(`It does not go on: ${status}`);
  });

  const signed = (persona: Place['persona']) =>
    persona ? [`Authorization: Bearer ${lab.life.tokens[persona]}`] : [];

  function send({ place, path = place.path, body }: Sent, headers = [json]) {
    const { method, persona } = place;
    return rawRequest(lab.life.url, {
      ...{ method, path, body },
      headers: [...signed(persona), ...headers],
    });
  }

  const sendAsNobody = (place: Place, headers: string[], body: Sent['body']) =>
    rawRequest(lab.life.url, {
      ...{ method: place.method, path: place.path },
      ...{ headers, body },
    });

  /** Asks many at once, and gives back the names of those that were not answered as they must. */
  async function faults<T extends { name: string }>(
    all: T[],
    ask: (one: T) => Promise<RawAnswer>,
    wanted: { status: number[]; field?: (one: T) => string },
  ): Promise<string[]> {
    const found = new Map<string, string[]>();
    await each(all, async one => {
      const { status, type, body, text } = await ask(one);
      const field = wanted.field?.(one);
      const good =
        wanted.status.includes(status) &&
        type.startsWith('application/problem+json') &&
        body.status === status &&
        (field === undefined || body.field === field);
      const answer = `${status} ${body?.field ?? ''} ${text.slice(0, 99)}`;
      if (!good) found.set(answer, [...(found.get(answer) ?? []), one.name]);
    });
    return [...found].map(([answer, of]) => `${answer}: ${of.slice(0, 5)}`);
  }

  describe.each(Object.entries(hostileBodies))('%s', (_, hostile) => {
    const { headers, body, status, field } = hostile;

    it('is refused by every endpoint that takes a body', async () => {
      const wanted = { status: [status], field: field && (() => field) };
      const ask = (place: Place) => send({ place, body }, headers);
      await expect(faults(writing, ask, wanted as never)).resolves.toEqual([]);
    }, 60_000);

    it('is no file to those that take one', async () => {
      const wanted = { status: [400, 415] };
      const ask = (place: Place) => send({ place, body }, headers);
      await expect(faults(uploads, ask, wanted)).resolves.toEqual([]);
    }, 60_000);

    it('gets nobody further who is not signed in', async () => {
      const closed = [...writing, ...uploads].filter(place => place.persona);
      const ask = (place: Place) => sendAsNobody(place, headers, body);
      const wanted = { status: [401] };
      await expect(faults(closed, ask, wanted)).resolves.toEqual([]);
    }, 60_000);
  });

  const fields = writing.flatMap(place =>
    place.fields.map(field => ({
      place,
      field,
      name: `${place.name} ${field}`,
    })),
  );

  it.each([
    ['NUL', '"a\\u0000b"'],
    ['half a character', '"a\\udfffb"'],
    ['NUL in a list', '["a\\u0000b"]'],
    ['a prototype', '{"__proto__":{"polluted":1}}'],
    ['too deep a list', deep],
  ])(
    '%s is refused in each field',
    async (what, value) => {
      const ask = ({ place, field }: (typeof fields)[number]) =>
        send({ place, body: `{"${field}":${value}}` });
      const inside = { 'NUL in a list': '.0', 'a prototype': '.__proto__' }[
        what
      ];
      const name = ({ field }: { field: string }) => field + (inside ?? '');
      const wanted = {
        status: [400],
        field: value === deep ? undefined : name,
      };
      await expect(faults(fields, ask, wanted)).resolves.toEqual([]);
    },
    60_000,
  );

  const parameters = places.flatMap(place =>
    place.parameters.map(p => ({ place, p, name: `${place.name} {${p}}` })),
  );

  it.each([
    ['NUL', 'a%00b'],
    ['a slash in disguise', '..%2F..%2Fadmin'],
    ['bytes that are no text', '%ff%c0%ae'],
    ['half an encoding', '%z'],
    ['a prototype', '__proto__'],
    ['a name of an hour to read', 'a'.repeat(8_000)],
  ])(
    '%s is refused in each parameter of a path',
    async (_, value) => {
      const ask = ({ place, p }: (typeof parameters)[number]) =>
        send({ place, path: place.with(p, value) });
      const wanted = { status: [400, 404] };
      await expect(faults(parameters, ask, wanted)).resolves.toEqual([]);
    },
    60_000,
  );

  const questions = reading.flatMap(place =>
    place.fields.map(field => ({
      place,
      field,
      name: `${place.name} ${field}`,
    })),
  );
  const asking =
    (value: string) =>
    ({ place, field }: (typeof questions)[number]) =>
      send({ place, path: `${place.path}?${value.replaceAll('F', field)}` });

  it.each([
    ['NUL', 'F=a%00b'],
    ['a prototype', 'F=acme&__proto__[polluted]=1'],
    ['a constructor', 'F=acme&constructor[prototype][polluted]=1'],
  ])(
    '%s is refused in a query',
    async (_, value) => {
      const wanted = { status: [400, 404] };
      await expect(faults(questions, asking(value), wanted)).resolves.toEqual(
        [],
      );
    },
    60_000,
  );

  const paged = questions.filter(({ field }) => field === 'cursor');
  const lists = paged.filter(({ place }) => !place.parameters.includes('id'));
  const cursor = (value: unknown) =>
    `cursor=${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

  it.each([
    ['repeated', 'limit=10&limit=20', 'limit'],
    ['an object', 'limit[a]=10', 'limit[a]'],
    ['huge', 'limit=1000000000', 'limit'],
    ['endless', 'limit=Infinity', 'limit'],
    ['negative', 'limit=-1', 'limit'],
    ['broken', 'cursor=%F0%9F%92%A9', 'cursor'],
    ['of nothing', cursor([]), 'cursor'],
    ['of objects', cursor([{}, {}, {}]), 'cursor'],
    ['of texts with NUL', cursor(['\0', '\0', '\0']), 'cursor'],
    ['too long', `cursor=${'a'.repeat(4_000)}`, 'cursor'],
    ['repeated', 'cursor=a&cursor=b', 'cursor'],
  ])(
    'a list refuses a page size or cursor that is %s',
    async (_, query, field) => {
      expect(lists.length).toBeGreaterThan(5);
      const wanted = { status: [400], field: () => field };
      await expect(faults(lists, asking(query), wanted)).resolves.toEqual([]);
    },
    60_000,
  );

  const foreign = [
    'GET /api/catalog/entities?filter=metadata.name=a%00b',
    'GET /api/catalog/entities/by-query?cursor=e30',
    'GET /api/catalog/entities/by-query?limit=1e9&offset=-1',
    'GET /api/catalog/entities/by-query?orderField=a%27,asc,',
    'GET /api/catalog/entities/by-name/customer/acme/%00',
    'GET /api/catalog/entity-facets?facet=%00',
    'GET /api/auth/wardroom/refresh?scope=%00',
    'POST /api/catalog/entities/by-refs',
    'POST /api/catalog/refresh',
    'POST /api/permission/authorize',
    'POST /api/events/bus/v1/events',
  ];

  it.each(foreign)(
    'the framework finds no fault of its own in %s',
    async at => {
      const [method, path] = at.split(' ');
      const bodies =
        method === 'GET' ? [undefined] : Object.values(hostileBodies);
      for (const hostile of bodies) {
        const { status } = await rawRequest(lab.life.url, {
          ...{ method, path, body: hostile?.body },
          headers: [...signed('acmeBasic'), ...(hostile?.headers ?? [])],
        });
        expect([status, status < 500]).toEqual([status, true]);
      }
    },
  );

  it('a hundred thousand header lines are cut off', async () => {
    function* lines() {
      for (let at = 0; at < 1e5; at++) yield `X-${at}: ${at}`;
    }
    const path = '/api/identity/account';
    const { status } = await rawRequest(lab.life.url, {
      path,
      headers: lines(),
    });
    expect([0, 431]).toContain(status);
  });

  it('nothing of all this is kept in memory, on a prototype, or said to be a fault of ours', async () => {
    const { bytes, inherited } = await lab.look();
    expect(inherited).toEqual([]);
    expect(bytes - held).toBeLessThan(REMEMBERED);
    expect(lab.log).not.toMatch(/HTTP\/1.1" 5\d\d/);
    expect(lab.isAlive).toBe(true);
  });
});

async function each<T>(all: T[], work: (one: T) => Promise<unknown>) {
  const left = [...all];
  const worker = async () => {
    for (let one = left.pop(); one; one = left.pop()) await work(one);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
