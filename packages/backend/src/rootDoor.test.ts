/** @jest-environment node */
import { TestTerminal } from '@wardroom/platform-test-utils';
import { rawRequest, type RawAnswer } from './testing/rawRequest';
import { ServedLab } from './testing/ServedLab';

const plugins = [
  ...['app', 'auth', 'catalog', 'events', 'permission', 'tenants', 'identity'],
  ...['assets', 'interventions', 'remote-access', 'audit', 'notifications'],
];
const task = 'wardroom-reconcile-tenants';

/** Addresses of the framework that are nobody's. */
const closed: [string, string][] = [
  ...plugins.flatMap<[string, string]>(plugin => [
    ['GET', `/api/${plugin}/.backstage/scheduler/v1/tasks`],
    ['POST', `/api/${plugin}/.backstage/scheduler/v1/tasks/${task}/trigger`],
    ['GET', `/api/${plugin}/.backstage/actions/v1/actions`],
    ['POST', `/api/${plugin}/.backstage/actions/v1/actions/x/invoke`],
  ]),
  ['GET', '/api/catalog/locations'],
  ['POST', '/api/catalog/locations'],
  ['DELETE', '/api/catalog/locations/x'],
  ['GET', '/api/catalog/locations/by-entity/customer/acme/acme'],
  ['POST', '/api/catalog/analyze-location'],
  ['POST', '/api/catalog/validate-entity'],
];

const catalogReads: [string, string][] = [
  ['GET', '/api/catalog/entities'],
  ['GET', '/api/catalog/entities/by-query'],
  ['POST', '/api/catalog/entities/by-refs'],
  ['GET', '/api/catalog/entities/by-name/customer/acme/acme'],
  ['GET', '/api/catalog/entities/by-name/customer/acme/acme/ancestry'],
  ['GET', '/api/catalog/entity-facets?facet=kind'],
  ['POST', '/api/catalog/refresh'],
];

/** Ways to write an address that a router or a proxy may take for the same. */
const spellings: Record<string, (path: string) => string> = {
  'as it is': path => path,
  'in capitals': path => path.toUpperCase(),
  'with an end': path => `${path}/`,
  'with a query': path => `${path}?x=/api/identity/public/sign-in-options`,
  'with double slashes': path => path.replaceAll('/', '//'),
  'with one double slash': path => path.replace(/\/(?=[^/]+$)/, '//'),
  'with dots encoded': path => path.replaceAll('.', '%2e'),
  'with slashes encoded': path => path.replace(/\/(?=[^/]+$)/, '%2F'),
  'with letters encoded': path => path.replace('c', '%63'),
  'with all encoded twice': path => path.replaceAll('.', '%252e'),
  'with a step aside': path => path.replace('/api/', '/api/public/../'),
  'with a dot': path => path.replace(/\/(?=[^/]+$)/, '/./'),
  'with a whole address': path => `http://localhost${path}`,
  'with a backslash': path => path.replace(/\/(?=[^/]+$)/, '\\'),
};

/** Refused; or the empty page that a browser gets wherever nothing else is. */
const isClosed = ({ status, text }: RawAnswer) =>
  (status >= 400 && status < 500) ||
  (status === 200 && /<!doctype html>/i.test(text.slice(0, 30)));

describe('the front door', () => {
  let lab: ServedLab;

  beforeAll(async () => {
    lab = await ServedLab.start();
  }, 120_000);

  afterAll(() => lab?.stop(), 60_000);

  function ask(
    who: keyof ServedLab['life']['tokens'] | undefined,
    [method, path]: [string, string],
    body: object = {},
  ) {
    const headers = ['Content-Type: application/json'];
    if (who) headers.push(`Authorization: Bearer ${lab.life.tokens[who]}`);
    return rawRequest(lab.life.url, {
      ...{ method, path, headers },
      body: method === 'POST' ? JSON.stringify(body) : undefined,
    });
  }

  describe.each(Object.entries(spellings))('an address %s', (_, spell) => {
    it.each(['superAdmin', 'acmeAdmin', undefined] as const)(
      'opens none of the framework’s tools to %s',
      async who => {
        const open: string[] = [];
        for (const [method, path] of closed) {
          const answer = await ask(who, [method, spell(path)]);
          if (!isClosed(answer)) open.push(`${method} ${path}`);
        }
        expect(open).toEqual([]);
      },
    );

    it('shows nothing of the catalog to somebody who is not signed in', async () => {
      for (const [method, path] of catalogReads) {
        const answer = await ask(undefined, [method, spell(path)]);
        expect([path, isClosed(answer)]).toEqual([path, true]);
      }
    });
  });

  it('answers closed addresses as if there were nothing, whoever asks', async () => {
    for (const who of ['superAdmin', undefined] as const) {
      const answer = await ask(who, ['GET', '/api/catalog/locations']);
      expect(answer).toMatchObject({ status: 404, body: { status: 404 } });
      expect(answer.type).toContain('problem+json');
    }
  });

  it('shows the catalog to people who are signed in', async () => {
    const { status, body } = await ask('acmeAdmin', catalogReads[0]);
    expect([status, body.length]).toEqual([200, expect.any(Number)]);
    expect(body.length).toBeGreaterThan(0);
  });

  it.each(['superAdmin', 'acmeBasic', undefined] as const)(
    'takes no events from %s, and gives none',
    async who => {
      const event = { topic: 'wardroom.member.disabled', payload: {} };
      const wanted = who ? 403 : 401;
      const sent = await ask(who, ['POST', '/api/events/bus/v1/events'], {
        event,
      });
      const heard = await ask(who, [
        'GET',
        '/api/events/bus/v1/subscriptions/identity.identity-member-disabled/events',
      ]);
      expect([sent.status, heard.status]).toEqual([wanted, wanted]);
    },
  );

  it.each(['superAdmin', 'acmeBasic', undefined] as const)(
    'lets %s try no conditions on what they may not see',
    async who => {
      const guess = {
        ...{ id: '1', resourceType: 'catalog-entity' },
        resourceRef: 'customer:globex/globex',
        conditions: {
          ...{ rule: 'HAS_METADATA', resourceType: 'catalog-entity' },
          params: { key: 'title', value: 'Globex Industries' },
        },
      };
      const path = '/api/catalog/.well-known/backstage/permissions';
      for (const spell of Object.values(spellings)) {
        const tried = await ask(
          who,
          ['POST', spell(`${path}/apply-conditions`)],
          { items: [guess] },
        );
        expect([400, 401, 403, 404]).toContain(tried.status);
      }
    },
  );

  it.each([
    ...['/api/signals', '/api/signals/', '/api/events/bus/v1/events', '/'],
    ...['/gw', '/GW/x/ws', '//gw/x/ws', '/gw/../api/signals', '/gw/other/ws'],
  ])('takes no WebSocket at %s', async url => {
    const socket = new TestTerminal({
      ...{ port: Number(new URL(lab.life.url).port), url },
      origin: lab.life.url,
    });
    await socket.closes();
    expect(socket.status).toBe(404);
  });

  it.each(['/api/identity/account', '/api/tenants/nothing/here'])(
    'tells who is not signed in, as a problem, at %s',
    async path => {
      const answer = await ask(undefined, ['GET', path]);
      expect(answer.type).toContain('application/problem+json');
      expect(answer.body).toEqual({
        ...{ type: 'about:blank', title: 'Not signed in', status: 401 },
        detail: 'Sign in to do this',
      });
    },
  );
});
